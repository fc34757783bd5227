"""What is said over and over (a rule's words, a source's name) is kept once and referred to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import and_, select

if TYPE_CHECKING:
    from sqlalchemy import Table

    from scanner.history.batch import Batch


class Interned:
    """Remembers the ids of such rows. To be forgotten when a transaction fails."""

    def __init__(self) -> None:
        self._ids: dict[tuple[str, ...], int] = {}

    def id(self, batch: Batch, table: Table, **fields: str) -> int:
        """The id of the row with these fields, which is made if there is none."""
        key = (table.name, *fields.values())
        if key not in self._ids:
            same = and_(*(table.c[name] == value for name, value in fields.items()))
            found = batch.connection.execute(select(table.c.id).where(same)).scalar()
            self._ids[key] = found if found is not None else batch.new(table, **fields)
        return self._ids[key]
