"""Which reader reads a document: the first in READERS that knows it by its content."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scanner.model import Failure, Outcome, Posting
from scanner.postings import (
    binary,
    json_text,
    mail,
    packed,
    pdf,
    plain_text,
    table,
    web_archive,
    web_page,
    word,
    xml_text,
)
from scanner.postings.advert import Advert, Part, Unread
from scanner.postings.agreement import news
from scanner.postings.assembling import assemble
from scanner.postings.line import LONGEST, MOST

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scanner.model import Document

READERS = (
    binary.read,
    pdf.read,
    word.read,
    table.read,
    packed.read,
    web_archive.read,
    mail.read,
    json_text.read,
    xml_text.read,
    web_page.read,
    plain_text.read,
)
"""Each gives what it finds, or None for a document that is not its kind."""
_DEEPEST = 3


def read(document: Document) -> Iterator[Posting | Failure]:
    """Yield every posting of a document, and a Failure for each part that has none to give."""
    for found in _found(document, "", _DEEPEST):
        source = f"{document.source}#{found.label}" if found.label else document.source
        if isinstance(found, Unread):
            yield Failure(source, found.outcome, found.problem)
            continue
        yield _posting(source, found)


def _posting(source: str, advert: Advert) -> Posting | Failure:
    if len(advert.blocks) > MOST or sum(len(block.text) for block in advert.blocks) > LONGEST:
        return Failure(
            source, Outcome.TOO_LARGE, f"It is no posting: its text is longer than {LONGEST:,} characters."
        )
    posting = assemble(source, news(advert.blocks), advert.about)
    return posting if posting.passages else Failure(source, Outcome.EMPTY, "There is no text in it.")


def _found(document: Document, label: str, depth: int) -> Iterator[Advert | Unread]:
    for reader in READERS:
        found = reader(document)
        if found is None:
            continue
        for item in found:
            inner = "#".join(filter(None, (label, item.label)))
            if not isinstance(item, Part):
                yield _relabelled(item, inner)
            elif depth:
                yield from _found(item.document, inner, depth - 1)
            else:
                yield Unread("It is packed too many times over.", inner)
        return


def _relabelled(item: Advert | Unread, label: str) -> Advert | Unread:
    if item.label == label:
        return item
    if isinstance(item, Unread):
        return Unread(item.problem, label, item.outcome)
    return Advert(item.about, item.blocks, label)
