"""Every invented posting against what a careful reader says of it (`fixtures/expected/`)."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

import accuracy
import pytest

from scanner.model import Failure, Kind, Outcome, Report, Severity

if TYPE_CHECKING:
    from collections.abc import Mapping

EXPECTATIONS = list(accuracy.expectations())
SCORED = [expected for expected in EXPECTATIONS if expected["status"] == "scored"]
HONEST = [expected for expected in EXPECTATIONS if expected["honest"]]
FLOORS = {
    Kind.PAY: 0.80,
    Kind.LICENSING: 0.80,
    Kind.MALPRACTICE: 0.80,
    Kind.VOLUME: 0.80,
    Kind.ENGAGEMENT: 0.80,
    Kind.HYPE: 0.70,
    Kind.WARNING: 0.75,
}
"""F1 below which a change has broken something; the README has the figures themselves."""


@cache
def _found() -> Mapping[str, Report | Failure]:
    return accuracy.reports()


def _each(expectations: list[Mapping[str, object]]):
    return pytest.mark.parametrize(
        "expected", expectations, ids=[str(expected["ref"]) for expected in expectations]
    )


def test_every_posting_is_expected_and_every_expectation_has_a_posting() -> None:
    assert set(_found()) == {expected["ref"] for expected in EXPECTATIONS}


@_each(EXPECTATIONS)
def test_the_status_is_as_expected(expected: Mapping[str, object]) -> None:
    result = _found()[str(expected["ref"])]
    assert isinstance(result, Report)
    assert result.status == expected["status"]


@_each(SCORED)
def test_the_findings_are_the_golden_ones(expected: Mapping[str, object]) -> None:
    report = _found()[str(expected["ref"])]
    assert isinstance(report, Report)
    assert sorted(finding.rule for finding in report.findings) == expected["findings"]


@_each(HONEST)
def test_an_honest_posting_sets_off_no_warning(expected: Mapping[str, object]) -> None:
    result = _found()[str(expected["ref"])]
    findings = result.findings if isinstance(result, Report) else ()
    assert [finding.rule for finding in findings if finding.severity is Severity.WARNING] == []


def test_articles_and_work_without_patients_or_at_the_place_are_among_the_honest() -> None:
    """The test above holds for them, too: that none sets off a warning is no matter of luck."""
    roles = [expected["role"] for expected in HONEST if expected["status"] == "scored"]
    assert len([role for role in roles if not role["clinical"]]) >= 6
    assert len([role for role in roles if not role["telemedicine"]]) >= 5
    assert len([expected for expected in HONEST if expected["status"] == "not_a_posting"]) >= 3


@_each(EXPECTATIONS)
def test_every_quote_stands_where_the_claim_says(expected: Mapping[str, object]) -> None:
    result = _found()[str(expected["ref"])]
    if isinstance(result, Report):
        text = result.posting.text
        assert [claim for claim in result.claims if text[claim.start : claim.end] != claim.quote] == []


@pytest.mark.parametrize("kind", accuracy.KINDS)
def test_a_kind_of_claim_is_read_as_well_as_before(kind: Kind) -> None:
    assert accuracy.tallies(_found())[kind].f1 >= FLOORS[kind]


def test_most_roles_are_as_expected() -> None:
    right = [_role(_found()[str(expected["ref"])]) == _sorted(expected["role"]) for expected in SCORED]
    assert sum(right) >= 0.9 * len(right)


def test_the_table_in_the_readme_is_what_is_measured() -> None:
    readme = (accuracy.ROOT / "README.md").read_text(encoding="utf-8")
    shown = re.search(r"<!-- accuracy -->\n(.*?)<!-- /accuracy -->", readme, re.DOTALL)
    assert shown is not None
    assert shown[1] == accuracy.table(_found()), "stale: run `python tests/accuracy.py --write`"


@pytest.mark.parametrize("name", ["broken-truncated.pdf", "in-recruiter-poster.png"])
def test_what_cannot_be_read_is_one_sentence(name: str) -> None:
    (result,) = accuracy.scan(accuracy.ROOT / "fixtures" / "unreadable" / name)
    assert isinstance(result, Failure)
    assert result.outcome is Outcome.UNREADABLE
    assert result.error.endswith(".")


def test_enough_of_everything() -> None:
    assert len(EXPECTATIONS) >= 40
    honest = [expected for expected in SCORED if expected["honest"]]
    assert len(honest) >= 25
    assert len({str(expected["location"]).rpartition(",")[2].strip() for expected in honest}) >= 20
    assert {category for expected in SCORED for category in expected["role"]["categories"]} == {
        "synchronous", "asynchronous", "triage", "non_clinical",
    }  # fmt: skip


def test_no_fixture_is_large() -> None:
    large = [path.name for path in accuracy.POSTINGS.iterdir() if path.stat().st_size > 40_000]
    assert large == []


def _sorted(role: object) -> Mapping[str, object]:
    assert isinstance(role, dict)
    return {**role, "categories": sorted(role["categories"])}


def _role(result: Report | Failure) -> Mapping[str, object]:
    assert isinstance(result, Report)
    role = result.role
    return {
        "clinical": role.clinical,
        "telemedicine": role.telemedicine,
        "categories": sorted(role.categories),
    }
