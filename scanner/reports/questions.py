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
"""The share of the shorter one's words that makes two questions one."""


def asks(report: Report) -> list[str]:
    """Choose the questions of grave findings, of what is missing and of notes, in this order."""
    chosen: list[str] = []
    for question in filter(None, map(shown, _candidates(report))):
        if len(chosen) < MOST and place(question, chosen) is None:
            chosen.append(question)
    return chosen


def place(question: str, chosen: list[str]) -> int | None:
    """Find the number of the question that asks the same, in these or other words."""
    numbers = (number for number, other in enumerate(chosen, 1) if _alike(question, other))
    return next(numbers, None)


def _candidates(report: Report) -> Iterator[str]:
    notes = [finding.ask for finding in report.findings if finding.severity is Severity.NOTE]
    yield from (finding.ask for finding in report.findings if finding.severity is not Severity.NOTE)
    yield from (fact.ask for fact in report.missing)
    yield from notes


def _alike(question: str, other: str) -> bool:
    one, two = _words(question), _words(other)
    return one == two or len(one & two) >= ALIKE * max(1, min(len(one), len(two)))


def _words(text: str) -> frozenset[str]:
    """Find the words that carry the sense: short ones are in every question."""
    return frozenset(re.findall(r"\w{4,}", text.casefold()))
