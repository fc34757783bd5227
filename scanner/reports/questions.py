"""Which questions to send: the gravest first, none twice, and not too many to be answered."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from scanner.model import Severity
from scanner.reports.safety import shown

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scanner.model import Report

MOST = 12
"""Nobody answers more; the questions of lesser findings stand beside those."""
ALIKE = 0.7
"""The share of its words that makes a question one that was asked before."""


def asks(report: Report) -> list[str]:
    """Choose the questions of grave findings, of what is missing and of notes, in this order."""
    chosen: list[str] = []
    for question in filter(None, map(shown, _candidates(report))):
        if len(chosen) < MOST and not any(_is_asked_by(question, other) for other in chosen):
            chosen.append(question)
    return chosen


def _candidates(report: Report) -> Iterator[str]:
    notes = [finding.ask for finding in report.findings if finding.severity is Severity.NOTE]
    yield from (finding.ask for finding in report.findings if finding.severity is not Severity.NOTE)
    yield from (fact.ask for fact in report.missing)
    yield from notes


def _is_asked_by(question: str, other: str) -> bool:
    words = _words(question)
    return len(words & _words(other)) >= ALIKE * len(words)


def _words(text: str) -> frozenset[str]:
    return frozenset(re.findall(r"\w+", text.casefold()))
