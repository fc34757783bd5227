"""`scanner history`: the runs, or one posting over time."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from scanner.cli.storing import STORE, reading
from scanner.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scanner.history import Run, Store
    from scanner.history.timeline import Chapter


@click.command()
@click.argument("posting", required=False)
@STORE
def history(posting: str | None, store: str | None) -> None:
    """List the runs, or show one POSTING over time.

    POSTING is its address, or the beginning of its key, as `scanner diff` shows it.
    """
    with reading(store) as opened:
        for line in _runs(opened) if posting is None else _posting(opened, posting):
            click.echo(line)


def _runs(store: Store) -> Iterator[str]:
    for run in store.runs():
        counts = ", ".join(f"{number} {outcome}" for outcome, number in sorted(store.counts(run.id).items()))
        yield f"{run.id:>4}  {_when(run)}  {run.state.value:<9}  rules {run.rules[:12]}  {counts}".rstrip()


def _when(run: Run) -> str:
    return f"{run.started} to {run.finished or 'now':<20}"


def _posting(store: Store, name: str) -> Iterator[str]:
    from scanner.reports.safety import shown  # noqa: PLC0415 - beside its use, as the store is

    found = store.find(name)
    if not found:
        raise UsageError(f"{shown(name)}: no posting has this address, or a key that begins so.")
    if len(found) > 1:
        keys = ", ".join(key for _, key in found[:5])
        raise UsageError(f"{shown(name)}: several postings are meant: {keys}; say which.")
    chapters = store.timeline(found[0][0])
    last = chapters[-1].entry
    posting = last.report.posting
    yield f"{last.key}  {shown(posting.title)}" + (f", {shown(posting.employer)}" if posting.employer else "")
    for address in store.addresses(found[0][0]) or [posting.source]:
        yield f"  at {shown(address)}"
    yield f"  first seen {last.first_seen}{', removed' if last.removed else ''}; {last.versions} version(s)"
    for chapter in chapters:
        yield from _chapter(chapter)


def _chapter(chapter: Chapter) -> Iterator[str]:
    from scanner.model import Kind  # noqa: PLC0415
    from scanner.reports.safety import shown  # noqa: PLC0415
    from scanner.reports.words import statement  # noqa: PLC0415

    report = chapter.entry.report
    score = report.status.value if report.score is None else f"score {report.score} ({report.band})"
    yield f"run {chapter.since_run}, {chapter.since}: {score}, rules {chapter.rules[:12]}"
    for claim in report.claims:
        if claim.kind is not Kind.CONTEXT:
            yield f"    {claim.kind.value}: {shown(statement(claim))}"
    for finding in report.findings:
        yield f"    {finding.severity.value}: {shown(finding.title)} [{finding.rule}]"
    for each in report.dismissed:
        reason = shown(each.dismissal.reason)
        yield f"    dismissed: {shown(each.finding.title)} [{each.finding.rule}], because: {reason}"
    if report.dismissal:
        yield f"    dismissed as a whole, because: {shown(report.dismissal.reason)}"
