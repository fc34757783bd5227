"""A passage as the rules see it: folded words, slots and where each one stands."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from scanner.model import Passage

STOPS = frozenset(".;!?")
"""Tokens that end a clause; no phrase crosses one."""


class Measure(StrEnum):
    """What a quantity counts."""

    MONEY = "money"
    NUMBER = "number"
    PERCENT = "percent"
    TIME = "time"
    DATE = "date"


@dataclass(frozen=True, slots=True)
class Quantity:
    """A figure, or a range of two, read from figures or words."""

    measure: Measure
    low: float
    high: float
    """Equal to `low` for a single figure."""
    sign: str = ""
    """Currency as written, folded: `$`, `us$`, `aed`, `lakh` has none."""
    open: bool = False
    """Followed by a plus: `20+`."""
    yearly: bool = False
    """`LPA`: lakh a year."""
    scale: str = ""
    """As written: `k`, `lakh`."""
    words: bool = False
    """Written in words."""


@dataclass(frozen=True, slots=True)
class Reading:
    """One passage cut into tokens; the four columns run in parallel.

    `norms[i]` is the folded word, a punctuation sign, or a slot such as `<money>`,
    `<number>`, `<percent>`, `<time>`, `<place>`, `<authority>`, `<email>`, `<free-email>`, `<url>`.
    """

    passage: Passage
    norms: tuple[str, ...]
    starts: tuple[int, ...]
    """Offset of each token's first character in `passage.text`."""
    ends: tuple[int, ...]
    quantities: Mapping[int, Quantity]
    """By token index."""

    def quote(self, first: int, last: int) -> str:
        """The shown words from token `first` up to but not including `last`."""
        return self.passage.text[self.starts[first] : self.ends[last - 1]]

    def clause(self, index: int) -> tuple[int, int]:
        """The bounds, in tokens, of the clause that holds token `index`."""
        norms, end = self.norms, len(self.norms)
        first = last = index
        while first > 0 and norms[first - 1] not in STOPS:
            first -= 1
        while last < end and norms[last] not in STOPS:
            last += 1
        return first, last
