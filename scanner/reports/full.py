"""One report → a page that a doctor understands without a manual."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scanner.model import Failure
from scanner.reports.arithmetic import arithmetic
from scanner.reports.bands import MEANINGS, STATUSES, STYLES
from scanner.reports.checklist import checklist, checklist_heading
from scanner.reports.dismissed import dismissed
from scanner.reports.fit import fit, fit_heading
from scanner.reports.flags import flags, questions, strengths
from scanner.reports.look import Style
from scanner.reports.safety import shown
from scanner.reports.says import says

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scanner.model import Band, Report
    from scanner.reports.look import Look

DISCLAIMER = "This is a statement about the posting's text, not legal advice; the posting was sent nowhere."
BAR = 25
UNTITLED = "(no title)"


def page(result: Report | Failure, look: Look) -> str:
    """Write the whole report, ending in a newline."""
    lines = _failed(result, look) if isinstance(result, Failure) else _reported(result, look)
    return "\n".join(lines) + "\n"


def _failed(failure: Failure, look: Look) -> Iterator[str]:
    yield look.paint(shown(failure.source), Style.HEADING)
    yield from look.paragraph(shown(failure.error), "  Could not be read: ", Style.BAD, indent=4)


def _reported(report: Report, look: Look) -> Iterator[str]:
    yield from _head(report, look)
    yield ""
    yield from _verdict(report, look)
    sections = {
        fit_heading(report): fit(report, look),
        checklist_heading(report): checklist(report, look),
        "What it says": says(report, look),
        "What it does not say": [] if report.checklist else _missing(report, look),
        "Red flags": flags(report, look),
        _set_aside(report): dismissed(report, look),
        "Good signs": strengths(report, look),
        "What to ask": questions(report, look),
        "How the score comes about": arithmetic(report, look),
        "Notes": [line for note in report.notes for line in look.paragraph(shown(note), "  - ")],
    }
    for heading, lines in sections.items():
        if lines:
            yield from ("", look.paint(heading, Style.HEADING), *lines)
    yield from ("", look.paint(DISCLAIMER, Style.QUIET))


def _set_aside(report: Report) -> str:
    return f"Dismissed ({len(report.dismissed)}), with the reason" if report.dismissed else "Dismissed"


def _missing(report: Report, look: Look) -> list[str]:
    """What an older report has instead of the checklist."""
    return [line for fact in report.missing for line in look.paragraph(shown(fact.fact), "  - ")]


def _head(report: Report, look: Look) -> Iterator[str]:
    posting = report.posting
    title = look.paragraph(shown(posting.title) or UNTITLED)
    yield from (look.paint(line, Style.HEADING) for line in title)
    place = " · ".join(filter(None, (shown(posting.employer), shown(posting.location))))
    if place:
        yield from look.paragraph(place)
    yield look.paint(shown(posting.source), Style.QUIET)


def _verdict(report: Report, look: Look) -> Iterator[str]:
    if report.score is None or report.band is None:
        yield look.paint(f"  Not scored: {STATUSES[report.status]}", Style.DOUBTFUL)
        return
    style = STYLES[report.band]
    yield f"  {report.score} of 100 red-flag points  {look.paint(bar(report.score), style)}  {_band(report.band, look)}"
    yield from look.paragraph(f"That means: {MEANINGS[report.band]}.", "  ")


def _band(band: Band, look: Look) -> str:
    return look.paint(band.value.upper(), STYLES[band])


def bar(score: int) -> str:
    """Draw a score as a bar."""
    filled = round(score * BAR / 100)
    return "█" * filled + "░" * (BAR - filled)
