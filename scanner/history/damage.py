"""Finds out whether an SQLite file is damaged, and keeps a damaged one aside."""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

_DAMAGED = {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB}
_COMPANIONS = ("", "-wal", "-shm")


def damage(path: Path, patience: float) -> str:
    """What is wrong with the file; empty if nothing is, or there is none.

    What is no damage (a lock, a missing right) is raised as the sqlite3.Error it is.
    """
    if not path.exists():
        return ""
    connection = sqlite3.connect(path, timeout=patience)
    try:
        found = connection.execute("PRAGMA quick_check(1)").fetchone()[0]
    except sqlite3.DatabaseError as error:
        if error.sqlite_errorcode & 0xFF not in _DAMAGED:
            raise
        return str(error)
    finally:
        connection.close()
    return "" if found == "ok" else " ".join(found.split())


def is_foreign(path: Path) -> bool:
    """Whether a sound SQLite file has tables, but none of ours: nothing in it may be touched."""
    connection = sqlite3.connect(path)
    try:
        version = connection.execute("PRAGMA user_version").fetchone()[0]
        tables = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
    finally:
        connection.close()
    return bool(tables) and not version


def set_aside(path: Path, problem: str, now: datetime) -> str:
    """Rename a damaged file and what belongs to it; a line that says so."""
    kept = _free(path.with_name(f"{path.name}.damaged-{now:%Y-%m-%dT%H%M%S}"))
    for ending in _COMPANIONS:
        companion = path.with_name(path.name + ending)
        if companion.exists():
            companion.rename(kept.with_name(kept.name + ending))
    return f"{path}: the file is damaged ({problem}); it is kept as {kept.name}, and a new history begins."


def _free(path: Path) -> Path:
    tries = (path.with_name(f"{path.name}-{number}") for number in range(1, 1000))
    return path if not path.exists() else next(name for name in tries if not name.exists())
