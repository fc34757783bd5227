"""Word files (.docx) → an advert; bounded, whatever the archive unpacks to."""

from __future__ import annotations

import io
import zlib
from typing import TYPE_CHECKING

from scanner.model import Outcome
from scanner.postings.advert import About, Advert, Found, Unread
from scanner.postings.classifying import classified
from scanner.postings.heads import completed, titled
from scanner.postings.parsing import xml_root
from scanner.postings.wording import lines, title_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from zipfile import ZipFile

    from scanner.model import Document

_MAGICS = (b"PK\x03\x04", b"PK\x05\x06")
_BODY = "word/document.xml"
_LARGEST = 30_000_000
_MOST_FILES = 5000
_OTHERS = (
    ("xl/workbook.xml", "This is an Excel workbook: save the sheet as CSV and scan that."),
    ("ppt/presentation.xml", "This is a PowerPoint file: save it as PDF and scan that."),
    ("content.xml", "This is an OpenDocument file: save it as .docx or .pdf and scan that."),
    ("META-INF/container.xml", "This is an e-book: save it as PDF or text and scan that."),
)


def read(document: Document) -> Iterator[Found] | None:
    """Yield the posting in a Word file, or what to do with another archive; None if the document is no archive."""
    return iter([_found(document.body)]) if document.body.startswith(_MAGICS) else None


def _found(body: bytes) -> Advert | Unread:
    import zipfile  # noqa: PLC0415 - seldom needed

    try:
        with zipfile.ZipFile(io.BytesIO(body)) as archive:
            names = archive.namelist()
            if _BODY not in names:
                return _other(names)
            return _advert(_bounded(archive)) if len(names) <= _MOST_FILES else _too_large()
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, RuntimeError, ValueError):
        return Unread("The file is damaged: it cannot be unpacked.")


def _other(names: list[str]) -> Unread:
    said = next(
        (sentence for name, sentence in _OTHERS if name in names),
        "This is a ZIP archive: unpack it and scan the folder.",
    )
    return Unread(said)


def _bounded(archive: ZipFile) -> bytes:
    """Return the text part, up to one byte over the bound: what the archive says of its size proves nothing."""
    with archive.open(_BODY) as stream:
        return stream.read(_LARGEST + 1)


def _advert(xml: bytes) -> Advert | Unread:
    if len(xml) > _LARGEST:
        return _too_large()
    root = xml_root(xml)
    found = lines(root) if root is not None else []
    if not found:
        return Unread("There is no text in this Word file.", outcome=Outcome.EMPTY)
    title = title_of(root) if root is not None else ""
    title, rest = (title, found) if title else titled(found)
    blocks = tuple(classified(rest))
    return Advert(completed(About(title), blocks), blocks)


def _too_large() -> Unread:
    return Unread(f"It unpacks to more than {_LARGEST // 1_000_000} MB of text.", outcome=Outcome.TOO_LARGE)
