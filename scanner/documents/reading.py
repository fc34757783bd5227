"""Each path, folder, pattern or `-` → its documents; what cannot be read is a Failure."""

from __future__ import annotations

import glob
from pathlib import Path
from typing import TYPE_CHECKING

from scanner.documents.files import Limits, read_file, read_stream
from scanner.documents.recordings import is_recording, recordings
from scanner.documents.walking import files
from scanner.model import Failure, Outcome

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from typing import BinaryIO

    from scanner.model import Document

STDIN = "-"


def read(paths: Iterable[str], stdin: BinaryIO, limits: Limits | None = None) -> Iterator[Document | Failure]:
    """Read every input, in order: folders with all below them, patterns with all they match."""
    limits = limits or Limits()
    for path in paths:
        if path == STDIN:
            yield read_stream(stdin, STDIN, limits.table)
        else:
            yield from _read(path, limits)


def _read(path: str, limits: Limits) -> Iterator[Document | Failure]:
    matches = _matches(path)
    if not matches:
        yield Failure(path, Outcome.GONE, _absent(path))
    for match in matches:
        for found in files(match):
            yield from _opened(found, limits)


def _opened(found: str | Failure, limits: Limits) -> Iterator[Document | Failure]:
    if isinstance(found, str) and is_recording(found):
        yield from recordings(found, limits.board)
    else:
        yield found if isinstance(found, Failure) else read_file(found, limits)


def _matches(path: str) -> list[str]:
    """Return the path itself if there is such a file, else what it matches as a pattern."""
    try:
        if Path(path).exists() or Path(path).is_symlink():
            return [path]
        return sorted(glob.glob(path, recursive=True)) if glob.has_magic(path) else []  # noqa: PTH207 - matches as given
    except (OSError, ValueError):  # forbidden, or a name no file can have
        return [path]


def _absent(path: str) -> str:
    return "No file matches this pattern." if glob.has_magic(path) else "There is no such file or folder."
