"""Plain text or Markdown → one advert."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scanner.postings.advert import About, Advert
from scanner.postings.classifying import classified
from scanner.postings.decoding import declared, decode
from scanner.postings.heads import completed, titled
from scanner.postings.lines import text_lines

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scanner.model import Document


def read(document: Document) -> Iterator[Advert]:
    """Make the one posting that a text is, whatever text it is."""
    yield advert(decode(document.body, declared(document.media_type)))


def advert(text: str, *, laid_out: bool = False) -> Advert:
    """Make a text an advert; `laid_out` if its lines end where the page did."""
    title, lines = titled(text_lines(text, laid_out=laid_out))
    blocks = tuple(classified(lines))
    return Advert(completed(About(title), blocks), blocks)
