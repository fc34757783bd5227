"""Gzipped documents: what is in them, up to a bound."""

from __future__ import annotations

import gzip
import io
import zlib
from dataclasses import replace
from typing import TYPE_CHECKING

from scanner.model import Outcome
from scanner.postings.advert import Part, Unread

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import BinaryIO

    from scanner.model import Document

MAGIC = b"\x1f\x8b"
DAMAGE = (EOFError, gzip.BadGzipFile, zlib.error)
"""What reading a broken gzip file raises."""
LARGEST = 50_000_000


def read(document: Document) -> Iterator[Part | Unread] | None:
    """Yield the document inside; None if it is not packed."""
    return _read(document) if is_packed(document) else None


def is_packed(document: Document) -> bool:
    """Whether the document is gzipped, by its first bytes."""
    return document.body.startswith(MAGIC)


def opened(document: Document) -> BinaryIO:
    """Return the bytes of the document as a stream, unpacked on the way."""
    stream = io.BytesIO(document.body)
    return gzip.GzipFile(fileobj=stream) if is_packed(document) else stream  # type: ignore[return-value]


def head(document: Document, size: int) -> bytes:
    """Return the first bytes of what is inside; as many as can be had of a damaged file."""
    if not is_packed(document):
        return document.body[:size]
    try:
        return zlib.decompressobj(wbits=zlib.MAX_WBITS | 16).decompress(document.body[:size], size)
    except zlib.error:
        return b""


def _read(document: Document) -> Iterator[Part | Unread]:
    try:
        with opened(document) as stream:
            body = stream.read(LARGEST + 1)
    except DAMAGE:
        yield Unread("The gzip file is damaged.")
        return
    if len(body) > LARGEST:
        yield Unread(f"It unpacks to more than {LARGEST // 1_000_000} MB.", outcome=Outcome.TOO_LARGE)
        return
    yield Part(replace(document, body=body, name=document.name.removesuffix(".gz"), media_type=""))
