"""What each address gave, as ranges of runs: a night that changes nothing adds no row.

A range means: in every visit to the source from `first_run` to `last_run` the address gave this.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import delete, select, update

from scanner.history.batch import chunks
from scanner.history.runs import previous_visit
from scanner.history.tables import addresses, sightings, sources
from scanner.model import Outcome

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from sqlalchemy import Connection, Row

    from scanner.history.batch import Batch


@dataclass(frozen=True, slots=True)
class Sight:
    """A document, or how it failed."""

    document_id: int | None
    outcome: str | None = None
    error: str | None = None


def address_ids(batch: Batch, source_id: int, wanted: Sequence[str]) -> dict[str, int]:
    """The ids of addresses of a source, the new ones added."""
    found: dict[str, int] = {}
    for some in chunks(list(dict.fromkeys(wanted))):
        query = select(addresses.c.address, addresses.c.id).where(addresses.c.source_id == source_id)
        found |= {
            row.address: row.id
            for row in batch.connection.execute(query.where(addresses.c.address.in_(some)))
        }
    for address in wanted:
        if address not in found:
            found[address] = batch.new(addresses, source_id=source_id, address=address)
    return found


def note(batch: Batch, run: int, source_id: int, seen: Mapping[int, Sight]) -> None:
    """Keep what each address (by id) gave in this run, lengthening the ranges that go on."""
    previous = previous_visit(batch.connection, run, source_id)
    last = _last(batch.connection, list(seen), {run, previous or run})
    longer: list[int] = []
    for address_id, sight in seen.items():
        row = last.get(address_id)
        same = row is not None and Sight(row.document_id, row.outcome, row.error) == sight
        if row is not None and row.last_run == run and not same:
            _take_back(batch.connection, row, previous)
        if row is not None and same:
            longer += [address_id] if row.last_run != run else []
        else:
            batch.add(
                sightings, address_id=address_id, first_run=run, last_run=run,
                document_id=sight.document_id, outcome=sight.outcome, error=sight.error,
            )  # fmt: skip
    _lengthen(batch.connection, longer, previous, run)


def _last(connection: Connection, wanted: list[int], ends: set[int]) -> dict[int, Row[tuple[object, ...]]]:
    """The ranges of addresses that end at this visit or the one before; the later one counts."""
    found = {}
    for some in chunks(wanted):
        query = select(sightings).where(sightings.c.address_id.in_(some), sightings.c.last_run.in_(ends))
        for row in connection.execute(query.order_by(sightings.c.first_run)):
            found[row.address_id] = row
    return found


def _take_back(connection: Connection, row: Row[tuple[object, ...]], previous: int | None) -> None:
    """Undo what this run had noted: it notes something else now."""
    here = (sightings.c.address_id == row.address_id) & (sightings.c.first_run == row.first_run)
    if row.first_run == row.last_run or previous is None:
        connection.execute(delete(sightings).where(here))
    else:
        connection.execute(update(sightings).where(here).values(last_run=previous))


def _lengthen(connection: Connection, wanted: list[int], previous: int | None, run: int) -> None:
    for some in chunks(wanted):
        ending = sightings.c.address_id.in_(some) & (sightings.c.last_run == previous)
        connection.execute(update(sightings).where(ending).values(last_run=run))


def noted(connection: Connection, run: int, source: str) -> Iterator[str]:
    """The addresses of a source that this run has noted."""
    query = select(addresses.c.address).join(sightings, sightings.c.address_id == addresses.c.id)
    query = query.join(sources, sources.c.id == addresses.c.source_id)
    here = (sources.c.name == source) & (sightings.c.last_run == run)
    return iter(connection.execute(query.where(here)).scalars())


def alone(connection: Connection, source: str) -> Iterator[str]:
    """The addresses of a source at which a document was found, were it an expired one."""
    query = select(addresses.c.address).join(sightings, sightings.c.address_id == addresses.c.id)
    query = query.join(sources, sources.c.id == addresses.c.source_id)
    found = sightings.c.document_id.is_not(None) | (sightings.c.outcome == Outcome.EXPIRED.value)
    here = (sources.c.name == source) & found
    return iter(connection.execute(query.where(here).distinct()).scalars())
