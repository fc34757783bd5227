"""Entry → one flat row: the present state of a posting, for tables."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scanner.model import Kind
from scanner.reports.record import record
from scanner.reports.words import statement

if TYPE_CHECKING:
    from collections.abc import Iterable

    from scanner.history.entries import Entry
    from scanner.reports.record import Record

    Row = dict[str, str | int | bool | None]

COLUMNS: dict[str, type[str | int | bool]] = {
    "source": str,
    "status": str,
    "score": int,
    "band": str,
    "claims": str,
    "findings": str,
    "strengths": str,
    "missing": str,
    "title": str,
    "employer": str,
    "location": str,
    "url": str,
    "first_seen": str,
    "last_seen": str,
    "versions": int,
    "removed": bool,
    "from": str,
    "key": str,
}
"""Name and type of each column."""


def row(entry: Entry) -> Row:
    """The values of `COLUMNS`; findings and strengths by the paths of their rules."""
    report = entry.report
    posting = report.posting
    return {
        "source": posting.source,
        "status": report.status.value,
        "score": report.score,
        "band": report.band.value if report.band else None,
        "claims": _joined(statement(claim) for claim in report.claims if claim.kind is not Kind.CONTEXT),
        "findings": _joined(finding.rule for finding in report.findings),
        "strengths": _joined(finding.rule for finding in report.strengths),
        "missing": _joined(fact.fact for fact in report.missing),
        "title": posting.title,
        "employer": posting.employer,
        "location": posting.location,
        "url": posting.source if posting.source.startswith(("http://", "https://")) else None,
        **history(entry),
    }


def full(entry: Entry) -> Record:
    """The record of `scanner scan --format jsonl`, with the posting's history."""
    twins = [{"key": twin.key, "employer": twin.employer} for twin in entry.twins]
    return {**record(entry.report), **_top(entry), **history(entry), "same_text": twins}


def _top(entry: Entry) -> Row:
    posting = entry.report.posting
    return {"title": posting.title, "employer": posting.employer, "location": posting.location}


def history(entry: Entry) -> Row:
    """When it was seen, how often it changed, and which name leads to its rows."""
    return {
        "first_seen": entry.first_seen,
        "last_seen": entry.last_seen,
        "versions": entry.versions,
        "removed": entry.removed,
        "from": entry.source,
        "key": entry.key,
    }


def _joined(texts: Iterable[str]) -> str:
    return "; ".join(dict.fromkeys(texts))
