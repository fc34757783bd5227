"""Files, folders, globs and standard input → documents, each bounded in size."""

from __future__ import annotations

import glob
import os
import stat
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from scanner.model import Document, Failure, Outcome

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

MOST_BYTES = 10_000_000
MOST_TABLE_BYTES = 200_000_000
TABLES = (".csv", ".tsv", ".jsonl", ".ndjson", ".csv.gz", ".tsv.gz", ".jsonl.gz", ".ndjson.gz")
"""What may be larger than a posting: it holds many."""


def read(paths: Iterable[str], stdin: BinaryIO) -> Iterator[Document | Failure]:
    """Each input in order; a folder's files sorted by path, `-` for standard input.

    What cannot be read is a Failure, and the rest goes on.
    """
    for path in paths:
        if path == "-":
            yield _document("-", stdin, MOST_TABLE_BYTES)
        else:
            for found in _files(path):
                yield found if isinstance(found, Failure) else _file(found)


def _files(path: str) -> Iterator[str | Failure]:
    if os.path.isdir(path):  # noqa: PTH112 - a path with a NUL is no folder, not an error
        yield from _folder(path)
    elif os.path.lexists(path):
        yield path
    else:
        found = sorted(glob.glob(path, recursive=True)) if glob.has_magic(path) else []  # noqa: PTH207 - as typed
        if not found:
            yield Failure(path, Outcome.UNREADABLE, "There is no such file or folder.")
        for each in found:
            yield from _folder(each) if Path(each).is_dir() else [each]


def _folder(path: str) -> Iterator[str | Failure]:
    """Files below a folder; hidden ones and links to folders are passed over."""
    problems: list[OSError] = []
    for folder, names, files in os.walk(path, onerror=problems.append):
        names[:] = sorted(name for name in names if not name.startswith("."))
        yield from (os.path.join(folder, name) for name in sorted(files) if not name.startswith("."))  # noqa: PTH118
    for problem in problems:
        yield Failure(
            str(problem.filename), Outcome.UNREADABLE, f"The folder cannot be read: {problem.strerror}."
        )


def _file(path: str) -> Document | Failure:
    try:
        if not stat.S_ISREG(os.stat(path).st_mode):  # noqa: PTH116
            return Failure(path, Outcome.UNREADABLE, "It is not a regular file.")
        with open(path, "rb") as file:  # noqa: PTH123
            return _document(path, file, MOST_TABLE_BYTES if path.lower().endswith(TABLES) else MOST_BYTES)
    except (OSError, ValueError) as error:
        return Failure(
            path, Outcome.UNREADABLE, f"It cannot be read: {getattr(error, 'strerror', None) or error}."
        )


def _document(source: str, file: BinaryIO, most: int) -> Document | Failure:
    body = file.read(most + 1)
    if len(body) > most:
        return Failure(source, Outcome.TOO_LARGE, f"It is larger than {most // 1_000_000} MB.")
    return Document(source, body, "" if source == "-" else Path(source).name)
