"""Runs and their visits to sources: begun, resumed, ended."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from sqlalchemy import delete, func, insert, select, update

from scanner.history.counting import outcomes
from scanner.history.nouns import Run, State
from scanner.history.stored import stored
from scanner.history.tables import counts, packs, runs, sources, visits

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy import Connection, Select

    from scanner.history.batch import Batch
    from scanner.history.interning import Interned
    from scanner.model import Failure

_RUNS = select(runs, packs.c.version).join(packs, packs.c.id == runs.c.pack_id)


def all_runs(connection: Connection) -> Iterator[Run]:
    """Every run, the first one first."""
    return _read(connection, _RUNS.order_by(runs.c.id))


def unfinished(connection: Connection) -> Run | None:
    """The run that goes on, if one does."""
    return next(_read(connection, _RUNS.where(runs.c.state == State.RUNNING).order_by(-runs.c.id)), None)


def finished_before(connection: Connection, run: int) -> int | None:
    """The last finished run before a run."""
    earlier = select(func.max(runs.c.id)).where(runs.c.id < run, runs.c.state == State.FINISHED)
    return connection.execute(earlier).scalar()


def _read(connection: Connection, query: Select[tuple[object, ...]]) -> Iterator[Run]:
    for row in connection.execute(query):
        yield Run(row.id, row.started, row.finished, State(row.state), row.version, row.config)


def begin(batch: Batch, interned: Interned, rules: str, config: str, now: str) -> Run:
    """A new run; one that was left unfinished is abandoned."""
    left = runs.c.state == State.RUNNING
    batch.connection.execute(update(runs).where(left).values(state=State.ABANDONED.value))
    pack = interned.id(batch, packs, version=rules)
    number = batch.new(runs, started=now, state=State.RUNNING.value, pack_id=pack, config=config)
    batch.put()
    return Run(number, now, None, State.RUNNING, rules, config)


def resumed(run: Run) -> Run:
    """The same run, marked as going on."""
    return replace(run, resumed=True)


def finish(batch: Batch, run: Run, now: str) -> Run:
    """End a run, and count how its inputs ended."""
    batch.connection.execute(
        update(runs).where(runs.c.id == run.id).values(state=State.FINISHED.value, finished=now)
    )
    batch.connection.execute(delete(counts).where(counts.c.run_id == run.id))
    for outcome, number in sorted(outcomes(batch.connection, run.id).items()):
        batch.add(counts, run_id=run.id, outcome=outcome, number=number)
    batch.put()
    return replace(run, state=State.FINISHED, finished=now)


def visit(batch: Batch, interned: Interned, run: Run, source: str) -> int:
    """The id of a source, whose visit in this run is open from now on."""
    number = interned.id(batch, sources, name=stored(source))
    batch.put()
    here = (visits.c.run_id == run.id) & (visits.c.source_id == number)
    if batch.connection.execute(select(visits.c.run_id).where(here)).first() is None:
        row = {"run_id": run.id, "source_id": number, "state": State.RUNNING.value}
        batch.connection.execute(insert(visits).values(row))
    return number


def close(batch: Batch, run: Run, source_id: int, failure: Failure | None) -> None:
    """End a visit, whole or failed."""
    here = (visits.c.run_id == run.id) & (visits.c.source_id == source_id)
    ended = (
        {"state": State.FAILED.value, "outcome": failure.outcome.value, "error": stored(failure.error)}
        if failure
        else {"state": State.FINISHED.value, "outcome": None, "error": None}
    )
    batch.connection.execute(update(visits).where(here).values(ended))


def closed(connection: Connection, run: Run) -> Iterator[str]:
    """The sources whose visit in this run has ended."""
    query = select(sources.c.name).join(visits, visits.c.source_id == sources.c.id)
    over = (visits.c.run_id == run.id) & (visits.c.state != State.RUNNING)
    return iter(connection.execute(query.where(over)).scalars())


def previous_visit(connection: Connection, run: int, source_id: int) -> int | None:
    """The run that visited a source before this one did, however that ended."""
    earlier = (visits.c.source_id == source_id) & (visits.c.run_id < run)
    return connection.execute(select(func.max(visits.c.run_id)).where(earlier)).scalar()
