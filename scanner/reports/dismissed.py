"""Findings that were dismissed: what they say, and who set them aside, why and until when."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scanner.reports.look import Style
from scanner.reports.safety import shown

if TYPE_CHECKING:
    from scanner.model import Dismissal, Report
    from scanner.reports.look import Look


def dismissed(report: Report, look: Look) -> list[str]:
    """A line or two for each; a posting dismissed as a whole is said first."""
    said = [f"The whole posting{_why(report.dismissal)}"] if report.dismissal else []
    said += [f"{each.finding.title} ({each.finding.rule}){_why(each.dismissal)}" for each in report.dismissed]
    return [line for text in said for line in look.paragraph(shown(text), "  - ", Style.QUIET)]


def _why(dismissal: Dismissal) -> str:
    until = f"until {dismissal.until.isoformat()}" if dismissal.until else ""
    who = ", ".join(filter(None, (dismissal.by, until)))
    return f" — {dismissal.reason}{f' ({who})' if who else ''}"
