"""Where every posting stood at a run: where it was last seen, as what, and whether it is gone."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import case, select

from scanner.history.nouns import State
from scanner.history.tables import addresses, contents, runs, sightings, versions, visits
from scanner.model import Outcome

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sqlalchemy import Connection

STRIKES = 2
"""Visits that did not find a posting, after which it counts as removed."""
_GONE = {Outcome.GONE.value, Outcome.EXPIRED.value}


@dataclass(frozen=True, slots=True)
class Place:
    """Where a posting was last seen in one source."""

    source_id: int
    address_id: int
    seen: int
    version_id: int
    pack_id: int
    label: str


@dataclass(frozen=True, slots=True)
class Standing:
    """One posting at one run."""

    place: Place
    """Where it was seen last; of several, the first."""
    removed: bool
    places: tuple[Place, ...] = ()
    """Where it was seen last in each source."""

    @property
    def ruling(self) -> tuple[int, int]:
        """Which version was judged by which pack."""
        return self.place.version_id, self.place.pack_id


def standings(connection: Connection, run: int) -> dict[int, Standing]:
    """Every posting known at a run, by id."""
    visited = _visits(connection, run)
    places: dict[int, dict[int, list[Place]]] = defaultdict(lambda: defaultdict(list))
    for source_id, when in visited.items():
        for posting_id, place in _places(connection, source_id, max(when), run):
            _keep(places[posting_id][source_id], place)
    silent = _silences(connection)
    return {
        posting_id: Standing(
            _present(by_source.values()),
            _removed(by_source.values(), visited, silent),
            tuple(place for some in by_source.values() for place in some),
        )
        for posting_id, by_source in sorted(places.items())
    }


def _visits(connection: Connection, run: int) -> dict[int, dict[int, bool]]:
    """Source → run → whether that visit was whole, and so could strike."""
    whole = (visits.c.state == State.FINISHED) & (runs.c.state == State.FINISHED)
    query = select(visits.c.source_id, visits.c.run_id, case((whole, 1), else_=0))
    query = query.join(runs, runs.c.id == visits.c.run_id).where(runs.c.id <= run)
    found: dict[int, dict[int, bool]] = defaultdict(dict)
    for source_id, run_id, strikes in connection.execute(query):
        found[source_id][run_id] = bool(strikes)
    return found


def _places(connection: Connection, source_id: int, last: int, run: int) -> Iterator[tuple[int, Place]]:
    """Every posting ever seen in a source up to its last visit, and where; the first address first."""
    seen = case((sightings.c.last_run < last, sightings.c.last_run), else_=last).label("seen")
    found = (contents.c.document_id == sightings.c.document_id) & (contents.c.pack_id == runs.c.pack_id)
    query = (
        select(versions.c.posting_id, addresses.c.id, seen, versions.c.id.label("version_id"), runs.c.pack_id, contents.c.label)
        .select_from(sightings)
        .join(addresses, addresses.c.id == sightings.c.address_id)
        .join(runs, runs.c.id == seen)
        .join(contents, found)
        .join(versions, versions.c.id == contents.c.version_id)
        .where(addresses.c.source_id == source_id, sightings.c.first_run <= run)
        .order_by(addresses.c.id, contents.c.ordinal)
    )  # fmt: skip
    for row in connection.execute(query):
        yield row.posting_id, Place(source_id, row.id, row.seen, row.version_id, row.pack_id, row.label)


def _keep(places: list[Place], place: Place) -> None:
    """Keep only those of the last visit that saw the posting."""
    if places and places[0].seen < place.seen:
        places.clear()
    if not places or places[0].seen == place.seen:
        places.append(place)


def _present(by_source: Iterable[list[Place]]) -> Place:
    places = [place for some in by_source for place in some]
    return min(places, key=lambda place: (-place.seen, place.address_id))


def _removed(
    by_source: Iterable[list[Place]], visited: dict[int, dict[int, bool]], silent: dict[int, list[tuple[int, int]]]
) -> bool:  # fmt: skip
    return all(_strikes(places, visited[places[0].source_id], silent) >= STRIKES for places in by_source)


def _strikes(places: list[Place], visited: dict[int, bool], silent: dict[int, list[tuple[int, int]]]) -> int:
    """How many whole visits since did not find it, though each of its addresses was heard."""
    quiet = [span for place in places for span in silent.get(place.address_id, ())]
    later = (run for run, whole in visited.items() if whole and run > places[0].seen)
    return sum(not any(first <= run <= last for first, last in quiet) for run in later)


def _silences(connection: Connection) -> dict[int, list[tuple[int, int]]]:
    """Address → the ranges in which it failed, so that nobody knows what stood there."""
    columns = (sightings.c.address_id, sightings.c.first_run, sightings.c.last_run)
    unread = (contents.c.document_id == sightings.c.document_id) & contents.c.outcome.is_not(None)
    failed = select(*columns).where(sightings.c.outcome.is_not(None), sightings.c.outcome.not_in(_GONE))
    found: dict[int, list[tuple[int, int]]] = defaultdict(list)
    for query in (failed, select(*columns).join(contents, unread)):
        for row in connection.execute(query):
            found[row.address_id].append((row.first_run, row.last_run))
    return found
