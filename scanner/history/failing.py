"""What has failed lately, and for how many nights."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import select

from scanner.history.nouns import State
from scanner.history.tables import addresses, runs, sightings, sources, visits

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

    from sqlalchemy import Connection, Row


@dataclass(frozen=True, slots=True)
class Failing:
    """A source, or one address of it, that failed in every visit of late."""

    source: str
    address: str
    """Empty for the source as a whole."""
    outcome: str
    error: str
    nights: int
    """Visits in a row, the one of this run included."""


def failing(connection: Connection, run: int) -> Iterator[Failing]:
    """What failed at a run: sources first, then addresses, each with how long it has."""
    history = _visits(connection, run)
    for name, rows in history.items():
        bad = _leading(row.state == State.FAILED for row in rows)
        if bad and rows[0].run_id == run:
            yield Failing(name, "", rows[0].outcome or "", rows[0].error or "", bad)
    for row in _failed_addresses(connection, run):
        runs_before = [visit.run_id for visit in history[row.name]]
        yield Failing(row.name, row.address, row.outcome, row.error, _nights(connection, row.id, runs_before))


def _visits(connection: Connection, run: int) -> dict[str, list[Row[Any]]]:
    """The visits to each source up to a run, the latest first."""
    query = select(visits, sources.c.name).join(sources, sources.c.id == visits.c.source_id)
    found: dict[str, list[Row[Any]]] = {}
    for row in connection.execute(
        query.where(visits.c.run_id <= run).order_by(sources.c.id, -visits.c.run_id)
    ):
        found.setdefault(row.name, []).append(row)
    return found


def _failed_addresses(connection: Connection, run: int) -> list[Row[Any]]:
    query = (
        select(sources.c.name, addresses.c.id, addresses.c.address, sightings.c.outcome, sightings.c.error)
        .join(addresses, addresses.c.id == sightings.c.address_id)
        .join(sources, sources.c.id == addresses.c.source_id)
        .join(visits, (visits.c.source_id == sources.c.id) & (visits.c.run_id == run))
        .join(runs, runs.c.id == run)
    )
    here = (sightings.c.first_run <= run) & (sightings.c.last_run >= run) & sightings.c.outcome.is_not(None)
    return list(connection.execute(query.where(here).order_by(addresses.c.id)))


def _nights(connection: Connection, address_id: int, visited: list[int]) -> int:
    here = (sightings.c.address_id == address_id) & sightings.c.outcome.is_not(None)
    spans = [(row.first_run, row.last_run) for row in connection.execute(select(sightings).where(here))]
    return _leading(any(first <= run <= last for first, last in spans) for run in visited)


def _leading(true: Iterator[bool]) -> int:
    """How many come before the first that is not."""
    number = 0
    for each in true:
        if not each:
            break
        number += 1
    return number
