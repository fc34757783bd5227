"""A cache within its limit: the oldest go first, after a run, and nothing that any run is using."""

from __future__ import annotations

import json
import time
from collections import Counter
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING

from scanner.fetching.cache import BODIES, ENTRY

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Set as AbstractSet
    from pathlib import Path
    from typing import BinaryIO

_LITTER_SECONDS = 3600
"""Age from which a file that no entry names is what a killed run left."""
_LOCK = "lock"


@dataclass(frozen=True, slots=True)
class Trimmed:
    """What became of a cache."""

    dropped: int
    """Pages that cannot be replayed any more."""
    size: int
    """Bytes it has now."""


@contextmanager
def in_use(folder: Path, *, create: bool) -> Iterator[None]:
    """Let nobody trim a cache; a run that is killed lets go of it."""
    with suppress(OSError):
        if create:
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    with _locked(folder, exclusive=False):
        yield


def trim(folder: Path, most_bytes: int, used: AbstractSet[str]) -> Trimmed:
    """Bring a cache to its limit, but keep the entries in `used`; does nothing while another run has it."""
    with _locked(folder, exclusive=True) as is_free:
        if not is_free or (size := _size(folder)) <= most_bytes:
            return Trimmed(0, 0)
        return _trimmed(folder, size, most_bytes, used)


def _trimmed(folder: Path, size: int, most_bytes: int, used: AbstractSet[str]) -> Trimmed:
    entries = _entries(folder)
    named = Counter(body for _, body in entries)
    size -= sum(_removed(path) for path in _litter(folder, named))
    dropped = 0
    for entry, body in entries:
        if size <= most_bytes:
            break
        if entry.name in used:
            continue
        dropped += 1
        named[body] -= 1
        # The entry first: one without its body would not hold.
        size -= _removed(entry) + (0 if named[body] else _removed(folder / BODIES / body))
    return Trimmed(dropped, size)


def _entries(folder: Path) -> list[tuple[Path, str]]:
    """Entries and the names of their bodies, the oldest first."""
    found = sorted(folder.glob(f"*{ENTRY}"), key=_age, reverse=True)
    return [(entry, _body_of(entry)) for entry in found]


def _body_of(entry: Path) -> str:
    try:
        return str(json.loads(entry.read_bytes())["sha256"])
    except (OSError, ValueError, KeyError, TypeError):
        return ""


def _litter(folder: Path, named: Counter[str]) -> list[Path]:
    files = [*_files(folder / BODIES), *_files(folder)]
    return [
        file
        for file in files
        if file.name not in named
        and file.suffix != ENTRY
        and file.name != _LOCK
        and _age(file) > _LITTER_SECONDS
    ]


def _files(folder: Path) -> list[Path]:
    return [path for path in folder.iterdir() if path.is_file()] if folder.is_dir() else []


def _size(folder: Path) -> int:
    return sum(_length(file) for file in [*_files(folder), *_files(folder / BODIES)])


def _length(file: Path) -> int:
    with suppress(OSError):
        return file.stat().st_size
    return 0


def _age(file: Path) -> float:
    with suppress(OSError):
        return time.time() - file.stat().st_mtime
    return 0.0


def _removed(file: Path) -> int:
    """Remove a file; the bytes it had."""
    size = _length(file)
    with suppress(OSError):
        file.unlink()
        return size
    return 0


@contextmanager
def _locked(folder: Path, *, exclusive: bool) -> Iterator[bool]:
    """Hold a lock on a folder; no if others have it, or it cannot be had."""
    try:
        stream = (folder / _LOCK).open("ab")
    except OSError:  # no such folder, or a read-only one
        yield False
        return
    with stream:
        yield _lock(stream, exclusive=exclusive)


def _lock(stream: BinaryIO, *, exclusive: bool) -> bool:
    try:
        import fcntl  # noqa: PLC0415 - where there is none, runs trust each other
    except ImportError:
        return True
    try:
        fcntl.flock(stream, fcntl.LOCK_EX | fcntl.LOCK_NB if exclusive else fcntl.LOCK_SH)
    except OSError:
        return False
    return True
