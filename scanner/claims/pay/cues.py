"""What stands around an amount and says what it is: unit, role, bound, or not pay at all."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from scanner.claims.reading import STOPS
from scanner.model import Kind

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from scanner.claims.reading import Match, Reading
    from scanner.rules import Rule

_JOINTS = frozenset({",", "plus", "+", "and", "with", "-", "|"})
REACH = 7
"""Words that may stand between an amount and what says what it is."""


@dataclass(frozen=True, slots=True)
class Cue:
    """A phrase of a pay rule: tokens `first` up to `last`."""

    rule: Rule
    first: int
    last: int

    def says(self, field: str) -> str | None:
        """The field of a pay claim that the phrase settles."""
        assert self.rule.claim  # noqa: S101 - a cue comes from a claim rule
        value = self.rule.claim.value.get(field)
        return None if value is None else str(value)

    def covers(self, index: int) -> bool:
        """Whether the amount is part of the phrase."""
        return self.first <= index < self.last


def cues(matches: Iterable[Match]) -> list[Cue]:
    """The pay cues among all matches of a passage."""
    return [
        Cue(match.rule, match.first, match.last)
        for match in matches
        if match.rule.claim and match.rule.claim.kind is Kind.PAY
    ]


def nearest(field: str, index: int, found: Sequence[Cue], reading: Reading, amounts: Sequence[int]) -> Cue | None:
    """The cue that says `field` of the amount at `index`: covering it, after it, or before it."""
    fitting = [cue for cue in found if cue.says(field)]
    covering = [cue for cue in fitting if cue.covers(index)]
    if covering:
        return max(covering, key=lambda cue: cue.last - cue.first)
    later = min((a for a in amounts if a > index), default=len(reading.norms))
    earlier = max((a for a in amounts if a < index), default=-1)
    after = [
        cue for cue in fitting if cue.first > index and cue.last <= later and _reaches(reading, index, cue, field, later)
    ]
    if after:
        return min(after, key=lambda cue: cue.first)
    before = [
        cue
        for cue in fitting
        if earlier < cue.first and cue.last <= index and _near(reading, cue.last, index, REACH) and not _taken(reading, cue, earlier)
    ]
    return max(before, key=lambda cue: cue.last) if before else None


def _reaches(reading: Reading, index: int, cue: Cue, field: str, later: int) -> bool:
    """Whether a cue after the amount speaks of it, not of the amount that follows."""
    if field == "per":
        return _near(reading, index + 1, cue.first, REACH) and not (_introduces(reading, cue, later) and cue.first - index > 2)  # noqa: PLR2004
    between = reading.norms[index + 1 : cue.first]
    return not _introduces(reading, cue, later) and _near(reading, index + 1, cue.first, REACH) and not _JOINTS & set(between)


def _introduces(reading: Reading, cue: Cue, later: int) -> bool:
    """Whether the cue stands right before the next amount."""
    return later < len(reading.norms) and later - cue.last <= 1


def _taken(reading: Reading, cue: Cue, earlier: int) -> bool:
    """A unit right behind an earlier amount belongs to that one: `£84/h, £93`."""
    return earlier >= 0 and cue.first - earlier == 1 and bool(cue.says("per"))


def _near(reading: Reading, start: int, end: int, reach: int) -> bool:
    between = reading.norms[start:end]
    return len(between) <= reach and not any(norm in STOPS for norm in between)
