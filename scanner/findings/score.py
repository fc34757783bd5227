"""Findings → score, band and the arithmetic behind them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from scanner.findings.weights import BANDS, CAPS, HIGHEST, OTHER_CAP, STRENGTH_CAP
from scanner.model import Band, Severity, ThemeScore

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scanner.model import Finding


@dataclass(frozen=True, slots=True)
class Score:
    """0 to 100: how much there is to check before answering."""

    points: int
    band: Band
    themes: tuple[ThemeScore, ...]
    """Of red flags by theme, and one named `strengths` with what good signs take off."""


def score(findings: Sequence[Finding], strengths: Sequence[Finding]) -> Score:
    """The score of a posting; adding a red flag never lowers it, adding a good sign never raises it."""
    themes = tuple(_theme(name, findings) for name in sorted({finding.theme for finding in findings}))
    red = sum(theme.counted for theme in themes)
    off = min(STRENGTH_CAP, -sum(finding.points for finding in strengths))
    least = max(red - off, floor(findings))
    points = min(HIGHEST, least)
    counted = max(0, red - least)
    if strengths:
        themes = (*themes, ThemeScore("strengths", -off, -counted))
    return Score(points, band(points), themes)


def floor(findings: Sequence[Finding]) -> int:
    """What the warnings alone count, which no good sign takes off."""
    warnings = [finding for finding in findings if finding.severity is Severity.WARNING]
    return sum(_theme(name, warnings).counted for name in {finding.theme for finding in warnings})


def cap(theme: str) -> int:
    """The most that a theme counts."""
    return CAPS.get(theme, OTHER_CAP)


def band(points: int) -> Band:
    """The band a score lies in."""
    return next(name for least, name in BANDS if points >= least)


def _theme(name: str, findings: Sequence[Finding]) -> ThemeScore:
    points = sum(finding.points for finding in findings if finding.theme == name)
    return ThemeScore(name, points, min(points, cap(name)))
