"""The score as a sum of findings: monotone, capped, in any order."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scanner.findings.score import band, score
from scanner.findings.weights import CAPS, OTHER_CAP, POINTS, STRENGTH_CAP
from scanner.model import Band, Finding, Severity

if TYPE_CHECKING:
    from random import Random

FLAGS = (Severity.NOTE, Severity.CAUTION, Severity.WARNING)


def _finding(theme: str, severity: Severity) -> Finding:
    return Finding(f"{theme}/rule", theme, severity, "It says so", "", "", (), POINTS[severity])


flags = st.builds(_finding, st.sampled_from([*CAPS, "one-of-mine"]), st.sampled_from(FLAGS))
strengths = st.just(_finding("strength", Severity.STRENGTH))
many_flags = st.lists(flags, max_size=25)
many_strengths = st.lists(strengths, max_size=25)


@given(many_flags, many_strengths, flags)
def test_another_red_flag_never_lowers_the_score(
    red: list[Finding], good: list[Finding], more: Finding
) -> None:
    assert score([*red, more], good).points >= score(red, good).points


@given(many_flags, many_strengths)
def test_one_good_sign_less_never_lowers_the_score(red: list[Finding], good: list[Finding]) -> None:
    for index in range(len(good)):
        assert score(red, good[:index] + good[index + 1 :]).points >= score(red, good).points


@given(many_flags, many_strengths, st.integers(0, 24))
def test_a_graver_red_flag_never_lowers_the_score(
    red: list[Finding], good: list[Finding], index: int
) -> None:
    if index < len(red):
        graver = [*red]
        graver[index] = _finding(red[index].theme, Severity.WARNING)
        assert score(graver, good).points >= score(red, good).points


@given(many_flags, many_strengths, st.randoms(use_true_random=False))
def test_the_order_of_findings_does_not_matter(
    red: list[Finding], good: list[Finding], random: Random
) -> None:
    mixed = [*red]
    random.shuffle(mixed)
    assert score(mixed, good) == score(red, good)


@given(many_flags, many_strengths)
def test_the_working_adds_up(red: list[Finding], good: list[Finding]) -> None:
    result = score(red, good)
    assert 0 <= result.points <= 100
    assert result.points == min(100, sum(theme.counted for theme in result.themes))


@given(many_flags)
def test_a_theme_counts_up_to_its_cap(red: list[Finding]) -> None:
    for theme in score(red, ()).themes:
        assert theme.counted <= CAPS.get(theme.theme, OTHER_CAP)


@given(many_flags, many_strengths)
def test_good_signs_take_little_off_and_nothing_off_a_warning(
    red: list[Finding], good: list[Finding]
) -> None:
    result = score(red, good).points
    warnings = [finding for finding in red if finding.severity is Severity.WARNING]
    assert result >= score(warnings, ()).points
    assert result >= score(red, ()).points - STRENGTH_CAP


@pytest.mark.parametrize(
    ("points", "expected"),
    [
        (0, Band.LOW),
        (24, Band.LOW),
        (25, Band.CAUTION),
        (49, Band.CAUTION),
        (50, Band.HIGH),
        (69, Band.HIGH),
        (70, Band.SEVERE),
        (100, Band.SEVERE),
    ],
)
def test_the_bands(points: int, expected: Band) -> None:
    assert band(points) is expected


def test_nothing_found_scores_nothing() -> None:
    assert score((), ()).points == 0
    assert score((), [_finding("strength", Severity.STRENGTH)] * 5).points == 0
