"""A file or stream → a document, never more of it than the limit."""

from __future__ import annotations

import os
import stat
from dataclasses import dataclass
from pathlib import PurePath
from typing import TYPE_CHECKING

from scanner.model import Document, Failure, Outcome

if TYPE_CHECKING:
    from typing import BinaryIO

_TABLES = frozenset({".csv", ".tsv", ".jsonl", ".ndjson"})
_BOARDS = frozenset({".json", ".xml", ".eml", ".mhtml", ".mht"})
_MEGABYTE = 1_000_000


@dataclass(frozen=True, slots=True)
class Limits:
    """How many bytes a file may have."""

    posting: int = 10 * _MEGABYTE
    board: int = 50 * _MEGABYTE
    """Of what may hold many postings or many pictures: JSON, XML, e-mail."""
    table: int = 200 * _MEGABYTE


def read_file(path: str, limits: Limits) -> Document | Failure:
    """Return the document a file is; a Failure if it is none, too large, or not to be had."""
    try:
        # Not to wait for a writer, should a pipe have taken the file's place.
        handle = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
    except (OSError, ValueError) as error:
        return failure(path, error)
    with open(handle, "rb") as stream:  # noqa: PTH123 - a handle has no path
        if not stat.S_ISREG(os.fstat(handle).st_mode):
            return Failure(path, Outcome.UNREADABLE, "This is not a regular file (for a pipe, use `-`).")
        return read_stream(stream, path, _limit(path, limits))


def read_stream(stream: BinaryIO, source: str, limit: int) -> Document | Failure:
    """Return the document a stream holds up to its end."""
    try:
        body = stream.read(limit + 1)
    except (OSError, ValueError) as error:
        return failure(source, error)
    if len(body) > limit:
        return Failure(source, Outcome.TOO_LARGE, f"It is larger than {limit // _MEGABYTE} MB.")
    return Document(source, body, "" if source == "-" else PurePath(source).name)


def failure(path: str, error: OSError | ValueError) -> Failure:
    """Why a file could not be had, in words."""
    match error:
        case FileNotFoundError():
            return Failure(path, Outcome.GONE, "There is no such file or folder.")
        case PermissionError():
            return Failure(path, Outcome.BLOCKED, "There is no permission to read it.")
        case OSError():
            return Failure(
                path, Outcome.UNREADABLE, f"It cannot be read: {(error.strerror or 'unknown error').lower()}."
            )
        case _:
            return Failure(path, Outcome.UNREADABLE, "No file can have this name.")


def _limit(path: str, limits: Limits) -> int:
    suffixes = {suffix.lower() for suffix in PurePath(path).suffixes}
    if not suffixes.isdisjoint(_TABLES):
        return limits.table
    return limits.posting if suffixes.isdisjoint(_BOARDS) else limits.board
