"""Documents by their bytes: which are known, and under which number."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import func, select

from scanner.history.batch import chunks
from scanner.history.nouns import Fingerprint
from scanner.history.tables import contents, documents, packs, versions

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import date

    from sqlalchemy import Connection

    from scanner.history.batch import Batch


def known(
    connection: Connection, prints: Sequence[Fingerprint], rules: str
) -> Iterator[tuple[Fingerprint, int]]:
    """The documents all of whose postings were judged under these rules, and their ids.

    A document that could not be read, or in part only, is not among them: it is tried again.
    """
    columns = (documents.c.sha256, documents.c.form, documents.c.size, documents.c.id)
    query = select(*columns).join(contents, contents.c.document_id == documents.c.id)
    query = query.join(packs, packs.c.id == contents.c.pack_id).where(packs.c.version == rules)
    query = query.group_by(*columns).having(func.count(contents.c.outcome) == 0)
    wanted = set(prints)
    for some in chunks(sorted({each.sha256 for each in prints})):
        for sha256, form, size, number in connection.execute(query.where(documents.c.sha256.in_(some))):
            if (found := Fingerprint(sha256, form, size)) in wanted:
                yield found, number


def over(
    connection: Connection, prints: Sequence[Fingerprint], rules: str, today: date
) -> Iterator[tuple[Fingerprint, str]]:
    """Of known documents, those all of whose postings closed before a day, and when the last did."""
    last = func.max(versions.c.valid_through)
    columns = (documents.c.sha256, documents.c.form, documents.c.size, last)
    query = select(*columns).join(contents, contents.c.document_id == documents.c.id)
    query = query.join(packs, packs.c.id == contents.c.pack_id).where(packs.c.version == rules)
    query = query.join(versions, versions.c.id == contents.c.version_id).group_by(*columns[:3])
    query = query.having(func.count() == func.count(versions.c.valid_through), last < today.isoformat())
    wanted = set(prints)
    for some in chunks(sorted({each.sha256 for each in prints})):
        for sha256, form, size, closed in connection.execute(query.where(documents.c.sha256.in_(some))):
            if (found := Fingerprint(sha256, form, size)) in wanted:
                yield found, closed


def numbers(batch: Batch, prints: Iterable[Fingerprint], now: str) -> dict[Fingerprint, int]:
    """The ids of documents, the new ones added."""
    wanted = dict.fromkeys(prints)
    found: dict[Fingerprint, int] = {}
    for some in chunks(sorted({each.sha256 for each in wanted})):
        for row in batch.connection.execute(select(documents).where(documents.c.sha256.in_(some))):
            found[Fingerprint(row.sha256, row.form, row.size)] = row.id
    for each in wanted:
        if each not in found:
            found[each] = batch.new(documents, sha256=each.sha256, form=each.form, size=each.size, read=now)
    return found
