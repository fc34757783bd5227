"""Every exception decides on some rule, and only on rules that it is about."""

from __future__ import annotations

import pytest

from scanner.rules import load
from scanner.rules.bearing import bearing
from scanner.rules.exceptions import load_exceptions
from scanner.rules.pack import builtin_folder

RULES = {rule.id: rule for rule in load().rules}
EXCEPTIONS = load_exceptions([builtin_folder()])


def bears_on(rule: str) -> set[str]:
    return {each.id for each in bearing(RULES[rule], EXCEPTIONS)}


def test_every_exception_decides_on_a_rule() -> None:
    decided = {each.id for rule in RULES.values() for each in bearing(rule, EXCEPTIONS)}
    assert decided == {each.id for each in EXCEPTIONS}


@pytest.mark.parametrize(
    ("rule", "some", "none"),
    [
        ("licensing/findings/patients-uncovered", "eu-provider-state", "british-columbia"),
        ("licensing/findings/payer-uncovered", "eu-provider-state", "us-compact"),
        ("licensing/findings/other-state", "british-columbia", "eu-provider-state"),
        ("licensing/findings/worldwide-patients", "travel-assistance", "supervised-route"),
        ("licensing/findings/before-licence", "supervised-route", "travel-assistance"),
        ("licensing/findings/further-duty", "uk-patients-abroad", "british-columbia"),
        ("licensing/findings/narrow-exception", "us-established-patient", "us-compact"),
        ("licensing/findings/exception-relied-on", "us-compact", "us-established-patient"),
    ],
)
def test_an_exception_bears_on_the_rules_it_is_about(rule: str, some: str, none: str) -> None:
    assert some in bears_on(rule)
    assert none not in bears_on(rule)


def test_a_rule_that_infers_nothing_has_no_exception() -> None:
    assert bears_on("hype/freedom/anywhere") == set()
