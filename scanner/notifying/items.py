"""What is said of one posting, failure or source: single lines, harmless and of bounded length."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from scanner.model import Kind, Severity
from scanner.reports.safety import shown
from scanner.reports.words import statement

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scanner.history import Change, Entry, Failing, Silent
    from scanner.model import Claim, Finding, Report

_LONGEST = 300
_MOST_LINES = 40
_RANK = {Severity.WARNING: 0, Severity.CAUTION: 1, Severity.NOTE: 2}
_KEY = 10
_FLAGS = 6
"""Red flags of a posting that are written out: enough to decide whether to read on."""


@dataclass(frozen=True, slots=True)
class Item:
    """One entry of the digest."""

    head: str
    facts: str = ""
    lines: tuple[str, ...] = ()
    link: str = ""
    """An http or https address, or nothing."""
    rows: str = ""
    """Which rows of the history it is read from."""


def line(text: str) -> str:
    """One line of a stranger's text, cut where it is too long."""
    # Cut first: what is hostile may be long.
    clean = shown(text[: 4 * _LONGEST])
    return clean if len(clean) <= _LONGEST else f"{clean[: _LONGEST - 1]}…"


def posting(entry: Entry, lines: tuple[str, ...] = ()) -> Item:
    """A posting with its score."""
    of = entry.report.posting
    facts = (_rank(entry.report), of.employer, of.location, f"from {entry.source}")
    title = line(of.title) or "(no title)"
    return Item(
        title, line(" · ".join(filter(None, facts))), lines[:_MOST_LINES], link(of.source), _rows(entry)
    )


def reasons(entry: Entry) -> Item:
    """A posting with its gravest red flags, and the words they rest on."""
    findings = sorted(entry.report.findings, key=lambda each: (_RANK.get(each.severity, 3), -each.points))
    lines = [_finding(finding, entry.report) for finding in findings[:_FLAGS]]
    if more := len(findings) - len(lines):
        lines.append(
            f"and {more} more red flag{'s' if more > 1 else ''}: `scanner history {entry.key[:_KEY]}`"
        )
    return posting(entry, tuple(lines))


def changed(change: Change) -> Item:
    """A posting with what it says now and did not, and the other way round."""
    return posting(change.after, tuple(_differences(change)))


def moved(change: Change) -> Item:
    """A posting that is otherwise, with its scores."""
    scores = f"score {change.before.report.score} → {change.after.report.score} ({change.rise:+d})"
    return posting(change.after, (scores, *_differences(change)))


def twin(entry: Entry) -> Item:
    """A posting with the employers that use its text."""
    others = (f"also posted by {line(each.employer)} ({each.key[:_KEY]})" for each in entry.twins)
    return posting(entry, tuple(others))


def failed(failing: Failing) -> Item:
    """A source or address with how it failed, and how often in a row."""
    nights = f"{failing.nights} night{'s' if failing.nights > 1 else ''} in a row"
    facts = line(
        " · ".join(filter(None, (failing.address and f"of {failing.source}", failing.outcome, nights)))
    )
    return Item(line(failing.address or failing.source), facts, (line(failing.error),), link(failing.address))


def quiet(silent: Silent) -> Item:
    """A source that was heard and had no posting."""
    return Item(line(silent.source), f"no posting for {silent.nights} nights, though it had some")


def link(address: str) -> str:
    """An address that may be linked to, or nothing."""
    plain = address.startswith(("http://", "https://")) and len(address) <= 2000  # noqa: PLR2004 - as browsers do
    return address if plain and address == shown(address) and not set(address) & set("<>\"'`\\ ") else ""


def _finding(finding: Finding, report: Report) -> str:
    quotes = dict.fromkeys(report.claims[index].quote for index in finding.claims[:3])
    words = "".join(f" “{line(quote)}”" for quote in quotes)
    return f"{finding.severity.value}: {line(finding.title)}.{words} {line(finding.working or finding.why)}"


def _differences(change: Change) -> Iterator[str]:
    if change.by_rules_alone:
        yield "the posting says the same; the rules have changed"
    before, after = change.before.report.posting, change.after.report.posting
    for name in ("title", "employer", "location"):
        was, now = getattr(before, name), getattr(after, name)
        if was != now:
            yield f"{name}: {line(was) or '-'} → {line(now) or '-'}"
    yield from (f"no longer: {_claim(claim)}" for claim in change.claims_gone if _told(claim))
    yield from (f"now: {_claim(claim)}" for claim in change.claims_new if _told(claim))
    yield from (f"no longer flagged: {line(finding.title)}" for finding in change.findings_gone)
    yield from (f"now flagged: {line(finding.title)}" for finding in change.findings_new)


def _told(claim: Claim) -> bool:
    return claim.kind is not Kind.CONTEXT


def _claim(claim: Claim) -> str:
    return f"{claim.kind.value}: {line(statement(claim))} “{line(claim.quote)}”"


def _rank(report: Report) -> str:
    return report.status.value.replace("_", " ") if report.score is None else f"{report.score} {report.band}"


def _rows(entry: Entry) -> str:
    ids = f"posting {entry.posting_id}, version {entry.version_id}, judgement {entry.judgement_id}"
    return f"{entry.key[:_KEY]} ({ids})"
