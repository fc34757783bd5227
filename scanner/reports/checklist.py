"""The facts a doctor needs, a line each: stated, vague or not stated, and the words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scanner.model import Kind, State
from scanner.reports.look import Style
from scanner.reports.questions import asks, place
from scanner.reports.safety import cut, shown
from scanner.reports.says import quoted
from scanner.reports.words import statement

if TYPE_CHECKING:
    from scanner.model import Fact, Report
    from scanner.reports.look import Look

LABELS = {
    "registration": "registration",
    "pay": "pay",
    "pace": "patients an hour",
    "notes": "time for notes",
    "cover": "malpractice cover",
    "contract": "contract",
    "employer": "employer",
    "oversight": "clinical lead",
    "hours": "hours",
}
LABEL_WIDTH = max(map(len, LABELS.values()))
SIGNS = {
    State.STATED: ("✓ stated", Style.GOOD),
    State.VAGUE: ("? vague", Style.DOUBTFUL),
    State.NOT_STATED: ("✗ not stated", Style.BAD),
    State.UNREAD: ("· not read", Style.QUIET),
}
SIGN_WIDTH = max(len(sign) for sign, _ in SIGNS.values())
UNREAD = "not enough was read to tell"


def checklist_heading(report: Report) -> str:
    """Say how many of the facts are stated."""
    count = sum(fact.state is State.STATED for fact in report.checklist)
    return f"What a doctor needs to know: {count} of {len(report.checklist)} stated"


def checklist(report: Report, look: Look) -> list[str]:
    """Write a line for each fact, cut to the width: ten seconds are enough for all of them."""
    asked = asks(report)
    return [_line(fact, report, look, asked) for fact in report.checklist]


def _line(fact: Fact, report: Report, look: Look, asked: list[str]) -> str:
    sign, style = SIGNS[fact.state]
    label = LABELS.get(fact.topic, shown(fact.topic))
    start = f"  {sign:<{SIGN_WIDTH}}  "
    rest = f"{label:<{LABEL_WIDTH}}  {_detail(fact, report, asked)}".rstrip()
    return look.paint(start, style) + cut(rest, look.width - len(start))


def _detail(fact: Fact, report: Report, asked: list[str]) -> str:
    if fact.state is State.UNREAD:
        return UNREAD
    if fact.state is State.NOT_STATED:
        number = place(shown(fact.ask), asked)
        return f"question {number} below" if number else shown(fact.ask)
    said = [_said(index, report) for index in fact.claims[:1]] or [shown(fact.words)]
    if fact.state is State.VAGUE:
        said = [shown(fact.remark), *(quoted(report.claims[index]) for index in fact.claims[:1])]
    return " — ".join(filter(None, said))


def _said(index: int, report: Report) -> str:
    claim = report.claims[index]
    words = "" if claim.kind is Kind.CONTEXT else f"{shown(statement(claim))} — "
    return words + quoted(claim)
