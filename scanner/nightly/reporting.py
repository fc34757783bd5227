"""What follows a finished run, once: its reports, its notifications, and what is forgotten."""

from __future__ import annotations

from itertools import tee
from typing import TYPE_CHECKING

from scanner.errors import UsageError
from scanner.history import exports
from scanner.notifying import notify
from scanner.whole_file import whole_file

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import BinaryIO

    from scanner.history import Entry, Run, Store
    from scanner.model import Band
    from scanner.nightly.logbook import Logbook
    from scanner.nightly.settings import Configuration

DONE = "reports"
"""The mark of a run that all of this was done for."""


def unreported(store: Store) -> Run | None:
    """The last finished run, if it was killed before its reports and notifications were done."""
    last = next((run for run in reversed(store.runs()) if run.finished), None)
    return last if last and store.told().get(DONE, 0) < last.id else None


def report(configuration: Configuration, store: Store, run: Run, log: Logbook) -> tuple[str, ...]:
    """Do what follows a finished run; the channels that could not be notified."""
    write_tables(configuration, store, run)
    notified = notify(
        store,
        run,
        configuration.notifications,
        configuration.reports,
        sources=[source.name for source in configuration.settings.source],
        told=store.told(),
        mark=store.mark,
        base=configuration.base,
    )
    for line in notified.lines:
        (log.alarm if notified.failed else log.say)("notified", line, run=run.id)
    retention = configuration.settings.retention
    if retention:
        store.prune(keep_days=retention.keep_days, keep_versions=retention.keep_versions)
    store.mark(DONE, run.id)
    return notified.failed


def bands(configuration: Configuration, store: Store, run: Run) -> frozenset[Band]:
    """The bands of the postings that are there."""
    there = (entry for entry in _rows(configuration, store, run) if not entry.removed)
    return frozenset(entry.report.band for entry in there if entry.report.band)


def write_tables(configuration: Configuration, store: Store, run: Run) -> None:
    """Write postings.jsonl and postings.csv, how every posting stands; each appears when it is whole."""
    folder = configuration.reports
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise UsageError(f"{folder}: the folder cannot be made: {error.strerror or error}") from error
    with whole_file(folder / "postings.jsonl") as lines, whole_file(folder / "postings.csv") as rows:
        _write(_rows(configuration, store, run), lines, rows)


def _rows(configuration: Configuration, store: Store, run: Run) -> Iterator[Entry]:
    """The postings of the sources that are still wanted: nobody visits the others any more."""
    wanted = {source.name for source in configuration.settings.source}
    return (entry for entry in store.rows(run.id) if entry.source in wanted)


def _write(entries: Iterator[Entry], lines: BinaryIO, rows: BinaryIO) -> None:
    """Both from one reading, a row at a time."""
    for_lines, for_rows = tee(entries)
    texts = exports.write_csv(for_rows)
    rows.write(next(texts).encode())
    for line, row in zip(exports.write_jsonl(for_lines), texts, strict=True):
        lines.write(line.encode())
        rows.write(row.encode())
