"""Claims + rules → findings: which rules the claims of a posting set off.

Conditions look at claims and role, never at findings, so judging is one pass in any order.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from scanner.findings.weights import POINTS
from scanner.model import Finding, Severity
from scanner.rules.conditions import Condition, holds, parse_condition

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scanner.rules import Rule
    from scanner.rules.conditions import Facts


@dataclass(frozen=True, slots=True)
class Verdict:
    """The findings of a posting, and how many absences were withheld for want of text."""

    findings: tuple[Finding, ...]
    strengths: tuple[Finding, ...]
    withheld: tuple[str, ...]
    """Titles of absence findings that too little text was read for."""


@dataclass(frozen=True, slots=True)
class _Judged:
    rule: Rule
    states: bool
    """Whether it needs a claim of its own; asked first, since it settles most rules of most postings."""
    requires: tuple[Condition, ...]
    unless: tuple[Condition, ...]


class Rulebook:
    """The rules that can become findings, their conditions parsed once."""

    def __init__(self, rules: Sequence[Rule]) -> None:
        self._rules = tuple(
            _Judged(
                rule,
                rule.states,
                tuple(map(parse_condition, rule.requires)),
                tuple(map(parse_condition, rule.unless)),
            )
            for rule in rules
            if rule.severity is not Severity.NONE
        )

    def judge(self, facts: Facts, *, short: bool) -> Verdict:
        """The findings the facts set off; with `short` text, absences are withheld."""
        own: dict[str, list[int]] = {}
        for index, claim in enumerate(facts.claims):
            own.setdefault(claim.rule, []).append(index)
        heard = [judged for judged in self._rules if not judged.states or judged.rule.id in own]
        set_off = [judged for judged in heard if _set_off(judged, facts)]
        withheld = tuple(judged.rule.title for judged in set_off if short and judged.rule.absence)
        made = [_finding(judged, facts, own) for judged in set_off if not (short and judged.rule.absence)]
        return Verdict(
            tuple(sorted((f for f in made if f.severity is not Severity.STRENGTH), key=_order)),
            tuple(f for f in made if f.severity is Severity.STRENGTH),
            withheld,
        )


def _set_off(judged: _Judged, facts: Facts) -> bool:
    return all(holds(c, facts) for c in judged.requires) and not any(holds(c, facts) for c in judged.unless)


def _finding(judged: _Judged, facts: Facts, own: dict[str, list[int]]) -> Finding:
    rule = judged.rule
    resting = set(own.get(rule.id, ()))
    for condition in judged.requires:
        for selector in condition:
            if selector.holds(facts):
                resting.update(selector.claims(facts))
    return Finding(
        rule.id, rule.theme, rule.severity, rule.title, rule.why.strip(), rule.ask or "",
        tuple(sorted(resting)), POINTS[rule.severity], _working(judged, facts),
    )  # fmt: skip


def _working(judged: _Judged, facts: Facts) -> str:
    """The figures behind what the rule asked to be inferred."""
    found = (i.working for c in judged.requires for selector in c for i in selector.inferred(facts))
    return " ".join(dict.fromkeys(filter(None, found)))


def _order(finding: Finding) -> tuple[int, str]:
    return -finding.points, finding.rule
