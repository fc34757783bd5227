"""The postings of one document: each becomes a version of a posting, and is judged once."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import delete, select

from scanner.history.batch import chunks
from scanner.history.identity import Advert, digest
from scanner.history.judgements import judge
from scanner.history.resolving import Clues, clues, pair, remember, resolve
from scanner.history.stored import stored
from scanner.history.tables import contents, packs, postings, rulings, versions
from scanner.model import Failure, Report

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from sqlalchemy import Connection

    from scanner.history.batch import Batch
    from scanner.history.interning import Interned
    from scanner.history.nouns import Result
    from scanner.model import Posting

_KEY = 16
"""Hexadecimal digits in a posting's key."""


@dataclass(frozen=True, slots=True)
class Put:
    """Where results are put: the transaction, and the run's numbers."""

    batch: Batch
    interned: Interned
    run: int
    pack_id: int


def keep(put: Put, address: str, document_id: int, results: Sequence[Result]) -> None:
    """Keep what was made of a document; replaces what was kept of it under the same rules."""
    here = (contents.c.document_id == document_id) & (contents.c.pack_id == put.pack_id)
    put.batch.connection.execute(delete(contents).where(here))
    numbers = _versions(put, address, [_posting(each) for each in results if not isinstance(each, Failure)])
    for ordinal, result in enumerate(results):
        source = result.source if isinstance(result, Failure) else _posting(result).source
        put.batch.add(
            contents, document_id=document_id, pack_id=put.pack_id, ordinal=ordinal,
            label=stored(source.removeprefix(address)),
            version_id=None if isinstance(result, Failure) else numbers[digest(_posting(result))],
            outcome=result.outcome.value if isinstance(result, Failure) else None,
            error=stored(result.error) if isinstance(result, Failure) else None,
        )  # fmt: skip
        if isinstance(result, Report):
            judge(put.batch, put.interned, numbers[digest(result.posting)], put.pack_id, result)


def _posting(result: Report | Posting) -> Posting:
    return result.posting if isinstance(result, Report) else result


def judged(connection: Connection, digests: Iterable[str], rules: str) -> Iterator[str]:
    """The digests of versions that these rules have judged."""
    query = select(versions.c.digest).join(rulings, rulings.c.version_id == versions.c.id)
    query = query.join(packs, packs.c.id == rulings.c.pack_id).where(packs.c.version == rules)
    for some in chunks(sorted(set(digests))):
        yield from connection.execute(query.where(versions.c.digest.in_(some))).scalars()


def _versions(put: Put, address: str, found: Sequence[Posting]) -> dict[str, int]:
    """The ids of versions by digest; what is known already comes first, so that nothing else takes its posting."""
    by_digest = {digest(posting): posting for posting in found}
    numbers, taken = {}, set()
    for some in chunks(list(by_digest)):
        query = select(versions.c.digest, versions.c.id, versions.c.posting_id)
        for row in put.batch.connection.execute(query.where(versions.c.digest.in_(some))):
            numbers[row.digest] = row.id
            taken.add(row.posting_id)
    alone = len(found) == 1
    for key, posting in by_digest.items():
        if key not in numbers:
            about = clues(_advert(posting), address, alone=alone)
            numbers[key], posting_id = _new(put, key, posting, about, taken)
            taken.add(posting_id)
    return numbers


def _advert(posting: Posting) -> Advert:
    texts = (posting.title, posting.employer, posting.location, posting.text)
    return Advert(*(stored(text) for text in texts))


def _new(put: Put, key: str, posting: Posting, about: Clues, taken: set[int]) -> tuple[int, int]:
    """A new version, of the posting it is found to be or of a new one."""
    posting_id, others = resolve(put.batch.connection, put.run, about, taken)
    fresh = posting_id is None
    if posting_id is None:
        posting_id = put.batch.new(postings, key=key[:_KEY], first_run=put.run)
    number = put.batch.new(
        versions, posting_id=posting_id, digest=key, title=about.advert.title, employer=about.advert.employer,
        location=about.advert.location, text=about.advert.text, first_run=put.run,
        posted=posting.posted.isoformat() if posting.posted else None,
        valid_through=posting.valid_through.isoformat() if posting.valid_through else None,
    )  # fmt: skip
    put.batch.put()
    remember(put.batch, posting_id, about, fresh=fresh)
    pair(put.batch, posting_id, others, put.run)
    return number, posting_id
