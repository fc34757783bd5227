"""How work is cut up for worker processes: into pieces, and pieces into chunks."""

from __future__ import annotations

import time
from pathlib import PurePath
from typing import TYPE_CHECKING

from scanner.model import Document, Failure, Posting
from scanner.ordering import Branch, End, Place, Placed, in_turn
from scanner.pipeline.judging import Item, postings

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

TABLES = frozenset({".csv", ".tsv", ".jsonl", ".ndjson", ".gz"})
SMALL_TABLE = 100_000
"""Bytes; a table below that is not worth cutting up."""
CHUNK_ITEMS = 24
CHUNK_BYTES = 400_000

CHUNK_SECONDS = 0.5
"""For which a chunk that is not full waits for more, where inputs come slowly."""

Chunk = tuple[tuple[Place, Item], ...]


def pieces(inputs: Iterable[Placed[Document | Failure]]) -> Iterator[Placed[Item]]:
    """Pages as they are, to be read by a worker; long tables row by row."""
    for placed in inputs:
        if isinstance(placed.item, Document) and _is_long_table(placed.item):
            yield Placed(placed.place, Branch(placed.place))
            yield from in_turn(postings(placed.item), placed.place)
        else:
            yield Placed(placed.place, placed.item)


def chunks(inputs: Iterable[Placed[Item]]) -> Iterator[Chunk | Placed[Item]]:
    """Items in handfuls, so that passing them on costs little and holds little; branches and ends as they are."""
    chunk: list[tuple[Place, Item]] = []
    weight, begun = 0, 0.0
    for placed in inputs:
        if isinstance(placed.item, Branch | End):
            yield placed
            continue
        begun = begun if chunk else time.monotonic()
        chunk.append((placed.place, placed.item))
        weight += _weight(placed.item)
        is_full = len(chunk) >= CHUNK_ITEMS or weight >= CHUNK_BYTES
        if is_full or time.monotonic() - begun > CHUNK_SECONDS:
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
