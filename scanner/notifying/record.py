"""Digest → the plain record of `digest.json` and of webhooks; every posting with the ids of its rows."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from scanner.notifying.items import line, link
from scanner.notifying.layout import MOST, headline
from scanner.reports.words import statement

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scanner.history import Change, Entry, Failing, Silent
    from scanner.model import Claim, Finding, Report
    from scanner.notifying.digest import Digest

    Record = dict[str, Any]


def record(digest: Digest) -> Record:
    """The digest; of long lists the first `MOST`, and in `numbers` how many there are."""
    run, changes = digest.run, digest.changes
    postings = {
        "dangerous": digest.dangerous, "new": changes.new, "returned": changes.returned, "removed": changes.removed,
        "twins": changes.twins,
    }  # fmt: skip
    moves = {"changed": changes.changed, "risen": changes.risen, "fallen": changes.fallen}
    lists: dict[str, Sequence[object]] = {
        **postings,
        **moves,
        "failing": digest.failing,
        "silent": digest.silent,
    }
    return {
        "headline": headline(digest),
        "run": {"id": run.id, "started": run.started, "finished": run.finished, "rules": run.rules},
        "since": changes.since or None,
        "nights": digest.nights,
        "counts": dict(digest.counts),
        "dismissed": {"findings": digest.findings_dismissed, "postings": digest.postings_dismissed},
        "numbers": {name: len(some) for name, some in lists.items()},
        **{name: [_posting(entry) for entry in some[:MOST]] for name, some in postings.items()},
        **{name: [_change(change) for change in some[:MOST]] for name, some in moves.items()},
        "failing": [_failing(each) for each in digest.failing[:MOST]],
        "silent": [_silent(each) for each in digest.silent[:MOST]],
    }


def _posting(entry: Entry) -> Record:
    of = entry.report.posting
    return {
        "key": entry.key,
        "title": line(of.title),
        "employer": line(of.employer),
        "location": line(of.location),
        "source": line(of.source),
        "url": link(of.source) or None,
        "from": line(entry.source),
        **_standing(entry),
        "first_seen": entry.first_seen,
        "last_seen": entry.last_seen,
        "posting_id": entry.posting_id,
        "findings": [_finding(finding, entry.report) for finding in entry.report.findings],
        "same_text": [{"key": twin.key, "employer": line(twin.employer)} for twin in entry.twins],
    }


def _standing(entry: Entry) -> Record:
    report = entry.report
    return {
        "status": report.status.value,
        "score": report.score,
        "band": report.band.value if report.band else None,
        "version_id": entry.version_id,
        "judgement_id": entry.judgement_id,
    }


def _finding(finding: Finding, report: Report) -> Record:
    return {
        "rule": finding.rule,
        "severity": finding.severity.value,
        "title": line(finding.title),
        "why": line(finding.why),
        "working": line(finding.working),
        "quotes": [line(report.claims[index].quote) for index in finding.claims],
    }


def _change(change: Change) -> Record:
    return {
        **_posting(change.after),
        "before": _standing(change.before),
        "rise": change.rise,
        "by_rules_alone": change.by_rules_alone,
        "claims_gone": [_claim(claim) for claim in change.claims_gone],
        "claims_new": [_claim(claim) for claim in change.claims_new],
        "findings_gone": [finding.rule for finding in change.findings_gone],
        "findings_new": [finding.rule for finding in change.findings_new],
    }


def _claim(claim: Claim) -> Record:
    return {"kind": claim.kind.value, "says": line(statement(claim)), "quote": line(claim.quote)}


def _failing(failing: Failing) -> Record:
    return {
        "from": line(failing.source), "address": line(failing.address), "outcome": failing.outcome,
        "error": line(failing.error), "nights": failing.nights,
    }  # fmt: skip


def _silent(silent: Silent) -> Record:
    return {"from": line(silent.source), "nights": silent.nights}
