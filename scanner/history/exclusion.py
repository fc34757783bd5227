"""Keeps two runs from writing to one PostgreSQL store: a lock that dies with its connection."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import text

from scanner.history.errors import StoreError

if TYPE_CHECKING:
    from sqlalchemy import Connection, Engine

_LOCK = 7_436_242
"""Any number, the same for all."""


def exclude(engine: Engine, where: str) -> Connection | None:
    """Take the lock, and the connection that holds it; None for a file, which `scanner batch` locks."""
    if engine.dialect.name != "postgresql":
        return None
    connection = engine.connect().execution_options(isolation_level="AUTOCOMMIT")
    if not connection.execute(text(f"SELECT pg_try_advisory_lock({_LOCK})")).scalar_one():
        connection.close()
        raise StoreError(f"{where}: another run is writing to it; try again when that has ended.")
    return connection


def release(connection: Connection | None) -> None:
    """Give the lock back."""
    if connection is not None:
        connection.execute(text(f"SELECT pg_advisory_unlock({_LOCK})"))
        connection.close()
