from __future__ import annotations

import pytest

from scanner.findings.restating import Restating
from scanner.model import Claim, Kind, Licensing, Role, Theme
from scanner.rules.rule import Rule

RULE = Rule.model_validate(
    {
        "id": "warning/no_licence/waived",
        "title": "Waives the registration",
        "why": "Patients' places ask for it.",
        "severity": "none",
        "claim": {"kind": "warning", "theme": "no_licence"},
        "restates": "licensing credential=licence requirement=waived",
        "hits": ["a b c", "d e f"],
        "misses": ["g h i", "j k l"],
    }
)
DOCTOR = Role(clinical=True, telemedicine=True, categories=())


def _licence(requirement: str, start: int = 10) -> Claim:
    value = Licensing("licence", ("GB",), requirement, "GMC")
    return Claim(Kind.LICENSING, "licensing/authority/named", "GMC is not needed", start, start + 17, value)


def _warning(start: int) -> Claim:
    return Claim(
        Kind.WARNING, "warning/no_licence/not-needed", "not needed", start, start + 10, Theme("no_licence")
    )


def test_a_waived_licence_is_also_the_warning_with_the_same_quote() -> None:
    claims = Restating([RULE])([_licence("waived")], DOCTOR)
    (made,) = [claim for claim in claims if claim.kind is Kind.WARNING]
    assert (made.rule, made.quote, made.start) == (RULE.id, "GMC is not needed", 10)
    assert made.value == Theme("no_licence")


@pytest.mark.parametrize(
    "claims",
    [
        pytest.param([_licence("required")], id="another-requirement"),
        pytest.param([_licence("waived"), _warning(15)], id="said-by-a-phrase-already"),
        pytest.param([], id="nothing"),
    ],
)
def test_nothing_is_made_of(claims: list[Claim]) -> None:
    assert list(Restating([RULE])(claims, DOCTOR)) == claims


@pytest.mark.parametrize(
    ("change", "problem"),
    [
        pytest.param({"says": ["no licence"]}, "takes the place of says", id="beside-says"),
        pytest.param(
            {"claim": {"kind": "malpractice", "cover": "own"}}, "hype, warning or context", id="other-kind"
        ),
        pytest.param({"claim": None}, "goes with claim", id="without-claim"),
    ],
)
def test_a_rule_that_cannot_restate_is_refused(change: dict[str, object], problem: str) -> None:
    with pytest.raises(ValueError, match=problem):
        Rule.model_validate({**RULE.model_dump(by_alias=True, exclude_none=True), **change})
