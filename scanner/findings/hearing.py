"""Which claims are heard: a rule's `requires` and `unless` also hold for the claim itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scanner.rules.conditions import holds, parse_condition

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scanner.model import Claim
    from scanner.rules import Rule
    from scanner.rules.conditions import Condition, Facts


class Hearing:
    """The conditions of the rules that make claims, parsed once."""

    def __init__(self, rules: Sequence[Rule]) -> None:
        self._conditions: dict[str, tuple[tuple[Condition, ...], tuple[Condition, ...]]] = {
            rule.id: (tuple(map(parse_condition, rule.requires)), tuple(map(parse_condition, rule.unless)))
            for rule in rules
            if rule.states and (rule.requires or rule.unless)
        }

    def heard(self, facts: Facts) -> tuple[Claim, ...]:
        """The claims whose own conditions hold, all held against what the posting says in full."""
        deaf = {
            rule
            for rule in {claim.rule for claim in facts.claims} & self._conditions.keys()
            if not self._holds(rule, facts)
        }
        return tuple(claim for claim in facts.claims if claim.rule not in deaf)

    def _holds(self, rule: str, facts: Facts) -> bool:
        requires, unless = self._conditions[rule]
        return all(holds(c, facts) for c in requires) and not any(holds(c, facts) for c in unless)
