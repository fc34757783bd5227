from __future__ import annotations

import pytest

from scanner.model import Claim, Inference, Kind, Licensing, Role, Theme, Volume
from scanner.rules.conditions import ConditionError, Facts, holds, parse_condition


def _claim(kind: Kind, value, rule: str = "some/rule") -> Claim:
    return Claim(kind, rule, "words", 0, 5, value)


FACTS = Facts(
    (
        _claim(Kind.LICENSING, Licensing("licence", ("US-TX", "US-FL"), "required")),
        _claim(Kind.HYPE, Theme("freedom"), "hype/freedom/anywhere"),
        _claim(Kind.HYPE, Theme("income"), "hype/income/unlimited"),
        _claim(Kind.VOLUME, Volume("consults_per_hour", 6, None)),
    ),
    Role(clinical=True, telemedicine=False, categories=("synchronous",)),
    frozenset({"US-TX"}),
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("licensing", True),
        ("malpractice", False),
        ("licensing requirement=required|eligible", True),
        ("licensing requirement=waived", False),
        ("licensing jurisdictions=US-FL", True),
        ("licensing jurisdictions=US", True),
        ("licensing jurisdictions=US-OH|GB", False),
        ("licensing jurisdictions=null", False),
        ("licensing credential=licence authority=null", True),
        ("hype themes>=2", True),
        ("hype themes>=3", False),
        ("hype/freedom/*", True),
        ("hype/escape/*", False),
        ("role clinical", True),
        ("role clinical|telemedicine", False),
        ("category asynchronous|synchronous", True),
        ("place US", True),
        ("place GB|IE", False),
        ("volume measure=consults_per_hour most>=6", True),
        ("volume measure=consults_per_hour most>=7", False),
        ("volume measure=consults_per_hour max>=1", False),
        ("malpractice or hype theme=income", True),
    ],
)
def test_a_condition(text: str, *, expected: bool) -> None:
    assert holds(parse_condition(text), FACTS) is expected


@pytest.mark.parametrize("text", ["", "gossip", "role tall", "licensing required", "place", "hype or"])
def test_a_condition_that_means_nothing(text: str) -> None:
    with pytest.raises(ConditionError):
        parse_condition(text)


def test_what_was_worked_out_is_asked_for_by_name():
    facts = Facts((), Role(clinical=True, telemedicine=True), inferences=(Inference("pay/low", (2,), "$8"),))
    selector = parse_condition("inferred pay/*")[0]
    assert selector.holds(facts)
    assert selector.claims(facts) == (2,)
    assert not parse_condition("inferred volume/*")[0].holds(facts)


def test_a_credential_of_no_place_has_no_jurisdiction():
    facts = Facts(
        (_claim(Kind.LICENSING, Licensing("licence", (), "required")),),
        Role(clinical=True, telemedicine=True),
    )
    assert holds(parse_condition("licensing jurisdictions=null"), facts)
    assert not holds(parse_condition("licensing jurisdictions=US"), facts)


def test_a_country_licence_is_not_that_of_a_state():
    facts = Facts(
        (_claim(Kind.LICENSING, Licensing("licence", ("US",), "required")),),
        Role(clinical=True, telemedicine=True),
    )
    assert not holds(parse_condition("licensing jurisdictions=US-TX"), facts)


def test_a_rule_can_be_asked_for_with_fields_and_limits() -> None:
    made = Claim(Kind.VOLUME, "volume/length/slot", "8 minutes", 0, 9, Volume("minutes_per_consult", 8, 8))
    facts = Facts([made], Role(clinical=True, telemedicine=True))
    for text, expected in (
        ("volume/length/slot least>=7 most<=9", True),
        ("volume/length/* measure=minutes_per_consult", True),
        ("volume/length/slot least>=9", False),
        ("volume/length/slot measure=hours_per_day", False),
        ("volume/length/every", False),
    ):
        assert holds(parse_condition(text), facts) is expected, text
