"""Results → CSV: a row a posting, safe to open in a spreadsheet."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from scanner.model import Failure, Kind, State, Status
from scanner.reports.fit import summary
from scanner.reports.safety import shown
from scanner.reports.words import statement

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from scanner.model import Report
    from scanner.reports.look import Look

CLAIMS = {
    Kind.PAY: "pay",
    Kind.LICENSING: "licensing",
    Kind.MALPRACTICE: "malpractice",
    Kind.VOLUME: "volume",
    Kind.ENGAGEMENT: "engagement",
    Kind.HYPE: "hype",
    Kind.WARNING: "warnings",
}
COLUMNS = (
    *("source", "status", "score", "band", "title", "employer", "location"),
    *("clinical", "telemedicine", "categories", *CLAIMS.values()),
    *("findings", "dismissed", "strengths", "missing", "outcome", "error", "vague", "fit"),
)
FORMULA_STARTS = tuple("=+-@＝＋－＠\t\r\n")
"""What makes a spreadsheet compute a cell instead of showing it; full-width too, in Asia."""


def write(results: Iterable[Report | Failure], _look: Look) -> Iterator[str]:
    """Write the head and a row for each result."""
    yield _line(dict(zip(COLUMNS, COLUMNS, strict=True)))
    for result in results:
        yield _line(_failed(result) if isinstance(result, Failure) else _reported(result))


def _failed(failure: Failure) -> dict[str, str]:
    return {
        "source": failure.source,
        "status": Status.FAILED.value,
        "outcome": failure.outcome.value,
        "error": failure.error,
    }


def _reported(report: Report) -> dict[str, str]:
    return {
        "source": report.posting.source,
        "status": report.status.value,
        "score": "" if report.score is None else str(report.score),
        "band": report.band.value if report.band else "",
        "title": report.posting.title,
        "employer": report.posting.employer,
        "location": report.posting.location,
        "clinical": _yes(report.role.clinical),
        "telemedicine": _yes(report.role.telemedicine),
        "categories": _joined(report.role.categories),
        **{column: _claims(report, kind) for kind, column in CLAIMS.items()},
        "findings": _joined(finding.title for finding in report.findings),
        "dismissed": _joined(f"{each.finding.title} ({each.dismissal.reason})" for each in report.dismissed),
        "strengths": _joined(finding.title for finding in report.strengths),
        "missing": _joined(fact.fact for fact in report.missing),
        "vague": _joined(fact.fact for fact in report.checklist if fact.state is State.VAGUE),
        "fit": summary(report),
    }


def _claims(report: Report, kind: Kind) -> str:
    return _joined(statement(claim) for claim in report.claims if claim.kind is kind)


def _joined(texts: Iterable[str]) -> str:
    return "; ".join(dict.fromkeys(texts))


def _yes(true: bool) -> str:  # noqa: FBT001
    return "yes" if true else "no"


def _line(row: dict[str, str]) -> str:
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerow(cell(row.get(column, "")) for column in COLUMNS)
    return text.getvalue()


def cell(text: str) -> str:
    """The text as a spreadsheet shows it, without computing anything."""
    mark = "'" if text.startswith(FORMULA_STARTS) or shown(text).startswith(FORMULA_STARTS) else ""
    return mark + shown(text)
