"""All that an SQLite store holds, to compare one with another."""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

TIMES = {"started", "finished", "read"}
"""Columns that tell when, in which no two runs are alike."""


def rows(path: Path) -> dict[str, list[dict[str, object]]]:
    """The rows of every table, but for the times."""
    file = sqlite3.connect(path)
    file.row_factory = sqlite3.Row
    tables = [row[0] for row in file.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
    found = {
        table: [
            {name: value for name, value in dict(row).items() if name not in TIMES}
            for row in file.execute(f'SELECT * FROM "{table}" ORDER BY 1, 2')  # noqa: S608 - our own tables
        ]
        for table in tables
    }
    file.close()
    return found
