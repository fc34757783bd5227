"""One run at a time on a store: a lock of the operating system, which dies with its process.

filelock keeps it (MIT, the tox project's own): flock or msvcrt, and forked workers do not hold it on.
"""

from __future__ import annotations

import os
import socket
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from filelock import FileLock, Timeout

from scanner.history import HeldError, StoreError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import datetime

_SHOWN = 200


@contextmanager
def exclusive(store: str, clock: Callable[[], datetime]) -> Iterator[None]:
    """Hold the lock of a store in a file; HeldError says who has it. PostgreSQL keeps its own."""
    if "://" in store:
        yield
        return
    path = Path(f"{Path(store).resolve()}.lock")  # one store, one lock, whatever links lead to it
    lock = FileLock(path, timeout=0)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        lock.acquire()
    except Timeout:
        raise HeldError(f"{store}: another run is at it ({_holder(path)}); nothing was done.") from None
    except OSError as error:
        raise StoreError(f"{path}: cannot be written: {error.strerror or error}") from None
    try:
        _sign(path, f"process {os.getpid()} on {socket.gethostname()}, since {clock():%Y-%m-%d %H:%M:%S %Z}")
        yield
    finally:
        lock.release()


def _sign(path: Path, holder: str) -> None:
    try:
        path.write_text(f"{holder}\n", encoding="utf-8")
    except OSError:  # the lock is held all the same
        return


def _holder(path: Path) -> str:
    try:
        with path.open(encoding="utf-8", errors="replace") as file:
            return file.readline(_SHOWN).strip() or "which did not say its name"
    except OSError:
        return "which did not say its name"
