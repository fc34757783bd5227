"""The questions to a posting as a message that is ready to paste."""

from __future__ import annotations

import re
from itertools import chain, islice
from typing import TYPE_CHECKING

from scanner.model import Failure, Origin
from scanner.reports.questions import asks, chosen
from scanner.reports.safety import columns, shown
from scanner.reports.says import quoted

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from scanner.model import Report
    from scanner.reports.look import Look
    from scanner.reports.questions import Question

GREETING = "Hello,"
OPENING = "Thank you for the advertisement{}. Before I apply I would be glad to know:"
CLOSING = "Short answers by e-mail are fine. Thank you very much."
FAREWELL = "Kind regards"
MOST_QUOTES = 2
_POINTS = re.compile(r"\b(?:this|that|these|those|the (?:number|figure|sum|slot|clause))\b", re.IGNORECASE)


def write(results: Iterable[Report | Failure], _look: Look) -> Iterator[str]:
    """Write a message for each posting that leaves anything to ask; of several, each under its title."""
    asked = (result for result in results if not isinstance(result, Failure) and asks(result))
    first = list(islice(asked, 2))
    several, gap = len(first) > 1, ""
    for report in chain(first, asked):
        yield f"{gap}{_title(report) if several else ''}{letter(report)}"
        gap = "\n\n"


def letter(report: Report) -> str:
    """Write one message: a greeting, the questions by their gravity, a closing line."""
    title = shown(report.posting.title)
    opening = OPENING.format(f" “{title}”" if title else "")
    questions = "\n".join(
        f"{number}. {_worded(question, report)}" for number, question in enumerate(chosen(report), 1)
    )
    return f"{GREETING}\n\n{opening}\n\n{questions}\n\n{CLOSING}\n\n{FAREWELL}\n"


def _worded(question: Question, report: Report) -> str:
    """Begin with the words of the posting where the question points at them, so that it stands alone."""
    claims = [report.claims[index] for index in question.claims]
    seen = [claim for claim in claims if claim.origin is Origin.VISIBLE][:MOST_QUOTES]
    quotes = dict.fromkeys(map(quoted, seen))
    if not (quotes and _POINTS.search(question.text)):
        return question.text
    return f"You write {' and '.join(quotes)}. {question.text}"


def _title(report: Report) -> str:
    posting = report.posting
    title = " · ".join(filter(None, map(shown, (posting.title, posting.employer)))) or shown(posting.source)
    return f"{title}\n{'=' * columns(title)}\n\n"
