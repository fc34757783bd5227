"""One transaction of a run: sightings → rows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scanner.history.contents import Put, keep
from scanner.history.documents import known, numbers
from scanner.history.errors import StoreError
from scanner.history.runs import visit
from scanner.history.sightings import Sight, address_ids, note
from scanner.history.stored import stored
from scanner.history.tables import packs
from scanner.model import Failure, Outcome

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scanner.history.batch import Batch
    from scanner.history.interning import Interned
    from scanner.history.nouns import Fingerprint, Run, Sighting


def record(batch: Batch, interned: Interned, run: Run, seen: Sequence[Sighting], now: str) -> None:
    """Keep what was seen; all of it or, if the transaction fails, nothing."""
    documents = numbers(batch, (each.document for each in seen if each.document), now)
    _demand_known(batch, run, seen)
    put = Put(batch, interned, run.id, interned.id(batch, packs, version=run.rules))
    batch.put()
    kept: set[Fingerprint] = set()
    for each in seen:
        if each.document and each.results is not None and each.document not in kept:
            kept.add(each.document)  # a second one with the same bytes is known by then, as in a later record
            keep(put, each.address, documents[each.document], each.results)
    batch.put()
    for source in dict.fromkeys(each.source for each in seen):
        _note(
            batch,
            visit(batch, interned, run, source),
            run,
            [s for s in seen if s.source == source],
            documents,
        )
    batch.put()


def prepare(batch: Batch, interned: Interned, run: Run, part: Sighting, now: str) -> None:
    """Keep some of what a document has before all of it is there; it does not count as known or seen by that."""
    if part.document is None:
        raise StoreError("There is no document to keep a part of.")
    unfinished = Failure(part.address, Outcome.UNREADABLE, "It was not judged to its end.")
    number = numbers(batch, (part.document,), now)[part.document]
    put = Put(batch, interned, run.id, interned.id(batch, packs, version=run.rules))
    batch.put()
    keep(put, part.address, number, (*(part.results or ()), unfinished))
    batch.put()


def _demand_known(batch: Batch, run: Run, seen: Sequence[Sighting]) -> None:
    """Refuse a document without results that is not known: it would look as if it were empty."""
    claimed = {each.document for each in seen if each.document and each.results is None}
    found = (
        {document for document, _ in known(batch.connection, list(claimed), run.rules)} if claimed else set()
    )
    if claimed != found:
        raise StoreError("A document without results was recorded that these rules have not judged.")


def _note(
    batch: Batch, source_id: int, run: Run, seen: Sequence[Sighting], documents: dict[Fingerprint, int]
) -> None:
    ids = address_ids(batch, source_id, [stored(each.address) for each in seen])
    batch.put()
    note(batch, run.id, source_id, {ids[stored(each.address)]: _sight(each, documents) for each in seen})


def _sight(each: Sighting, documents: dict[Fingerprint, int]) -> Sight:
    if each.document:
        return Sight(documents[each.document])
    failure = next((result for result in each.results or () if isinstance(result, Failure)), None)
    if failure is None:
        raise StoreError("A sighting has neither a document nor a failure.")
    return Sight(None, failure.outcome.value, stored(failure.error))
