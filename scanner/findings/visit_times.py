"""What the minutes a patient are of: the talk without its notes, or a first visit."""

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
_FIRST = re.compile(r"\b(?:intakes?|initial|first|new|evaluations?|assessments?)\b", re.IGNORECASE)
LEAST_INTAKE = 30
"""Minutes; behavioural visits that platforms pay for last 45 to 60:

https://residencyadvisor.com/resources/telemedicine-careers/comparing-major-telemedicine-employers-pay-ranges-volume-and-turnover-rates
"""


def visit_times(facts: Facts) -> Iterator[Inference]:
    """`volume/talk-time` of an average or a handling time, `volume/short-intake` of a first visit under half an hour.

    In US virtual urgent care the median talk took 7.4 minutes, in longer slots:
    https://telehealthandmedicinetoday.com/index.php/journal/article/download/154/168?inline=1
    """
    lengths = [
        (index, claim.quote, claim.value.max or claim.value.min or LEAST_INTAKE)
        for index, claim in enumerate(facts.claims)
        if isinstance(claim.value, Volume) and claim.value.measure == "minutes_per_consult"
    ]
    talks = tuple(index for index, quote, _ in lengths if _TALK.search(quote))
    if talks:
        yield Inference("volume/talk-time", talks, "")
    for index, quote, most in lengths:
        if _FIRST.search(quote) and most < LEAST_INTAKE:
            yield Inference("volume/short-intake", (index,), f"A first visit of {most:g} minutes is stated.")
