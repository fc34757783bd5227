"""Sources that had postings and now, without failing, have none."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import select

from scanner.history.nouns import State
from scanner.history.tables import addresses, contents, sightings, sources, visits
from scanner.model import Outcome

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sqlalchemy import ColumnElement, Connection

_GONE = [Outcome.GONE.value, Outcome.EXPIRED.value]


@dataclass(frozen=True, slots=True)
class Silent:
    """A source that was heard and gave no posting, though it once did."""

    source: str
    nights: int
    """Whole visits in a row without a posting, the one of this run included."""


def silent(connection: Connection, run: int) -> Iterator[Silent]:
    """The sources that are silent at a run, in the order they were first seen."""
    talking = _sources(connection, run, _has_posting())
    failing = _sources(connection, run, sightings.c.outcome.is_not(None) & sightings.c.outcome.not_in(_GONE))
    for source_id, (name, whole) in _visits(connection, run).items():
        if whole and whole[0] == run and source_id not in talking | failing:
            nights = _nights(connection, source_id, whole)
            if nights:
                yield Silent(name, nights)


def _has_posting() -> ColumnElement[bool]:
    read = select(contents.c.document_id).where(contents.c.version_id.is_not(None))
    return sightings.c.document_id.in_(read)


def _sources(connection: Connection, run: int, which: ColumnElement[bool]) -> set[int]:
    query = select(addresses.c.source_id).join(sightings, sightings.c.address_id == addresses.c.id)
    here = (sightings.c.first_run <= run) & (sightings.c.last_run >= run) & which
    return set(connection.execute(query.where(here).distinct()).scalars())


def _visits(connection: Connection, run: int) -> dict[int, tuple[str, list[int]]]:
    """Every source, and the whole visits to it up to a run, the latest first."""
    query = select(visits.c.source_id, sources.c.name, visits.c.run_id).join(
        sources, sources.c.id == visits.c.source_id
    )
    whole = (visits.c.run_id <= run) & (visits.c.state == State.FINISHED.value)
    found: dict[int, tuple[str, list[int]]] = defaultdict(lambda: ("", []))
    for row in connection.execute(query.where(whole).order_by(sources.c.id, -visits.c.run_id)):
        found[row.source_id] = row.name, [*found[row.source_id][1], row.run_id]
    return found


def _nights(connection: Connection, source_id: int, whole: Sequence[int]) -> int:
    """How many visits it is since the last posting; 0 if there never was one."""
    query = select(sightings.c.last_run).join(addresses, addresses.c.id == sightings.c.address_id)
    heard = query.where(addresses.c.source_id == source_id, _has_posting())
    last = max(connection.execute(heard).scalars(), default=None)
    return sum(run > last for run in whole) if last is not None else 0
