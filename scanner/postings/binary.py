"""Pictures and other files that hold no text → one sentence on what to do instead."""

from __future__ import annotations

from pathlib import PurePath
from typing import TYPE_CHECKING

from scanner.model import Outcome
from scanner.postings.advert import Unread
from scanner.postings.decoding import is_marked

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scanner.model import Document

_PICTURE = "This is a picture: type or OCR the text into a .txt file and scan that."
_PICTURES = (
    b"\x89PNG\r\n",
    b"\xff\xd8\xff",
    b"GIF87a",
    b"GIF89a",
    b"II*\x00",
    b"MM\x00*",
    b"8BPS",
    b"\x00\x00\x01\x00",
)
_BRANDS = (b"ftypheic", b"ftypheix", b"ftypmif1", b"ftypavif", b"ftypmsf1")
_OTHERS = (
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "This is an old Office file (.doc, .xls or .msg): save it as .docx, .pdf, .csv or .eml and scan that."),
    (b"{\\rtf", "This is a rich text file (.rtf): save it as .docx or .pdf and scan that."),
    (b"bplist00", "This is a Safari archive or property list: save the page as HTML or PDF and scan that."),
    (b"7z\xbc\xaf", "This is a 7z archive: unpack it and scan the folder."),
    (b"Rar!\x1a", "This is a RAR archive: unpack it and scan the folder."),
    (b"BZh", "This is a bzip2 file: unpack it and scan what is in it."),
    (b"\xfd7zXZ\x00", "This is an xz file: unpack it and scan what is in it."),
    (b"\x28\xb5\x2f\xfd", "This is a Zstandard file: unpack it and scan what is in it."),
    (b"SQLite format 3\x00", "This is a database: export the postings as CSV or JSONL and scan that."),
    (b"PAR1", "This is a Parquet file: export the postings as CSV or JSONL and scan that."),
)  # fmt: skip
_OPAQUE = "This is a binary file, not a text a posting can be read from."
_KNOWN = (b"%PDF-", b"PK\x03\x04", b"PK\x05\x06", b"\x1f\x8b")
_HEAD = 4096
_STRANGE = bytes(set(range(32)) - set(b"\t\n\r\x0b\x0c\x1b")) + b"\x7f"
_STRANGE_SHARE = 0.1


def read(document: Document) -> Iterator[Unread] | None:
    """Say why the document cannot be read; None if it may be text or a file with text in it."""
    head = document.body[:_HEAD]
    if not document.body.strip():
        return iter([Unread("The file is empty.", outcome=Outcome.EMPTY)])
    problem = _problem(head, document)
    return iter([Unread(problem)]) if problem else None


def _problem(head: bytes, document: Document) -> str:
    if _is_picture(head) or _is_drawing(head, document.name):
        return _PICTURE
    if head.lstrip()[:1] in b"%P\x1f" and head.lstrip().startswith(_KNOWN):
        return ""
    said = next((sentence for magic, sentence in _OTHERS if head.startswith(magic)), "")
    return said or (_OPAQUE if _is_opaque(head) else "")


def _is_picture(head: bytes) -> bool:
    if head.startswith(_PICTURES) or head[4:12] in _BRANDS:
        return True
    return (head.startswith(b"RIFF") and head[8:12] == b"WEBP") or (
        head.startswith(b"BM") and b"\x00\x00" in head[6:10]
    )


def _is_drawing(head: bytes, name: str) -> bool:
    return PurePath(name).suffix.lower() == ".svg" and b"<svg" in head


def _is_opaque(head: bytes) -> bool:
    """Whether so much of it is no character of any text that it cannot be one."""
    if is_marked(head):
        return False
    strange = len(head) - len(head.translate(None, _STRANGE))
    return strange > _STRANGE_SHARE * len(head)
