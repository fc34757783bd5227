"""A file that appears under its name only when it is whole."""

from __future__ import annotations

import os
import tempfile
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from scanner.errors import ScannerError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import BinaryIO


@contextmanager
def whole_file(path: Path) -> Iterator[BinaryIO]:
    """Open a file for bytes, which appears under its name only when it is whole."""
    try:
        with _file(path) as stream:
            yield stream
    except OSError as error:
        raise ScannerError(f"{path}: cannot be written: {error.strerror or error}") from error


@contextmanager
def _file(path: Path) -> Iterator[BinaryIO]:
    target = path.resolve()  # a link stays a link; what it points to is replaced
    if target.exists() and not target.is_file():
        with target.open("wb") as device:  # /dev/null must not be replaced
            yield device
        return
    number, name = tempfile.mkstemp(prefix=f".{target.name}.", suffix=".part", dir=target.parent)
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
