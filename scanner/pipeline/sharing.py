"""How work is cut up for worker processes: into pieces, and pieces into chunks."""

from __future__ import annotations

from pathlib import PurePath
from typing import TYPE_CHECKING

from scanner.model import Document, Failure, Posting
from scanner.pipeline.judging import Item, postings

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

TABLES = frozenset({".csv", ".tsv", ".jsonl", ".ndjson", ".gz"})
SMALL_TABLE = 100_000
"""Bytes; a table below that is not worth cutting up."""
CHUNK_ITEMS = 24
CHUNK_BYTES = 400_000

Chunk = tuple[Item, ...]


def pieces(inputs: Iterable[Document | Failure]) -> Iterator[Item]:
    """Pages as they are, to be read by a worker; long tables row by row."""
    for item in inputs:
        if isinstance(item, Document) and _is_long_table(item):
            yield from postings(item)
        else:
            yield item


def chunks(items: Iterable[Item]) -> Iterator[Chunk]:
    """Items in handfuls, so that passing them on costs little and holds little."""
    chunk: list[Item] = []
    weight = 0
    for item in items:
        chunk.append(item)
        weight += _weight(item)
        if len(chunk) >= CHUNK_ITEMS or weight >= CHUNK_BYTES:
            yield tuple(chunk)
            chunk, weight = [], 0
    if chunk:
        yield tuple(chunk)


def _is_long_table(document: Document) -> bool:
    suffixes = PurePath(document.name).suffixes
    packed = ".gz" in suffixes
    return not TABLES.isdisjoint(suffixes) and (packed or len(document.body) > SMALL_TABLE)


def _weight(item: Item) -> int:
    match item:
        case Document():
            return len(item.body)
        case Posting():
            return sum(len(passage.text) for passage in item.passages)
        case Failure():
            return 0
