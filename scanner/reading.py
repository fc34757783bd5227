"""A passage as the rules see it: folded words, slots and where each one stands."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, field
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


@dataclass(frozen=True, slots=True, eq=False)
class Reading:
    """One passage cut into tokens; the four columns run in parallel. Each is equal to itself only.

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
    stops: tuple[int, ...] = field(init=False, repr=False)
    """The tokens that end a clause."""

    def __post_init__(self) -> None:
        """Find the stops once: every match asks for its clause."""
        stops = tuple(index for index, norm in enumerate(self.norms) if norm in STOPS)
        object.__setattr__(self, "stops", stops)

    def quote(self, first: int, last: int) -> str:
        """The shown words from token `first` up to but not including `last`."""
        return self.passage.text[self.starts[first] : self.ends[last - 1]]

    def clause(self, index: int) -> tuple[int, int]:
        """The bounds, in tokens, of the clause that holds token `index`."""
        place = bisect_left(self.stops, index)
        last = self.stops[place] if place < len(self.stops) else len(self.norms)
        return self.stops[place - 1] + 1 if place else 0, last
