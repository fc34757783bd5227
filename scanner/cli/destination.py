"""Where the output goes: to stdout as it comes, or to a file in one piece."""

from __future__ import annotations

import os
import sys
import tempfile
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from scanner.errors import ScannerError

if TYPE_CHECKING:
    from collections.abc import Iterator


@contextmanager
def destination(path: Path | None) -> Iterator[BinaryIO]:
    """Open a stream for UTF-8; a file appears under its name only when it is whole."""
    if path is None:
        stream = sys.stdout.buffer
        try:
            yield stream
        finally:
            stream.flush()
        return
    with _temporary(path) as stream:
        yield stream


@contextmanager
def _temporary(path: Path) -> Iterator[BinaryIO]:
    target = path.resolve()  # a link stays a link, what it points to is replaced
    try:
        number, name = tempfile.mkstemp(prefix=f".{target.name}.", suffix=".part", dir=target.parent)
    except OSError as error:
        raise ScannerError(f"{path}: cannot be written: {error.strerror}") from error
    try:
        with os.fdopen(number, "wb") as stream:
            yield stream
        Path(name).chmod(_mode(target))
        Path(name).replace(target)
    finally:
        Path(name).unlink(missing_ok=True)


def _mode(target: Path) -> int:
    """Find the rights a new file would get, or the old one has: temporary ones are private."""
    if target.exists():
        return target.stat().st_mode & 0o777
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask
