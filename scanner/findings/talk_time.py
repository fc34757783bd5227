"""Whether the minutes a patient that are stated are those of the talk, not of the slot with its notes."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from scanner.model import Inference, Volume

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scanner.rules.conditions import Facts

_TALK = re.compile(
    r"\b(?:average|avg|averag\w+|mean|median|typical\w*|handl\w+|talk|talking|aht|acd)\b", re.IGNORECASE
)


def talk_time(facts: Facts) -> Iterator[Inference]:
    """`volume/talk-time` of the claims that speak of an average or of handling time.

    In US virtual urgent care the median talk took 7.4 minutes, in longer slots:
    https://telehealthandmedicinetoday.com/index.php/journal/article/download/154/168?inline=1
    """
    found = tuple(
        index
        for index, claim in enumerate(facts.claims)
        if isinstance(claim.value, Volume)
        and claim.value.measure == "minutes_per_consult"
        and _TALK.search(claim.quote)
    )
    if found:
        yield Inference("volume/talk-time", found, "")
