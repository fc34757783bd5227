"""Which posting an advert is: the store's side of `identity`."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256
from typing import TYPE_CHECKING

from sqlalchemy import bindparam, func, insert, select, union_all

from scanner.history.identity import Advert, canonical, job_id, replaced, same_posting, same_text, sketch
from scanner.history.identity.sketches import BANDS
from scanner.history.identity.words import name, title
from scanner.history.stored import stored
from scanner.history.tables import identities, sketches, twins, versions

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from sqlalchemy import Connection, Select

    from scanner.history.batch import Batch

_MOST_IN_BAND = 100
"""A band of more is a template's: it tells nothing, and looking at all would take the square of the time."""
_MOST_COMPARED = 16


@dataclass(frozen=True, slots=True)
class Clues:
    """What may tell which posting an advert is."""

    advert: Advert
    marks: tuple[tuple[str, str], ...]
    """Identities of a posting that stands alone at its address: (kind, value)."""
    slot: str
    """Of one among several in a document: address, employer, title and place."""
    head: str
    bands: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class _Before:
    """The last version of a posting, and the run that found it."""

    advert: Advert
    first_run: int

    def is_same(self, now: Advert, run: int) -> bool:
        return same_posting(now, self.advert, later=self.first_run < run)


def clues(advert: Advert, address: str, *, alone: bool) -> Clues:
    """Gather the clues of an advert found at an address, alone or among others."""
    head = _digest(name(advert.employer), " ".join(sorted(title(advert.title))), name(advert.location))
    place = stored(canonical(address))
    job = job_id(address)
    marks = ((("job", job),) if job else ()) + (("address", place),)
    return Clues(
        advert, marks if alone else (), "" if alone else _digest(place, head), head, sketch(advert.text)
    )


def _digest(*texts: str) -> str:
    return sha256("\n".join(texts).encode("utf-8", "backslashreplace")).hexdigest()[:24]


def resolve(
    connection: Connection, run: int, found: Clues, taken: Collection[int]
) -> tuple[int | None, list[int]]:
    """The posting it is (None: a new one), and those with its text under another employer.

    `taken` are the postings that others in the same document are.
    """
    near = _candidates(connection, found)
    before = _last(connection, near)
    same = next(_standing(connection, found, taken), None)
    if same is None:
        free = (number for number in near if number not in taken)
        same = next((number for number in free if before[number].is_same(found.advert, run)), None)
    others = (number for number in near if number != same)
    return same, sorted(number for number in others if same_text(found.advert, before[number].advert))


def _standing(connection: Connection, found: Clues, taken: Collection[int]) -> Iterator[int]:
    """The postings that stood at the same address, or have the same id in a job system."""
    for kind, value in found.marks:
        for number in reversed(_with(connection, kind, value)):
            if kind == "job" or not replaced(found.advert, _last(connection, [number])[number].advert):
                yield number
    if found.slot:
        here = _with(connection, "slot", found.slot)
        if len(here) == 1 and here[0] not in taken:
            yield here[0]


def _with(connection: Connection, kind: str, value: str) -> list[int]:
    same = (identities.c.kind == kind) & (identities.c.value == value)
    query = select(identities.c.posting_id).where(same).order_by(identities.c.posting_id)
    return list(connection.execute(query.limit(_MOST_COMPARED)).scalars())


def _candidates(connection: Connection, found: Clues) -> list[int]:
    """Postings that share a head or bands: few, and the likeliest first."""
    head = _with(connection, "head", found.head)
    if not found.bands:
        return head
    bands = {f"band{number}": band for number, band in enumerate(found.bands)}
    return list(dict.fromkeys((*head, *connection.execute(_SHARING, bands).scalars())))


def _sharing() -> Select[tuple[int]]:
    """The postings that share most of the bands; built once, for it takes longer than to answer it."""
    some = [
        select(sketches.c.posting_id)
        .where(sketches.c.band == bindparam(f"band{number}"))
        .order_by(sketches.c.posting_id)
        .limit(_MOST_IN_BAND)
        .subquery()
        for number in range(BANDS)
    ]
    shared = union_all(*(select(each.c.posting_id) for each in some)).subquery()
    number = shared.c.posting_id
    return select(number).group_by(number).order_by(func.count().desc(), number).limit(_MOST_COMPARED)


_SHARING = _sharing()


def _last(connection: Connection, wanted: Sequence[int]) -> dict[int, _Before]:
    """The last versions of postings."""
    if not wanted:
        return {}
    last = select(func.max(versions.c.id)).where(versions.c.posting_id.in_(wanted))
    query = select(versions).where(versions.c.id.in_(last.group_by(versions.c.posting_id)))
    return {
        row.posting_id: _Before(Advert(row.title, row.employer, row.location, row.text), row.first_run)
        for row in connection.execute(query)
    }


def remember(batch: Batch, posting_id: int, found: Clues, *, fresh: bool) -> None:
    """Keep the clues, at once: the next advert may be the same posting."""
    slot = (("slot", found.slot),) if found.slot else ()
    marks: tuple[tuple[str, str], ...] = (*found.marks, *slot, ("head", found.head))
    connection, bands = batch.connection, set(found.bands)
    if not fresh:
        marks = tuple(mark for mark in marks if not _has(connection, mark, posting_id))
        known = select(sketches.c.band).where(sketches.c.posting_id == posting_id, sketches.c.band.in_(bands))
        bands -= set(connection.execute(known).scalars())
    rows = [{"kind": kind, "value": value, "posting_id": posting_id} for kind, value in marks]
    for table, new in (
        (identities, rows),
        (sketches, [{"band": band, "posting_id": posting_id} for band in sorted(bands)]),
    ):
        if new:
            connection.execute(insert(table), new)


def _has(connection: Connection, mark: tuple[str, str], posting_id: int) -> bool:
    kind, value = mark
    same = (
        (identities.c.kind == kind) & (identities.c.value == value) & (identities.c.posting_id == posting_id)
    )
    return connection.execute(select(identities.c.kind).where(same)).first() is not None


def pair(batch: Batch, posting_id: int, others: list[int], run: int) -> None:
    """Keep that postings of different employers have the same text; the earlier one comes second."""
    for other in others:
        later, earlier = max(posting_id, other), min(posting_id, other)
        here = (twins.c.posting_id == later) & (twins.c.other_id == earlier)
        if batch.connection.execute(select(twins.c.first_run).where(here)).first() is None:
            row = {"posting_id": later, "other_id": earlier, "first_run": run}
            batch.connection.execute(insert(twins).values(row))
