"""The rows of one transaction: numbered here, put down together."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

from sqlalchemy import func, insert, select

from scanner.history.tables import METADATA

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sqlalchemy import Connection, Table

T = TypeVar("T")
MOST_PARAMETERS = 500
"""Values in one statement; SQLite takes 999 at the least."""


def chunks(items: Sequence[T], size: int = MOST_PARAMETERS) -> Iterator[Sequence[T]]:
    """The items, so many at a time."""
    return (items[start : start + size] for start in range(0, len(items), size))


class Batch:
    """Rows to insert, in the order in which tables refer to each other.

    Numbers are given here, one after the other, and not by the database: a killed and
    resumed run then numbers its rows as an undisturbed one does, on both databases.
    """

    def __init__(self, connection: Connection) -> None:
        self.connection = connection
        self._rows: dict[str, list[dict[str, Any]]] = {}
        self._last: dict[str, int] = {}

    def number(self, table: Table) -> int:
        """The next free id of a table."""
        if table.name not in self._last:
            self._last[table.name] = self.connection.execute(select(func.max(table.c.id))).scalar() or 0
        self._last[table.name] += 1
        return self._last[table.name]

    def add(self, table: Table, **row: Any) -> None:
        """Keep a row until `put`."""
        self._rows.setdefault(table.name, []).append(row)

    def new(self, table: Table, **row: Any) -> int:
        """Keep a row under the next free id."""
        number = self.number(table)
        self.add(table, id=number, **row)
        return number

    def put(self) -> None:
        """Insert what was kept."""
        for name, table in METADATA.tables.items():
            if rows := self._rows.pop(name, []):
                self.connection.execute(insert(table), rows)
