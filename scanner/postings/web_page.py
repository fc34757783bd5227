"""Pages saved by a browser (being written: description only)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scanner.postings.advert import About, Advert
from scanner.postings.decoding import declared, decode
from scanner.postings.prose import blocks_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scanner.model import Document
    from scanner.postings.advert import Found


def read(document: Document) -> Iterator[Found] | None:
    """The page's text."""
    if not document.body.lstrip().startswith(b"<"):
        return None
    return iter([Advert(About(), blocks_of(decode(document.body, declared(document.media_type))))])
