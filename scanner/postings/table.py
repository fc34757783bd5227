"""Tables of postings (CSV, TSV, JSONL; gzipped too) → an advert a row, one row at a time."""

from __future__ import annotations

import csv
import io
from pathlib import PurePath
from typing import TYPE_CHECKING

from scanner.postings import packed
from scanner.postings.advert import Advert, Unread
from scanner.postings.decoding import encoding
from scanner.postings.json_rows import json_rows
from scanner.postings.records import advert, is_record

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import BinaryIO

    from scanner.model import Document

_HEAD = 65_536
_SEPARATED = frozenset({".csv", ".tsv"})
_LINES = frozenset({".jsonl", ".ndjson"})
_DELIMITERS = ",\t;|"
_LARGEST_CELL = 10_000_000
LARGEST = 4_000_000_000
"""Bytes a table may unpack to: it is never held whole, so this only ends what has no end."""


def read(document: Document) -> Iterator[Advert | Unread] | None:
    """Yield the rows of a table; None if the document is none."""
    head = packed.head(document, _HEAD)
    suffixes = {suffix.lower() for suffix in PurePath(document.name).suffixes}
    lines = [line for line in head.lstrip(b"\xef\xbb\xbf \r\n\t").split(b"\n", 2)[:2] if line]
    if lines and lines[0].startswith(b"{"):
        is_lines = not _LINES.isdisjoint(suffixes) or (len(lines) > 1 and lines[1].lstrip().startswith(b"{"))
        return _guarded(json_rows(packed.opened(document))) if is_lines else None
    return _separated(document, head, is_named=not _SEPARATED.isdisjoint(suffixes))


def _separated(document: Document, head: bytes, *, is_named: bool) -> Iterator[Advert | Unread] | None:
    if not is_named and head.lstrip()[:1] in (b"<", b"[", b"%", b"#", b"*", b""):
        return None
    charset, mark = encoding(
        document.body if len(document.body) < _LARGEST_CELL and not packed.is_packed(document) else head
    )
    text = head[mark:].decode(charset, errors="replace")
    delimiter = _delimiter(text)
    if delimiter:
        return _guarded(_rows(packed.opened(document), charset, mark, delimiter))
    if is_named and len(text.splitlines()) > 1:
        return iter(
            [
                Unread(
                    "No column of it is called title, position, description, text or the like: rename one and scan again."
                )
            ]
        )
    return None


def _delimiter(text: str) -> str:
    """Return what parts the columns; "" if the first line names no columns of a job."""
    line = text.lstrip().split("\n", 1)[0].strip("\r")
    rows = {sign: _cells(line, sign) for sign in _DELIMITERS}
    good = [sign for sign, names in rows.items() if len(names) > 1 and is_record(names)]
    return max(good, key=lambda sign: len(rows[sign]), default="")


def _cells(line: str, delimiter: str) -> list[str]:
    try:
        return next(csv.reader([line], delimiter=delimiter), [])
    except csv.Error:
        return []


def _rows(stream: BinaryIO, charset: str, mark: int, delimiter: str) -> Iterator[Advert | Unread]:
    csv.field_size_limit(_LARGEST_CELL)
    stream.read(mark)
    reader = csv.reader(io.TextIOWrapper(stream, charset, errors="replace", newline=""), delimiter=delimiter)
    names = next((row for row in reader if row), [])
    number = 0
    while True:
        try:
            row = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            number += 1
            yield Unread(f"The row cannot be read: {error}.", str(number))
            continue
        if any(cell.strip() for cell in row):
            number += 1
            yield _advert(names, row, str(number))


def _advert(names: list[str], row: list[str], label: str) -> Advert | Unread:
    if len(row) > len(names) and any(cell.strip() for cell in row[len(names) :]):
        return Unread(f"The row has {len(row)} cells, the table {len(names)} columns.", label)
    found = advert(dict(zip(names, row, strict=False)), label)
    return found or Unread("The row has neither a title nor a text.", label)


def _guarded(rows: Iterator[Advert | Unread]) -> Iterator[Advert | Unread]:
    """Yield the rows up to where a packed table is broken off, and a word on that."""
    try:
        yield from rows
    except packed.DAMAGE:
        yield Unread("The gzip file is damaged: the rows after this could not be read.", "end")
