"""A posting with all that a report says of it at one run."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from sqlalchemy import func, select

from scanner.history.batch import chunks
from scanner.history.reading import reportings
from scanner.history.tables import addresses, postings, rulings, runs, sources, twins, versions
from scanner.model import Finding, Passage, Posting, Report, Severity

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from typing import Any

    from sqlalchemy import Connection, Row

    from scanner.history.standing import Standing

    Seeing = Callable[[Report], Report]

TWIN_RULE = "identity/same-text-other-employer"
_SOME = 200
_EVERY = versions.alias()


@dataclass(frozen=True, slots=True)
class Twin:
    """A posting with the same text under another employer's name."""

    key: str
    employer: str


@dataclass(frozen=True, slots=True)
class Entry:
    """A posting as it stood at a run; the ids lead to its rows."""

    key: str
    """Names the posting in every run; any beginning that is unique will do on the command line."""
    report: Report
    source: str
    """The source's name in the configuration; the address is `report.posting.source`."""
    first_seen: str
    last_seen: str
    """Start of the first and last run that saw it; UTC."""
    versions: int
    removed: bool
    posting_id: int
    version_id: int
    judgement_id: int
    twins: tuple[Twin, ...] = ()


def as_kept(report: Report) -> Report:
    """The report as it is."""
    return report


def entries(connection: Connection, at: Mapping[int, Standing], seen_as: Seeing = as_kept) -> Iterator[Entry]:
    """The postings that stand so, in the order given; few are in memory at a time.

    Each report is handed out as `seen_as` makes it; what is kept stays as it is.
    """
    for some in chunks(list(at), _SOME):
        for entry in _entries(connection, {number: at[number] for number in some}):
            yield replace(entry, report=seen_as(entry.report))


def _entries(connection: Connection, at: Mapping[int, Standing]) -> Iterator[Entry]:
    rows, pairs = _rows(connection, at), _twins(connection, list(at))
    judged = _judgements(connection, at)
    made = dict(reportings(connection, judged.values()))
    places = _places(connection, at)
    started = {row.id: row.started for row in connection.execute(select(runs.c.id, runs.c.started))}
    for number, standing in at.items():
        judgement_id = judged.get(standing.ruling)
        if judgement_id is None:
            continue
        row, place = rows[number], places[standing.place.address_id]
        posting = _posting(row, place.address + standing.place.label)
        report = _with_twins(made[judgement_id](posting), pairs.get(number, ()))
        yield Entry(
            row.key, report, place.name, started[row.begun], started[standing.place.seen], row.number,
            standing.removed, number, standing.place.version_id, judgement_id, pairs.get(number, ()),
        )  # fmt: skip


def _rows(connection: Connection, at: Mapping[int, Standing]) -> dict[int, Row[Any]]:
    count = select(func.count()).where(_EVERY.c.posting_id == postings.c.id).scalar_subquery()
    query = select(versions, postings.c.key, postings.c.first_run.label("begun"), count.label("number"))
    query = query.join(postings, postings.c.id == versions.c.posting_id)
    wanted = [standing.place.version_id for standing in at.values()]
    return {row.posting_id: row for row in connection.execute(query.where(versions.c.id.in_(wanted)))}


def _places(connection: Connection, at: Mapping[int, Standing]) -> dict[int, Row[Any]]:
    query = select(addresses, sources.c.name).join(sources, sources.c.id == addresses.c.source_id)
    wanted = {standing.place.address_id for standing in at.values()}
    return {row.id: row for row in connection.execute(query.where(addresses.c.id.in_(wanted)))}


def _judgements(connection: Connection, at: Mapping[int, Standing]) -> dict[tuple[int, int], int]:
    wanted = [standing.place.version_id for standing in at.values()]
    query = select(rulings).where(rulings.c.version_id.in_(wanted))
    return {(row.version_id, row.pack_id): row.judgement_id for row in connection.execute(query)}


def _posting(row: Row[Any], source: str) -> Posting:
    """The posting as it was read, but that its text is one passage."""
    return Posting(source, row.title, row.employer, row.location, (Passage(row.text, 0),))


def _twins(connection: Connection, wanted: list[int]) -> dict[int, tuple[Twin, ...]]:
    found: dict[int, tuple[Twin, ...]] = {}
    for own, other in ((twins.c.posting_id, twins.c.other_id), (twins.c.other_id, twins.c.posting_id)):
        last = select(func.max(_EVERY.c.id)).where(_EVERY.c.posting_id == other).scalar_subquery()
        query = select(own.label("own"), postings.c.key, versions.c.employer)
        query = query.join(postings, postings.c.id == other).join(versions, versions.c.id == last)
        for row in connection.execute(query.where(own.in_(wanted)).order_by(own, other)):
            found[row.own] = (*found.get(row.own, ()), Twin(row.key, row.employer))
    return found


def _with_twins(report: Report, others: tuple[Twin, ...]) -> Report:
    if not others:
        return report
    names = ", ".join(dict.fromkeys(twin.employer for twin in others))
    finding = Finding(
        TWIN_RULE, "identity", Severity.CAUTION, "The same text is posted under another employer",
        "One text under several names: an agency's template, an employer that changed its name, or a copy. "
        "It is not said which, and does not count for the score.",
        "Who is the employer that signs the contract, and why does another advertise with the same text?",
        (), 0, f"Also posted by: {names}.",
    )  # fmt: skip
    return replace(report, findings=(*report.findings, finding))
