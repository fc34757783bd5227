"""How many inputs of a run ended how: a count a status of postings, and one an outcome of failures."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from sqlalchemy import func, select

from scanner.history.tables import contents, counts, judgements, rulings, runs, sightings

if TYPE_CHECKING:
    from sqlalchemy import Connection


def counted(connection: Connection, run: int) -> dict[str, int]:
    """Counts of a run: as they were kept when it ended, or as they are while it goes on."""
    kept = select(counts.c.outcome, counts.c.number).where(counts.c.run_id == run)
    return {row.outcome: row.number for row in connection.execute(kept)} or outcomes(connection, run)


def outcomes(connection: Connection, run: int) -> dict[str, int]:
    """Counts of a run that goes on or has just ended, by status and by outcome."""
    here = (sightings.c.last_run == run) & (runs.c.id == run)
    found = (contents.c.document_id == sightings.c.document_id) & (contents.c.pack_id == runs.c.pack_id)
    ruled = (rulings.c.version_id == contents.c.version_id) & (rulings.c.pack_id == runs.c.pack_id)
    inside = sightings.join(runs, runs.c.id == run).join(contents, found)
    queries = (
        select(sightings.c.outcome, func.count()).where(sightings.c.last_run == run),
        select(contents.c.outcome, func.count()).select_from(inside).where(here),
        select(judgements.c.status, func.count())
        .select_from(inside.join(rulings, ruled).join(judgements, judgements.c.id == rulings.c.judgement_id))
        .where(here),
    )
    total: Counter[str] = Counter()
    for query in queries:
        word = query.selected_columns[0]
        for name, number in connection.execute(query.where(word.is_not(None)).group_by(word)):
            total[name] += number
    return dict(total)
