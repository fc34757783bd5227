"""What stands around an amount and says what it is: unit, role, share, or not pay at all."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from scanner.model import Kind

if TYPE_CHECKING:
    from collections.abc import Iterable

    from scanner.claims.reading import Match
    from scanner.rules import Rule

_BEHIND = frozenset({"per", "a", "an", "each", "every", "/", "for", "pa", "ph", "pd", "pw", "pm", "pcm", "p"})
"""A unit that begins so usually stands behind its amount."""

_MERE = frozenset({("<money>",), ("<number>",)})


@dataclass(frozen=True, slots=True)
class Cue:
    """A phrase of a pay rule: tokens `first` up to `last`."""

    rule: Rule
    first: int
    last: int
    behind: bool = False
    """Usually stands behind its amount: `per visit`."""
    mere: bool = False
    """Nothing but an amount, which says nothing about itself."""

    def says(self, field: str) -> str | None:
        """The field of a pay claim that the phrase settles."""
        assert self.rule.claim  # noqa: S101 - a cue comes from a claim rule
        value = self.rule.claim.value.get(field)
        return None if value is None else str(value)

    @property
    def denies(self) -> bool:
        """Whether it says that the amount is not pay."""
        return self.says("per") == "none"

    @property
    def unit(self) -> str | None:
        """Per what; None for a share of fees, for no pay, or if it does not say."""
        per = self.says("per")
        return None if per in {"none", "share"} else per

    @property
    def shares(self) -> bool:
        """Whether it says that a percentage is a share of fees."""
        return self.says("per") == "share"

    @property
    def evidence(self) -> bool:
        """Whether it only says that there is pay."""
        return not self.mere and not self.says("per") and not self.says("role")

    def covers(self, index: int) -> bool:
        """Whether the token is part of the phrase."""
        return self.first <= index < self.last


def cues(matches: Iterable[Match], norms: tuple[str, ...]) -> tuple[Cue, ...]:
    """The pay cues among all matches of a passage, from left to right."""
    found = [
        Cue(
            match.rule,
            match.first,
            match.last,
            norms[match.first] in _BEHIND,
            norms[match.first : match.last] in _MERE,
        )
        for match in matches
        if match.rule.claim and match.rule.claim.kind is Kind.PAY
    ]
    return tuple(sorted(found, key=lambda cue: (cue.first, -cue.last)))
