"""Changes in words, and as JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scanner.history.rows import full
from scanner.reports.jsonl import line
from scanner.reports.safety import shown
from scanner.reports.words import statement

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from scanner.history.changes import Change, Changes
    from scanner.history.entries import Entry
    from scanner.history.silence import Silent
    from scanner.reports.record import Record

_SHOWN_OF_KEY = 10


def as_text(changes: Changes) -> Iterator[str]:
    """A heading for each kind of change that there is, and a line or more a posting."""
    since = f"run {changes.since}" if changes.since else "nothing before it"
    yield f"Run {changes.run} against {since}"
    yield from _listed("New", map(_entry, changes.new))
    yield from _listed("There again", map(_entry, changes.returned))
    yield from _listed("Changed", (text for change in changes.changed for text in _change(change)))
    yield from _listed("Risen in score", map(_move, changes.risen))
    yield from _listed("Fallen in score", map(_move, changes.fallen))
    yield from _listed("Removed", map(_entry, changes.removed))
    yield from _listed("The same text under another employer", map(_twin, changes.twins))
    yield from _listed("Gone silent: postings before, none now", map(_silence, changes.silent))
    if changes.reworded:
        yield f"{len(changes.reworded)} reworded, with nothing else changed."
    if not any((changes.new, changes.returned, changes.changed, changes.removed, changes.twins)):
        yield "No posting is new, changed or removed."


def _listed(heading: str, lines: Iterable[str]) -> Iterator[str]:
    found = list(lines)
    if found:
        yield f"\n{heading}"
        yield from (f"  {text}" for text in found)


def _entry(entry: Entry) -> str:
    report = entry.report
    rank = report.status.value if report.score is None else f"{report.score} {report.band}"
    title = shown(report.posting.title) or "(no title)"
    employer = f", {shown(report.posting.employer)}" if report.posting.employer else ""
    return f"{entry.key[:_SHOWN_OF_KEY]}  {rank:<11}  {title}{employer}  {shown(report.posting.source)}"


def _change(change: Change) -> Iterator[str]:
    yield _entry(change.after) + ("  (by new rules)" if change.by_rules_alone else "")
    before, after = change.before.report.posting, change.after.report.posting
    for name in ("title", "employer", "location"):
        if getattr(before, name) != getattr(after, name):
            yield f"    {name}: {shown(getattr(before, name)) or '-'} -> {shown(getattr(after, name)) or '-'}"
    yield from (f"    - {claim.kind.value}: {shown(statement(claim))}" for claim in change.claims_gone)
    yield from (f"    + {claim.kind.value}: {shown(statement(claim))}" for claim in change.claims_new)
    yield from (f"    - {shown(finding.title)} [{finding.rule}]" for finding in change.findings_gone)
    yield from (f"    + {shown(finding.title)} [{finding.rule}]" for finding in change.findings_new)


def _move(change: Change) -> str:
    return f"{_entry(change.after)}  {change.before.report.score} -> {change.after.report.score}"


def _silence(source: Silent) -> str:
    return f"{shown(source.source)}  for {source.nights} night{'s' if source.nights != 1 else ''}"


def _twin(entry: Entry) -> str:
    others = ", ".join(f"{shown(twin.employer)} ({twin.key[:_SHOWN_OF_KEY]})" for twin in entry.twins)
    return f"{_entry(entry)}  also by {others}"


def as_json(changes: Changes) -> str:
    """One object: postings as `full` records them, changes as `before` and `after`."""
    return line(
        {
            "run": changes.run,
            "since": changes.since,
            **{name: [full(entry) for entry in getattr(changes, name)] for name in _ENTRIES},
            "silent": [{"source": each.source, "nights": each.nights} for each in changes.silent],
            **{name: [_both(change) for change in getattr(changes, name)] for name in _CHANGES},
        }
    )


_ENTRIES = ("new", "returned", "removed", "twins")
_CHANGES = ("changed", "risen", "fallen", "reworded")


def _both(change: Change) -> Record:
    return {
        "rise": change.rise,
        "by_rules_alone": change.by_rules_alone,
        "before": full(change.before),
        "after": full(change.after),
    }
