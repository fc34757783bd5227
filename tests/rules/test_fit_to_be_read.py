"""What a doctor reads of a finding rule: its title, its reason and what to ask."""

from __future__ import annotations

import pytest

from scanner.model import Severity
from scanner.rules import Rule, load

FINDINGS = [rule for rule in load().rules if "/findings/" in rule.id or rule.id.startswith("strength/")]
"""The rules that combine claims."""


def test_there_are_rules_of_every_theme() -> None:
    counted = {rule.theme for rule in FINDINGS}
    assert counted == {"hype", "licensing", "malpractice", "pay", "volume", "role", "strength"}
    assert len(FINDINGS) >= 45


@pytest.mark.parametrize("rule", FINDINGS, ids=lambda rule: rule.id)
def test_a_rule_is_fit_to_be_read(rule: Rule) -> None:
    assert not rule.says
    assert (rule.severity is Severity.STRENGTH) is (rule.theme == "strength")
    if rule.flag:
        assert rule.title.startswith("This posting ")
        assert (rule.ask or "").rstrip().endswith((".", "?"))
    for word in ("scam", "illegal", "fraudster", "liar", "dishonest"):
        assert word not in rule.title.lower()
    assert len(rule.why.split()) <= 75
