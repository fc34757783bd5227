"""The sum behind a score, finding by finding, and the table of weights it is made with."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scanner.findings.score import cap, floor
from scanner.findings.weights import BANDS, CAPS, HIGHEST, OTHER_CAP, POINTS, STRENGTH_CAP
from scanner.model import Severity
from scanner.reports.safety import shown

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scanner.model import Finding, Report

RULE = "─" * 60


def weights() -> Iterator[str]:
    """The whole scoring table."""
    yield "A finding is worth"
    for severity in (Severity.WARNING, Severity.CAUTION, Severity.NOTE):
        yield f"  {severity.value:<12}{POINTS[severity]:>4}"
    yield "A theme counts at most"
    yield from (f"  {theme:<12}{most:>4}" for theme, most in CAPS.items())
    yield f"  {'any other':<12}{OTHER_CAP:>4}"
    yield f"A good sign takes off {-POINTS[Severity.STRENGTH]}, all of them together at most {STRENGTH_CAP},"
    yield "and never anything of what the warnings count."
    yield "Bands"
    top = HIGHEST
    for least, band in BANDS:
        yield f"  {band.value:<12}{f'{least}–{top}':>6}"
        top = least - 1


def working(report: Report) -> Iterator[str]:
    """How the score of a posting comes about: every finding with its points, caps, good signs and the sum."""
    yield shown(report.posting.title) or "(no title)"
    yield shown(report.posting.source)
    if report.score is None or report.band is None:
        yield f"Not scored: {' '.join(report.notes)}"
        return
    for theme in report.themes:
        if theme.theme != "strengths":
            yield from _theme(theme.theme, report.findings, theme.points, theme.counted)
    yield from _good_signs(report)
    yield RULE
    yield from _sum(report)


def _theme(name: str, findings: tuple[Finding, ...], points: int, counted: int) -> Iterator[str]:
    yield f"{shown(name)} (at most {cap(name)})"
    yield from (_row(finding) for finding in findings if finding.theme == name)
    yield f"  {counted:>4}  counted{f', of {points}' if points != counted else ''}"


def _good_signs(report: Report) -> Iterator[str]:
    if report.strengths:
        yield f"good signs (at most {STRENGTH_CAP} off)"
        yield from map(_row, report.strengths)


def _row(finding: Finding) -> str:
    return (
        f"  {finding.points:>4}  {finding.severity.value:<8}  {shown(finding.rule)}: {shown(finding.title)}"
    )


def _sum(report: Report) -> Iterator[str]:
    assert report.score is not None  # noqa: S101 - only scored postings get here
    assert report.band is not None  # noqa: S101
    red = sum(theme.counted for theme in report.themes if theme.theme != "strengths")
    off = min(STRENGTH_CAP, -sum(sign.points for sign in report.strengths))
    least = floor(report.findings)
    yield f"  {red:>4}  red flags"
    yield f"  {-off:>4}  good signs"
    if red - off < least:
        yield f"  {least:>4}  by warnings, which no good sign takes off"
    elif red - off < 0:
        yield "     0  is the least"
    if red - off > HIGHEST:
        yield f"  {HIGHEST:>4}  is the most"
    yield f"  {report.score:>4}  score, band {report.band.value}"
    if report.dismissed:
        yield f"        {len(report.dismissed)} dismissed, not counted"
