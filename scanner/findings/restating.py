"""Claims → claims of another kind: what one statement also says, in the same words.

`No GMC registration needed` states a licence that is waived; in work with patients the same words
are a warning. A rule with `restates` makes that claim, where no phrase has made it already.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from scanner.model import Kind, Stance, Theme
from scanner.rules.conditions import Facts, parse_condition

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from scanner.model import Claim, Role
    from scanner.rules import Rule
    from scanner.rules.conditions import Condition


@dataclass(frozen=True, slots=True)
class _Restated:
    rule: str
    kind: Kind
    value: Theme
    source: Condition


class Restating:
    """The rules that restate, their conditions parsed once."""

    def __init__(self, rules: Sequence[Rule]) -> None:
        self._rules = tuple(
            _Restated(
                rule.id,
                rule.claim.kind,
                Theme(str(rule.claim.value.get("theme"))),
                parse_condition(rule.restates),
            )
            for rule in rules
            if rule.restates and rule.claim
        )

    def __call__(self, claims: Sequence[Claim], role: Role) -> tuple[Claim, ...]:
        """All claims, and after each those that say it again."""
        new = [made for rule in self._rules for made in _made(rule, Facts(claims, role))]
        wanted = (made for made in new if not any(_said(made, claim) for claim in claims))
        return tuple(sorted((*claims, *wanted), key=lambda c: (c.start, c.end, c.kind, c.rule)))


def _made(restated: _Restated, facts: Facts) -> Iterator[Claim]:
    for index in sorted({i for selector in restated.source for i in selector.claims(facts)}):
        yield replace(
            facts.claims[index],
            kind=restated.kind,
            rule=restated.rule,
            value=restated.value,
            stance=Stance.AFFIRMED,
        )


def _said(made: Claim, claim: Claim) -> bool:
    alike = made.kind == claim.kind and made.value == claim.value
    return alike and made.start < claim.end and claim.start < made.end
