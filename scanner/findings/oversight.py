"""How many other clinicians one doctor is to answer for."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from scanner.model import Inference, Kind, Theme

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scanner.rules.conditions import Facts

MANY = 6
"""Above one doctor for six nurse practitioners or assistants, supervision is a signature.

https://www.physiciansidegigs.com/being-a-supervising-physician-for-an-np-or-pa
"""
_WORDS = {
    "seven": 7, "eight": 8, "nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "fifteen": 15, "twenty": 20, "thirty": 30,
    "forty": 40, "fifty": 50, "hundred": 100,
}  # fmt: skip
_NUMBER = re.compile(rf"\d+|{'|'.join(_WORDS)}", re.IGNORECASE)


def oversight(facts: Facts) -> Iterator[Inference]:
    """`role/oversees-many` where a posting counts more than six for one doctor."""
    for index, claim in enumerate(facts.claims):
        if claim.kind is Kind.CONTEXT and claim.value == Theme("oversees"):
            count = max(map(_figure, _NUMBER.findall(claim.quote)), default=0)
            if count > MANY:
                yield Inference("role/oversees-many", (index,), f"One doctor answers for {count} others.")


def _figure(text: str) -> int:
    return _WORDS.get(text.lower()) or int(text)
