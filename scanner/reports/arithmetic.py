"""How a score comes about: the points of each theme, and their sum."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scanner.reports.look import Style
from scanner.reports.safety import shown

if TYPE_CHECKING:
    from scanner.model import Report, ThemeScore
    from scanner.reports.look import Look

GOOD_SIGNS = "strengths"
HIGHEST = 100


def arithmetic(report: Report, look: Look) -> list[str]:
    """Set out a line a theme, a rule, and the sum, right-aligned."""
    if report.score is None:
        return []
    if not report.findings:
        return ["  There is no red flag, so the score is 0."]
    names = [_name(theme) for theme in report.themes]
    width = max(map(len, (*names, "score")))
    rows = [
        f"  {name:<{width}}  {_signed(theme.counted):>4}{_remark(theme, report.score)}"
        for name, theme in zip(names, report.themes, strict=True)
    ]
    total = f"  {'score':<{width}}  {report.score:>4}"
    return [*rows, "  " + "─" * (width + 6), look.paint(total, Style.HEADING) + _limit(report)]


def _name(theme: ThemeScore) -> str:
    return "good signs" if theme.theme == GOOD_SIGNS else shown(theme.theme)


def _remark(theme: ThemeScore, score: int) -> str:
    if theme.points == theme.counted:
        return ""
    if theme.theme == GOOD_SIGNS:
        bound = "good signs never make up for warnings" if score else "no score is below 0"
        return f"  ({_signed(theme.points)}, but {bound})"
    return f"  ({theme.points} points, of which at most {theme.counted} count)"


def _limit(report: Report) -> str:
    total = sum(theme.counted for theme in report.themes)
    return f"  ({total}, but {HIGHEST} is the most)" if total > HIGHEST else ""


def _signed(points: int) -> str:
    return f"−{-points}" if points < 0 else str(points)
