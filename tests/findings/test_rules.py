"""The finding rules, over invented claims: no text is read here."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scanner.findings.judge import Rulebook, Verdict
from scanner.findings.score import score
from scanner.model import (
    Claim,
    Engagement,
    Kind,
    Licensing,
    Malpractice,
    Pay,
    Role,
    Severity,
    Theme,
    Volume,
)
from scanner.rules.conditions import Facts
from scanner.rules.pack import builtin_folder
from scanner.rules.rule import Rule
from scanner.rules.yaml import read_sheet

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from scanner.model import Value

CLINICAL = Role(clinical=True, telemedicine=True, categories=("synchronous",))
DESK = Role(clinical=False, telemedicine=False, categories=("non_clinical",))


@cache
def _rules() -> tuple[Rule, ...]:
    """Read the rules that combine claims from their files."""
    folder = builtin_folder()
    paths = sorted([*folder.glob("*/findings/*.yaml"), *folder.glob("strength/*.yaml")])
    return tuple(
        Rule.model_validate({**read_sheet(path).content, "id": _rule_id(path, folder)}) for path in paths
    )


def _rule_id(path: Path, folder: Path) -> str:
    return path.relative_to(folder).with_suffix("").as_posix()


@cache
def _rulebook() -> Rulebook:
    return Rulebook(_rules())


def _claim(value: Value, kind: Kind, rule: str = "a/rule") -> Claim:
    return Claim(kind, rule, "words", 0, 5, value)


def _hype(*themes: str) -> list[Claim]:
    return [_claim(Theme(theme), Kind.HYPE) for theme in themes]


def _context(*themes: str) -> list[Claim]:
    return [_claim(Theme(theme), Kind.CONTEXT, f"context/{theme}") for theme in themes]


def _warning(*themes: str) -> list[Claim]:
    return [_claim(Theme(theme), Kind.WARNING) for theme in themes]


def _licence(*places: str, requirement: str = "required", credential: str = "licence") -> Claim:
    return _claim(Licensing(credential, places, requirement), Kind.LICENSING)


def _pace(measure: str, low: float | None, high: float | None) -> Claim:
    return _claim(Volume(measure, low, high), Kind.VOLUME)


def _pay(per: str, low: float | None, high: float | None, bound: str = "exact") -> Claim:
    return _claim(Pay(low, high, None if per == "share" else "USD", per, bound), Kind.PAY)


def _judge(claims: Sequence[Claim], role: Role = CLINICAL, *places: str, short: bool = False) -> Verdict:
    return _rulebook().judge(Facts(claims, role, frozenset(places)), short=short)


def _found(
    claims: Sequence[Claim], role: Role = CLINICAL, *places: str, short: bool = False
) -> dict[str, Severity]:
    verdict = _judge(claims, role, *places, short=short)
    return {finding.rule: finding.severity for finding in (*verdict.findings, *verdict.strengths)}


HYPE = "hype/findings/no-registration"


@pytest.mark.parametrize(
    ("claims", "role", "expected"),
    [
        (_hype("income", "freedom"), CLINICAL, True),
        (_hype("income", "inflated"), CLINICAL, False),
        (_hype("income"), CLINICAL, False),
        (_hype("income", "freedom"), DESK, False),
        ([*_hype("income", "freedom"), _licence("US-TX")], CLINICAL, False),
        ([*_hype("income", "freedom"), _licence("US-TX", requirement="eligible")], CLINICAL, False),
        ([*_hype("income", "freedom"), _licence("US-TX", requirement="preferred")], CLINICAL, True),
        ([*_hype("income", "freedom"), _licence("US", requirement="waived")], CLINICAL, True),
        ([*_hype("income", "freedom"), _licence("US", credential="exam")], CLINICAL, True),
    ],
)
def test_hype_without_registration(claims: list[Claim], role: Role, *, expected: bool) -> None:
    found = _found(claims, role)
    assert (HYPE in found) is expected
    if expected:
        assert found[HYPE] is Severity.WARNING


def test_hype_beside_registration_stays_a_note() -> None:
    found = _found([*_hype("income", "freedom"), _licence("US-TX"), _pay("hour", 90, 90)], CLINICAL, "US-TX")
    assert {found[rule] for rule in found if rule.startswith("hype/")} == {Severity.NOTE}


def test_hype_beside_a_waived_registration_is_the_loudest() -> None:
    hype, no_licence = _hype("income", "freedom"), _warning("no_licence")
    found = _found([*hype, *no_licence, _licence("US", requirement="waived")])
    assert found["hype/findings/registration-waived"] is found[HYPE] is Severity.WARNING
    assert "hype/findings/registration-waived" not in _found(hype)
    assert _points(hype) > _points([*hype, _licence("US")])


def _points(claims: Sequence[Claim]) -> int:
    verdict = _judge(claims)
    return score(verdict.findings, verdict.strengths).points


def test_what_is_not_said_is_withheld_in_a_short_text() -> None:
    full, short = _judge((), CLINICAL), _judge((), CLINICAL, short=True)
    assert full.findings
    assert not short.findings
    assert set(short.withheld) == {finding.title for finding in full.findings}


def test_what_is_said_is_not_withheld_in_a_short_text() -> None:
    claims = [*_hype("income"), *_warning("no_licence")]
    assert "hype/findings/registration-waived" in _found(claims, CLINICAL, short=True)


def test_a_rule_whose_exceptions_are_other_rules_holds_in_a_short_text() -> None:
    claims = [_pace("minutes_per_consult", 5, 5)]
    assert _found(claims, CLINICAL, short=True)["volume/findings/slot-very-short"] is Severity.WARNING


@pytest.mark.parametrize(
    ("places", "claims", "expected"),
    [
        (["US-TX"], [], {"malpractice/findings/us-silent": Severity.CAUTION}),
        (["GB"], [], {"malpractice/findings/own-country-silent": Severity.NOTE}),
        (["IN"], [], {"malpractice/findings/silent": Severity.NOTE}),
        (
            [],
            [_claim(Engagement("contractor"), Kind.ENGAGEMENT)],
            {"malpractice/findings/contractor-silent": Severity.CAUTION},
        ),
        (["US"], [_claim(Malpractice("provided"), Kind.MALPRACTICE)], {}),
    ],
)
def test_cover(places: list[str], claims: list[Claim], expected: dict[str, Severity]) -> None:
    found = _found(claims, CLINICAL, *places)
    assert {rule: found[rule] for rule in found if rule.startswith("malpractice/")} == expected


@pytest.mark.parametrize(
    ("measure", "figure", "expected"),
    [
        ("consults_per_hour", 4, None),
        ("consults_per_hour", 5, Severity.NOTE),
        ("consults_per_hour", 6, Severity.CAUTION),
        ("consults_per_hour", 8, Severity.WARNING),
        ("consults_per_hour", 12, Severity.WARNING),
        ("consults_per_hour", 20, Severity.WARNING),
        ("minutes_per_consult", 15, None),
        ("minutes_per_consult", 10, Severity.NOTE),
        ("minutes_per_consult", 8, Severity.CAUTION),
        ("minutes_per_consult", 5, Severity.WARNING),
        ("consults_per_day", 25, None),
        ("consults_per_day", 30, Severity.NOTE),
        ("consults_per_day", 40, Severity.CAUTION),
        ("consults_per_day", 50, Severity.WARNING),
        ("hours_per_week", 48, None),
        ("hours_per_week", 60, Severity.CAUTION),
        ("minutes_to_respond", 1, Severity.CAUTION),
        ("minutes_to_respond", 1440, None),
    ],
)
def test_pace_of_live_work(measure: str, figure: float, expected: Severity | None) -> None:
    found = _found([_pace(measure, figure, figure)])
    pace = {found[rule] for rule in found if rule.startswith("volume/") and rule != "volume/findings/no-pace"}
    assert pace == ({expected} if expected else set())


@pytest.mark.parametrize(
    ("figure", "expected"),
    [(8, None), (12, Severity.NOTE), (20, Severity.CAUTION), (30, Severity.WARNING)],
)
def test_pace_of_message_work(figure: float, expected: Severity | None) -> None:
    role = Role(clinical=True, telemedicine=True, categories=("asynchronous",))
    found = _found([_pace("consults_per_hour", figure, figure)], role)
    assert {found[rule] for rule in found if rule.startswith("volume/")} == (
        {expected} if expected else set()
    )


def test_a_floor_beside_the_ceiling_is_enough() -> None:
    ceiling = _pay("hour", None, 300, "up_to")
    assert "pay/findings/ceiling-only" in _found([ceiling])
    assert "pay/findings/ceiling-only" not in _found([ceiling, _pay("hour", 90, 120, "range")])


def test_a_licence_of_any_country_counts_unless_patients_are_routed() -> None:
    rule = "licensing/findings/any-country"
    assert _found([_licence("ANY")])[rule] is Severity.WARNING
    for context in ("routed_by_licence", "location_limit"):
        assert rule not in _found([_licence("ANY"), *_context(context)])


themes = st.sampled_from(
    ["income", "freedom", "ease", "escape", "urgency", "inflated", "fee", "unpaid_work", "penalty", "metrics",
     "no_licence", "liability", "patients_worldwide", "prescribing", "questionnaire_only", "flexible", "protocol",
     "mandatory_shifts", "img_welcome", "back_to_back", "high_volume", "ai_sign_off", "no_follow_up", "vague_pay"]
)  # fmt: skip
figures = st.floats(1, 100)
claims = st.one_of(
    st.builds(_claim, st.builds(Theme, themes), st.sampled_from([Kind.HYPE, Kind.WARNING, Kind.CONTEXT])),
    st.builds(
        _licence,
        st.sampled_from(["US", "US-TX", "GB", "ANY", "PATIENT"]),
        requirement=st.sampled_from(["required", "preferred", "eligible", "provided", "waived"]),
        credential=st.sampled_from(["licence", "exam", "specialist", "training", "prescriber", "compact"]),
    ),
    st.builds(
        _pace,
        st.sampled_from(["consults_per_hour", "consults_per_day", "minutes_per_consult", "minutes_to_respond", "hours_per_week"]),
        figures,
        figures,
    ),
    st.builds(_pay, st.sampled_from(["consult", "hour", "share", "message"]), figures, figures, st.sampled_from(["exact", "up_to"])),
    st.builds(
        _claim,
        st.builds(Malpractice, st.sampled_from(["provided", "own", "shared", "none"]), st.sampled_from([True, False, None])),
        st.just(Kind.MALPRACTICE),
    ),
    st.builds(_claim, st.builds(Engagement, st.sampled_from(["employee", "contractor"])), st.just(Kind.ENGAGEMENT)),
)  # fmt: skip


@given(made=st.lists(claims, max_size=12), remote=st.booleans())
def test_work_without_patients_has_no_rule_of_patient_care(*, made: list[Claim], remote: bool) -> None:
    role = Role(clinical=False, telemedicine=remote, categories=("non_clinical",))
    found = _found(made, role, "US-TX")
    assert not {rule for rule in found if rule.split("/")[0] in {"licensing", "malpractice", "volume"}}
    assert HYPE not in found


@given(st.lists(claims, max_size=12))
def test_a_finding_rests_on_claims_that_are_there(made: list[Claim]) -> None:
    verdict = _judge(made, CLINICAL, "US-TX")
    for finding in (*verdict.findings, *verdict.strengths):
        assert all(0 <= index < len(made) for index in finding.claims)


@given(st.lists(claims, max_size=12))
def test_saying_a_thing_twice_changes_nothing(made: list[Claim]) -> None:
    assert _found(made) == _found([*made, *made])
