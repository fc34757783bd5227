"""What a posting is to one doctor: what fits, what is missing, what is not told."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scanner.model import Fitness
from scanner.reports.look import Style
from scanner.reports.safety import shown
from scanner.reports.says import quoted

if TYPE_CHECKING:
    from collections.abc import Iterable

    from scanner.model import Fit, Report
    from scanner.reports.look import Look

SIGNS = {
    Fitness.GAP: ("✗ gap", Style.BAD),
    Fitness.UNKNOWN: ("? unknown", Style.DOUBTFUL),
    Fitness.FIT: ("✓ fits", Style.GOOD),
}
"""The gravest first."""
MARKS = {Fitness.GAP: "gap", Fitness.UNKNOWN: "?", Fitness.FIT: "fits", None: "–"}
VERDICTS = {
    Fitness.GAP: "something is missing",
    Fitness.UNKNOWN: "nothing stands against it, but not everything is told",
    Fitness.FIT: "you could take it up as it is told",
}
SIGN_WIDTH = max(len(sign) for sign, _ in SIGNS.values())
LABEL_WIDTH = len("registration")
MOST_QUOTES = 2


def overall(points: Iterable[Fit]) -> Fitness:
    """The gravest of the points; unknown where there are none."""
    found = {each.fitness for each in points}
    return next((fitness for fitness in SIGNS if fitness in found), Fitness.UNKNOWN)


def mark(report: Report) -> str:
    """The verdict in a word, for a table."""
    return MARKS[None if report.fit is None else overall(report.fit)]


def summary(report: Report) -> str:
    """Say in one line what fits and what does not; nothing without a profile."""
    told = [f"{fitness.value}: {', '.join(topics)}" for fitness, topics in _by_fitness(report) if topics]
    return "; ".join(told)


def fit_heading(report: Report) -> str:
    """Say the verdict."""
    return f"For you: {VERDICTS[overall(report.fit or ())]}"


def fit(report: Report, look: Look) -> list[str]:
    """Write each point with its reason and the words it rests on, the gaps first."""
    ordered = sorted(report.fit or (), key=lambda each: list(SIGNS).index(each.fitness))
    return [line for each in ordered for line in _point(each, report, look)]


def _point(each: Fit, report: Report, look: Look) -> list[str]:
    sign, style = SIGNS[each.fitness]
    first = f"  {sign:<{SIGN_WIDTH}}  "
    quotes = " · ".join(dict.fromkeys(quoted(report.claims[index]) for index in each.claims[:MOST_QUOTES]))
    text = f"{shown(each.topic):<{LABEL_WIDTH}}  {shown(each.reason)}{f' — {quotes}' if quotes else ''}"
    return look.paragraph(text, first, style, indent=len(first) + LABEL_WIDTH + 2)


def _by_fitness(report: Report) -> Iterable[tuple[Fitness, list[str]]]:
    for fitness in SIGNS:
        yield fitness, [each.topic for each in report.fit or () if each.fitness is fitness]
