"""Keeps two runs from writing to one PostgreSQL store: a lock that dies with its connection."""

from __future__ import annotations

import os
import socket
from typing import TYPE_CHECKING

from sqlalchemy import text

from scanner.history.errors import HeldError

if TYPE_CHECKING:
    from sqlalchemy import Connection, Engine

_LOCK = 7_436_242
"""Any number, the same for all."""


def exclude(engine: Engine, where: str) -> Connection | None:
    """Take the lock, and the connection that holds it; None for a file, which `scanner batch` locks.

    Raises HeldError, which says what the server knows of the other run.
    """
    if engine.dialect.name != "postgresql":
        return None
    connection = engine.connect().execution_options(isolation_level="AUTOCOMMIT")
    if not connection.execute(text(f"SELECT pg_try_advisory_lock({_LOCK})")).scalar_one():
        holder = _holder(connection)
        connection.close()
        raise HeldError(f"{where}: another run is writing to it{holder}; try again when that has ended.")
    name = f"scanner, process {os.getpid()} on {socket.gethostname()}"
    connection.execute(text("SELECT set_config('application_name', :name, false)"), {"name": name[:63]})
    return connection


def _holder(connection: Connection) -> str:
    query = (
        "SELECT a.application_name, a.backend_start FROM pg_locks l JOIN pg_stat_activity a ON a.pid = l.pid "
        "WHERE l.locktype = 'advisory' AND l.granted AND l.objid = :lock "
        "AND l.database = (SELECT oid FROM pg_database WHERE datname = current_database())"
    )
    row = connection.execute(text(query), {"lock": _LOCK}).first()
    return f" ({row[0] or 'a program without a name'}, since {row[1]:%Y-%m-%d %H:%M:%S %Z})" if row else ""


def release(connection: Connection | None) -> None:
    """Give the lock back."""
    if connection is not None:
        connection.execute(text(f"SELECT pg_advisory_unlock({_LOCK})"))
        connection.close()
