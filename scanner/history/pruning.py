"""Retention: what is older than wanted goes; how every posting stands now stays."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import func, select

from scanner.history.batch import chunks
from scanner.history.standing import standings
from scanner.history.tables import (
    claims,
    contents,
    documents,
    findings,
    judgements,
    missing,
    rulings,
    runs,
    sightings,
    versions,
)

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sqlalchemy import Connection, Table

    from scanner.history.standing import Place


def prune(connection: Connection, before: str, keep_versions: int | None) -> None:
    """Delete ranges and rulings that ended before a time, and versions beyond the newest so many.

    Runs, postings and their keys stay, as does all that the present state of a posting rests on.
    """
    last = connection.execute(select(func.max(runs.c.id))).scalar() or 0
    old = connection.execute(select(func.max(runs.c.id)).where(runs.c.started < before)).scalar() or 0
    places = [place for each in standings(connection, last).values() for place in each.places]
    _ranges(connection, min(old, last - 1), places)
    _rulings(connection, min(old, last - 1), {(place.version_id, place.pack_id) for place in places})
    if keep_versions is not None:
        _beyond(connection, keep_versions, {place.version_id for place in places})
    _leftovers(connection)


def _ranges(connection: Connection, old: int, places: list[Place]) -> None:
    """Delete what addresses gave long ago, but for the last of each and what postings were last seen in."""
    seen = {(place.address_id, place.seen) for place in places}
    latest: dict[int, int] = {}
    for row in connection.execute(select(sightings).order_by(sightings.c.address_id, sightings.c.first_run)):
        latest[row.address_id] = row.first_run
    for row in list(connection.execute(select(sightings).where(sightings.c.last_run <= old))):
        needed = any((row.address_id, run) in seen for run in range(row.first_run, row.last_run + 1))
        if not needed and latest[row.address_id] != row.first_run:
            here = (sightings.c.address_id == row.address_id) & (sightings.c.first_run == row.first_run)
            connection.execute(sightings.delete().where(here))


def _rulings(connection: Connection, old: int, needed: set[tuple[int, int]]) -> None:
    """Delete what packs said that no run has used since, but for what is still the last word."""
    used = select(runs.c.pack_id).group_by(runs.c.pack_id).having(func.max(runs.c.id) <= old)
    for row in list(connection.execute(select(rulings).where(rulings.c.pack_id.in_(used)))):
        if (row.version_id, row.pack_id) not in needed:
            same = (rulings.c.version_id == row.version_id) & (rulings.c.pack_id == row.pack_id)
            connection.execute(rulings.delete().where(same))
            held = (contents.c.version_id == row.version_id) & (contents.c.pack_id == row.pack_id)
            connection.execute(contents.delete().where(held))


def _beyond(connection: Connection, keep: int, needed: set[int]) -> None:
    """Delete the older versions of postings that have more than so many."""
    by_posting: dict[int, list[int]] = {}
    for row in connection.execute(select(versions.c.posting_id, versions.c.id).order_by(-versions.c.id)):
        by_posting.setdefault(row.posting_id, []).append(row.id)
    old = [number for ids in by_posting.values() for number in ids[max(keep, 1) :] if number not in needed]
    for table in (contents, rulings):
        _delete(connection, table, "version_id", old)


def _leftovers(connection: Connection) -> None:
    """Delete what nothing refers to any more, the referring tables first."""
    in_use = select(sightings.c.document_id).where(sightings.c.document_id.is_not(None))
    connection.execute(contents.delete().where(contents.c.document_id.not_in(in_use)))
    connection.execute(documents.delete().where(documents.c.id.not_in(in_use)))
    in_contents = select(contents.c.version_id).where(contents.c.version_id.is_not(None))
    newest = select(func.max(versions.c.id)).group_by(versions.c.posting_id)
    gone = versions.c.id.not_in(in_contents) & versions.c.id.not_in(newest)
    idle = list(connection.execute(select(versions.c.id).where(gone)).scalars())
    _delete(connection, rulings, "version_id", idle)
    ruled = select(rulings.c.judgement_id)
    unused = list(connection.execute(select(judgements.c.id).where(judgements.c.id.not_in(ruled))).scalars())
    for table in (claims, findings, missing):
        _delete(connection, table, "judgement_id", unused)
    _delete(connection, judgements, "id", unused)
    _delete(connection, versions, "id", idle)


def _delete(connection: Connection, table: Table, column: str, values: Iterable[int]) -> None:
    for some in chunks(list(values)):
        connection.execute(table.delete().where(table.c[column].in_(some)))
