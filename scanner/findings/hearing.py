"""Which claims are heard: a rule's `requires` and `unless` also hold for the claim itself."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from scanner.rules.conditions import holds, parse_condition

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

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
        """The claims whose own conditions hold.

        What a claim requires is held against all that is said; what silences it, against the
        claims that are then left.
        """
        made = replace(facts, claims=self._kept(facts, self._required))
        return self._kept(made, self._unsilenced)

    def _kept(self, facts: Facts, holds: Callable[[str, Facts], bool]) -> tuple[Claim, ...]:
        rules = {claim.rule for claim in facts.claims} & self._conditions.keys()
        deaf = {rule for rule in rules if not holds(rule, facts)}
        return tuple(claim for claim in facts.claims if claim.rule not in deaf)

    def _required(self, rule: str, facts: Facts) -> bool:
        return all(holds(condition, facts) for condition in self._conditions[rule][0])

    def _unsilenced(self, rule: str, facts: Facts) -> bool:
        return not any(holds(condition, facts) for condition in self._conditions[rule][1])
