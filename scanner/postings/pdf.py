"""PDF → an advert, of the text in it; pages that are pictures have none."""

from __future__ import annotations

import io
import logging
import re
from collections import Counter
from typing import TYPE_CHECKING

from scanner.model import Outcome
from scanner.postings.advert import Advert, Found, Unread
from scanner.postings.plain_text import advert

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pypdf import PdfReader

    from scanner.model import Document

_MAGIC = b"%PDF-"
_MOST_PAGES = 40
_LARGEST_PAGE = 3_000_000
"""Bytes of drawing on a page; a map or a bomb, but no page of text."""
_BREAKS = (
    ValueError,
    KeyError,
    TypeError,
    AttributeError,
    IndexError,
    RecursionError,
    OSError,
    AssertionError,
    NotImplementedError,
    ArithmeticError,
)
"""Broken files meet pypdf with nearly any of the built-in errors."""
_PICTURES = "There is no text in this PDF, only pictures: OCR it (with ocrmypdf, say) or type the text into a .txt file and scan that."
_NUMBER = re.compile(r"(?:page\s*)?\d{1,3}(?:\s*(?:of|/|\|)\s*\d{1,3})?", re.IGNORECASE)
_EDGE = 2


def read(document: Document) -> Iterator[Found] | None:
    """Yield the posting in a PDF; None if the document is none."""
    return _found(document) if _MAGIC in document.body[:1024] else None


def _found(document: Document) -> Iterator[Advert | Unread]:
    from pypdf.errors import PyPdfError  # noqa: PLC0415 - slow to import

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    try:
        pages = _pages(document.body)
    except (PyPdfError, *_BREAKS):
        yield Unread("The PDF is broken: open it, print it to a new PDF and scan that.")
        return
    if pages is None:
        yield Unread(
            "The PDF is locked with a password: unlock it and scan it again.", outcome=Outcome.BLOCKED
        )
    elif not "".join(pages).strip():
        yield Unread(_PICTURES, outcome=Outcome.EMPTY)
    else:
        yield advert("\n".join(_without_edges(pages)), laid_out=True)


def _pages(body: bytes) -> list[str] | None:
    """Return the text of each page; None for a locked file."""
    from pypdf import PdfReader  # noqa: PLC0415 - slow to import

    reader = PdfReader(io.BytesIO(body), strict=False)
    if reader.is_encrypted and not reader.decrypt(""):
        return None
    return [_text(reader, number) for number in range(min(len(reader.pages), _MOST_PAGES))]


def _text(reader: PdfReader, number: int) -> str:
    page = reader.pages[number]
    contents = page.get_contents()
    if contents is None or len(contents.get_data()) > _LARGEST_PAGE:
        return ""
    return page.extract_text()


def _without_edges(pages: list[str]) -> Iterator[str]:
    """Yield the pages without what stands at the head or foot of each: page numbers, the site's name."""
    split = [[line.strip() for line in page.splitlines() if line.strip() or not page] for page in pages]
    edges = Counter(line for lines in split for line in {*lines[:_EDGE], *lines[-_EDGE:]})
    often = {line for line, times in edges.items() if times > 1 and times >= len(pages) / 2}
    for page in pages:
        lines = page.splitlines()
        yield "\n".join(
            line for line in lines if line.strip() not in often and not _NUMBER.fullmatch(line.strip())
        )
