"""Report or failure → the plain record of the output contract: the JSON border."""

from __future__ import annotations

from dataclasses import fields
from typing import TYPE_CHECKING, Any

from scanner.model import Failure, Kind, Status
from scanner.reports.fit import overall

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scanner.model import Claim, Dismissal, Dismissed, Finding, Report, Value

Record = dict[str, Any]


def record(result: Report | Failure) -> Record:
    """One row of output, whatever became of the input."""
    return _failed(result) if isinstance(result, Failure) else _reported(result)


def _failed(failure: Failure) -> Record:
    return {
        "source": failure.source,
        "status": Status.FAILED.value,
        "outcome": failure.outcome.value,
        "error": failure.error,
    }


def _reported(report: Report) -> Record:
    shown = listed(report)
    places = {index: place for place, index in enumerate(shown)}
    posting = report.posting
    return {
        "source": posting.source,
        "status": report.status.value,
        "score": report.score,
        "band": report.band.value if report.band else None,
        "posting": {
            "title": posting.title,
            "employer": posting.employer,
            "location": posting.location,
            "text": posting.text,
        },
        "role": {
            "clinical": report.role.clinical,
            "telemedicine": report.role.telemedicine,
            "categories": list(report.role.categories),
        },
        "claims": [_claim(report.claims[index]) for index in shown],
        "findings": [_finding(finding, places) for finding in report.findings],
        "strengths": [_finding(finding, places) for finding in report.strengths],
        "dismissed": [_dismissed(each, places) for each in report.dismissed],
        "dismissal": _dismissal(report.dismissal) if report.dismissal else None,
        "missing": [{"fact": fact.fact, "ask": fact.ask} for fact in report.missing],
        **_listed_facts(report, places),
        **_fit(report, places),
        "themes": [
            {"theme": theme.theme, "points": theme.points, "counted": theme.counted}
            for theme in report.themes
        ],
        "inferences": [
            {"name": each.name, "claims": [places[i] for i in each.claims], "working": each.working}
            for each in report.inferences
        ],
        "notes": list(report.notes),
    }


def listed(report: Report) -> list[int]:
    """Choose the claims to show: context only where a finding or strength rests on it."""
    found = {index for finding in _found(report) for index in finding.claims}
    rested = found.union(*(each.claims for each in report.inferences))
    return [
        index
        for index, claim in enumerate(report.claims)
        if claim.kind is not Kind.CONTEXT or index in rested
    ]


def _found(report: Report) -> Iterator[Finding]:
    yield from (*report.findings, *report.strengths)
    yield from (each.finding for each in report.dismissed)


def _claim(claim: Claim) -> Record:
    return {
        "kind": claim.kind.value,
        "quote": claim.quote,
        "start": claim.start,
        "end": claim.end,
        "value": _value(claim.value),
        "rule": claim.rule,
        "stance": claim.stance.value,
        "section": claim.section.value,
        "origin": claim.origin.value,
    }


def _value(value: Value) -> Record:
    return {field.name: _plain(getattr(value, field.name)) for field in fields(value)}


def _plain(value: object) -> object:
    """Whole numbers without a fraction, tuples as lists."""
    match value:
        case float() if value.is_integer():
            return int(value)
        case tuple():
            return list(value)
        case _:
            return value


def _listed_facts(report: Report, places: dict[int, int]) -> Record:
    """The checklist with its quotes, for many of its claims are context; not in what is kept without it."""
    if not report.checklist:
        return {}
    facts = [
        {
            "topic": each.topic,
            "fact": each.fact,
            "state": each.state.value,
            "remark": each.remark,
            **_evidence(report, each.claims, places),
            "ask": each.ask,
        }
        for each in report.checklist
    ]
    return {"checklist": facts}


def _fit(report: Report, places: dict[int, int]) -> Record:
    """What the posting is to the doctor of `--for`; nothing without one."""
    if report.fit is None:
        return {}
    points = [
        {
            "topic": each.topic,
            "fit": each.fitness.value,
            "reason": each.reason,
            **_evidence(report, each.claims, places),
        }
        for each in report.fit
    ]
    return {"fit": {"verdict": overall(report.fit).value, "points": points}}


def _evidence(report: Report, claims: tuple[int, ...], places: dict[int, int]) -> Record:
    """The words it rests on, and those of its claims that are listed: context is not."""
    return {
        "claims": [places[index] for index in claims if index in places],
        "quotes": list(dict.fromkeys(report.claims[index].quote for index in claims)),
    }


def _finding(finding: Finding, places: dict[int, int]) -> Record:
    return {
        "rule": finding.rule,
        "theme": finding.theme,
        "severity": finding.severity.value,
        "title": finding.title,
        "points": finding.points,
        "claims": [places[index] for index in finding.claims],
        "why": finding.why,
        "ask": finding.ask,
        "working": finding.working,
    }


def _dismissed(dismissed: Dismissed, places: dict[int, int]) -> Record:
    return {**_finding(dismissed.finding, places), "dismissal": _dismissal(dismissed.dismissal)}


def _dismissal(dismissal: Dismissal) -> Record:
    until = dismissal.until.isoformat() if dismissal.until else None
    return {"reason": dismissal.reason, "by": dismissal.by, "until": until, "place": dismissal.place}
