"""One posting over time: each version, and what each pack said of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import func, or_, select

from scanner.history.entries import Entry, as_kept, entries
from scanner.history.identity import canonical
from scanner.history.standing import Place, Standing, standings
from scanner.history.stored import stored
from scanner.history.tables import identities, packs, postings, rulings, runs, versions

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

    from sqlalchemy import ColumnElement, Connection, Row

    from scanner.history.entries import Seeing

_SHORTEST_KEY = 4


@dataclass(frozen=True, slots=True)
class Chapter:
    """What was said of a posting from a run on."""

    since_run: int
    since: str
    """Start of that run."""
    rules: str
    entry: Entry


def find(connection: Connection, name: str) -> list[tuple[int, str]]:
    """The postings that a key's beginning or an address names: id and key."""
    mark = (identities.c.kind == "address") & (identities.c.value == stored(canonical(name)))
    by_address = select(identities.c.posting_id).where(mark)
    named: ColumnElement[bool] = postings.c.id.in_(by_address)
    if len(name) >= _SHORTEST_KEY and name.isalnum():
        named = or_(named, postings.c.key.startswith(name.lower(), autoescape=True))
    query = select(postings.c.id, postings.c.key).where(named).order_by(postings.c.id)
    return [(row.id, row.key) for row in connection.execute(query)]


def timeline(connection: Connection, posting_id: int, seen_as: Seeing = as_kept) -> Iterator[Chapter]:
    """The chapters of a posting, in order."""
    last = connection.execute(select(func.max(runs.c.id))).scalar() or 0
    now = standings(connection, last)[posting_id]
    place, removed = now.place, now.removed
    said = None
    for row in _rows(connection, posting_id):
        since = max(row.first_run, row.began)
        at = Place(place.source_id, place.address_id, since, row.version_id, row.pack_id, place.label)
        for entry in entries(connection, {posting_id: Standing(at, removed)}, seen_as):
            if entry.judgement_id != said:
                yield Chapter(since, entry.last_seen, row.version, entry)
            said = entry.judgement_id


def _rows(connection: Connection, posting_id: int) -> list[Row[Any]]:
    began = select(func.min(runs.c.id)).where(runs.c.pack_id == packs.c.id).scalar_subquery()
    query = (
        select(rulings, packs.c.version, versions.c.first_run, began.label("began"))
        .join(versions, versions.c.id == rulings.c.version_id)
        .join(packs, packs.c.id == rulings.c.pack_id)
        .where(versions.c.posting_id == posting_id)
        .order_by(versions.c.id, packs.c.id)
    )
    return list(connection.execute(query))


def addresses_of(connection: Connection, posting_id: int) -> list[str]:
    """The addresses at which a posting stood alone, canonical."""
    mark = (identities.c.kind == "address") & (identities.c.posting_id == posting_id)
    return list(
        connection.execute(select(identities.c.value).where(mark).order_by(identities.c.value)).scalars()
    )
