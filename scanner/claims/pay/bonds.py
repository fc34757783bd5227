"""Which figure each cue speaks of: the one it covers, or the nearer of its two neighbours.

Every figure takes part, not only money: in `40 hours a week at $90` the week belongs to
the hours. Words that join one thing to the next keep a cue from reaching across them.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from typing import TYPE_CHECKING

from scanner.claims.pay.nearby import COUNTED
from scanner.claims.reading import STOPS, Measure

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from scanner.claims.pay.cues import Cue
    from scanner.claims.reading import Reading

REACH = 8
"""Words that may stand between an amount and what says what it is."""
_SHORT_REACH = 4
_ARTICLE_REACH = 1
_ARTICLES = frozenset({"a", "an", "the", "that"})
_FREE = frozenset({
    ":", "=", "|", "of", "is", "are", "at", "up", "to", "from", "about", "around", "our", "your", "the", "a", "an", "be",
    "will", "as", "for", "on",
})  # fmt: skip
_SOFT = frozenset({",", "-", "/", "then", "now", "or"})
_LABEL = frozenset({"-"})
_HARD = frozenset({
    "plus", "+", "and", "with", "but", "alongside", "including", "incl", "inclusive", "includes", "covering", "covers", "&", ":",
})  # fmt: skip
_ADDING = frozenset({"plus", "+"})
_MORE = frozenset(
    {
        "up",
        "above",
        "over",
        "more",
        "upwards",
        "super",
        "superannuation",
        "gst",
        "vat",
        "hst",
        "tax",
        "holiday",
    }
)
"""After `and` and `+` these join nothing: `$90 and up`, `$155 + super per hour`."""
_SOFT_COST = 3
_OUT_OF_ORDER = 2
_LABEL_GAIN = 0.5
"""`Guarantee ₹40,000 p.m. Incentive ₹50`: a label right before a figure and apart from the one before it."""


@dataclass(frozen=True, slots=True)
class Bond:
    """A cue and the figure, by token, that it speaks of."""

    cue: Cue
    index: int
    cost: float
    """0 beside the figure, -1 around it."""


def bonds(reading: Reading, found: Sequence[Cue]) -> tuple[Bond, ...]:
    """One bond for each cue that has a figure to speak of."""
    figures = sorted(reading.quantities)
    covered = {token for cue in found for token in range(cue.first, cue.last)}
    links = _Links(reading, frozenset(covered), _labels_first(found, figures))
    return tuple(bond for cue in found for bond in links.of(cue, figures))


def _labels_first(found: Sequence[Cue], figures: Sequence[int]) -> bool:
    """`sign-on $20k, relocation $5k` and not `$20k sign-on, $5k relocation`."""
    return any(cue.says("role") and cue.last <= figures[0] for cue in found) if figures else False


@dataclass(frozen=True, slots=True)
class _Links:
    """How far apart the words of one passage are."""

    reading: Reading
    covered: frozenset[int]
    labels_first: bool

    def of(self, cue: Cue, figures: Sequence[int]) -> Iterator[Bond]:
        """The bonds of one cue."""
        covered = figures[bisect_left(figures, cue.first) : bisect_left(figures, cue.last)]
        inside = [index for index in covered if cue.denies or self._money(index)]
        if cue.denies:  # `of 8% on collections above $9,000` speaks of the money
            inside = [index for index in inside if self._is(index, Measure.MONEY)] or inside
        if inside:
            yield from (Bond(cue, index, -1) for index in inside)
            return
        near = [bond for bond in (self._back(cue, figures), self._ahead(cue, figures)) if bond]
        if near:
            yield min(near, key=lambda bond: bond.cost)

    def _money(self, index: int) -> bool:
        """Not the number in `per 50 minute session`."""
        return self.reading.quantities[index].measure in {Measure.MONEY, Measure.PERCENT}

    def _is(self, index: int, measure: Measure) -> bool:
        return self.reading.quantities[index].measure is measure

    def _counts(self, index: int) -> bool:
        """`refer a colleague who does ten shifts`: the figure is no reward."""
        return not self._money(index) and "".join(self.reading.norms[index + 1 : index + 2]) in COUNTED

    def _back(self, cue: Cue, figures: Sequence[int]) -> Bond | None:
        """The bond to the figure before the cue."""
        place = bisect_left(figures, cue.first)
        if not place:
            return None
        index = figures[place - 1]
        blocked = _HARD | {","} if cue.says("role") else _HARD
        cost = self._cost(index + 1, cue.first, cue, blocked)
        if self.reading.quantities[index].open and cue.says("role"):
            cost += _SOFT_COST  # `$200k+ bonus`: the plus joins
        ties = 0.5 if cue.denies or (cue.says("role") and self.labels_first) else 0
        return Bond(cue, index, cost + ties) if cost <= self._reach_back(cue) else None

    def _ahead(self, cue: Cue, figures: Sequence[int]) -> Bond | None:
        """The bond to the figure behind the cue."""
        place = bisect_left(figures, cue.last)
        index = figures[place] if place < len(figures) else None
        if index is None or self.reading.norms[cue.first] == "/" or self._leaves_bracket(cue, index):
            return None
        cost = self._cost(cue.last, index, cue, _ADDING | {"and"} if cue.behind else _ADDING)
        late = cue.behind and not self._opens(cue)
        cost += _SOFT_COST * bool(cue.says("role") and self._counts(index))
        cost -= _LABEL_GAIN * (bool(cue.says("role")) and self._labels(cue, figures, index))
        reach = _SHORT_REACH if cue.denies else REACH
        return Bond(cue, index, cost + _OUT_OF_ORDER * late + 0.25) if cost <= reach else None

    def _labels(self, cue: Cue, figures: Sequence[int], index: int) -> bool:
        """Whether it stands right before a figure, and apart from the one before it."""
        place = bisect_left(figures, cue.first)
        apart = not place or figures[place - 1] + 1 != cue.first
        return apart and _FREE.issuperset(self.reading.norms[cue.last : index])

    def _reach_back(self, cue: Cue) -> int:
        """How far behind its amount a cue may stand: `$38 net a visit`, but no `a visit` later on."""
        if cue.denies or (cue.says("role") and not cue.behind):
            return _SHORT_REACH
        return _ARTICLE_REACH if self.reading.norms[cue.first] in _ARTICLES else REACH

    def _leaves_bracket(self, cue: Cue, index: int) -> bool:
        """`(base pay plus commission) of $90,000`: what is in brackets does not say what the amount is."""
        between = self.reading.passage.text[self.reading.ends[cue.last - 1] : self.reading.starts[index]]
        return ")" in between.split("(")[0]

    def _opens(self, cue: Cue) -> bool:
        """Whether it begins a clause: `Per visit: $30`."""
        before = self.reading.norms[cue.first - 1] if cue.first else "."
        return before in STOPS or before in {"|", ","}

    def _cost(self, start: int, end: int, cue: Cue, blocked: frozenset[str]) -> float:
        free = _FREE | _LABEL if start == cue.last else _FREE
        cost = 0.0
        for at in range(start, end):
            word = self.reading.norms[at]
            if word in STOPS or (cue.denies and word in _SOFT):
                return 99
            if word in blocked and self.reading.norms[at + 1] not in _MORE:
                return 99
            cost += 0 if word in free else _SOFT_COST if word in _SOFT else 0 if at in self.covered else 1
        return cost + _SOFT_COST * self._bracketed(start, end)

    def _bracketed(self, start: int, end: int) -> bool:
        """Whether a bracket opens or closes between: `€25 (the patient pays €60)`."""
        between = self.reading.passage.text[
            self.reading.ends[start - 1] if start else 0 : self.reading.starts[end]
        ]
        return "(" in between or ")" in between
