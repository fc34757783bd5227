"""Which questions to send: the gravest first, none twice, and not too many to be answered."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from scanner.model import Severity, State
from scanner.reports.safety import shown

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scanner.model import Finding, Report

MOST = 12
"""Nobody answers more; the questions of lesser findings stand beside those."""
ALIKE = 0.7
"""The share of the shorter one's words that makes two questions one."""


@dataclass(frozen=True, slots=True)
class Question:
    """A question, and what it is about."""

    text: str
    claims: tuple[int, ...] = ()
    """Indices into `Report.claims`; empty for what is not said."""


def chosen(report: Report) -> list[Question]:
    """Choose the questions of grave findings, of what is missing or vague and of notes, in this order."""
    kept: list[Question] = []
    for question in _candidates(report):
        texts = [each.text for each in kept]
        if len(kept) < MOST and question.text and place(question.text, texts) is None:
            kept.append(question)
    return kept


def asks(report: Report) -> list[str]:
    """The texts of the questions."""
    return [question.text for question in chosen(report)]


def place(question: str, others: list[str]) -> int | None:
    """Find the number of the question that asks the same, in these or other words."""
    numbers = (number for number, other in enumerate(others, 1) if _alike(question, other))
    return next(numbers, None)


def _candidates(report: Report) -> Iterator[Question]:
    notes = [finding for finding in report.findings if finding.severity is Severity.NOTE]
    yield from (_of(finding) for finding in report.findings if finding.severity is not Severity.NOTE)
    yield from (Question(shown(fact.ask)) for fact in report.missing)
    yield from (Question(shown(fact.ask)) for fact in report.checklist if fact.state is State.VAGUE)
    yield from map(_of, notes)


def _of(finding: Finding) -> Question:
    return Question(shown(finding.ask), finding.claims)


def _alike(question: str, other: str) -> bool:
    one, two = _words(question), _words(other)
    return one == two or len(one & two) >= ALIKE * max(1, min(len(one), len(two)))


def _words(text: str) -> frozenset[str]:
    """Find the words that carry the sense: short ones are in every question."""
    return frozenset(re.findall(r"\w{4,}", text.casefold()))
