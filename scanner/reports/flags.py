"""Red flags with their evidence, good signs, and the questions to send."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scanner.reports.bands import SEVERITIES
from scanner.reports.look import Style
from scanner.reports.questions import asks, place
from scanner.reports.safety import shown
from scanner.reports.says import quoted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scanner.model import Finding, Report
    from scanner.reports.look import Look

SEVERITY_WIDTH = len("  CAUTION  ")
MOST_QUOTES = 4


def flags(report: Report, look: Look) -> list[str]:
    """Each red flag: how grave, what, how many points, the words, why, and what to ask."""
    asked = asks(report)
    lines: list[str] = []
    for finding in report.findings:
        lines += ["", *_flag(finding, report, look, asked)]
    return lines[1:]


def strengths(report: Report, look: Look) -> list[str]:
    """Each good sign on a line or two, with the words."""
    return [
        line
        for finding in report.strengths
        for line in look.paragraph(_with_quotes(shown(finding.title), finding, report), "  + ", Style.GOOD)
    ]


def questions(report: Report, look: Look) -> list[str]:
    """Give the questions to send their numbers."""
    return [
        line for number, ask in enumerate(asks(report), 1) for line in look.paragraph(ask, f"{number:>4}. ")
    ]


def _flag(finding: Finding, report: Report, look: Look, asked: list[str]) -> Iterator[str]:
    severity = f"  {finding.severity.value.upper()}".ljust(SEVERITY_WIDTH)
    points = f" ({finding.points:+d} points)" if finding.points else ""
    yield from look.paragraph(shown(finding.title) + points, severity, SEVERITIES[finding.severity])
    quotes = _quotes(finding, report)
    if quotes:
        yield from look.paragraph(quotes, " " * SEVERITY_WIDTH)
    if finding.working:
        yield from look.paragraph(
            shown(finding.working), f"{'':{SEVERITY_WIDTH}}Worked out: ", indent=SEVERITY_WIDTH + 5
        )
    yield from look.paragraph(shown(finding.why), f"{'':{SEVERITY_WIDTH}}Why: ", indent=SEVERITY_WIDTH + 5)
    ask = shown(finding.ask)
    if ask:
        number = place(ask, asked)
        yield from look.paragraph(
            f"question {number} below" if number else ask,
            f"{'':{SEVERITY_WIDTH}}Ask: ",
            indent=SEVERITY_WIDTH + 5,
        )
    # Not wrapped: it is there to be copied.
    yield look.paint(f"{'':{SEVERITY_WIDTH}}More: scanner explain {shown(finding.rule)}", Style.QUIET)


def _with_quotes(text: str, finding: Finding, report: Report) -> str:
    quotes = _quotes(finding, report)
    return f"{text} — {quotes}" if quotes else text


def _quotes(finding: Finding, report: Report) -> str:
    quotes = list(dict.fromkeys(quoted(report.claims[index]) for index in finding.claims))
    more = f" and {len(quotes) - MOST_QUOTES} more" if len(quotes) > MOST_QUOTES else ""
    return " · ".join(quotes[:MOST_QUOTES]) + more
