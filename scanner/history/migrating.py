"""Brings a store's schema up to date: numbered SQL files, forward only, all or nothing."""

from __future__ import annotations

import re
from importlib.resources import files
from typing import TYPE_CHECKING

from sqlalchemy import inspect, text

from scanner.history.errors import StoreError

if TYPE_CHECKING:
    from collections.abc import Callable
    from importlib.resources.abc import Traversable

    from sqlalchemy import Connection

BUILT_IN = files("scanner.history") / "migrations"
_NAME = re.compile(r"(\d{4})\.sql")
_LOCK = 7_436_241
"""Any number, the same for all: two programs must not begin the same PostgreSQL store at once."""


def migrate(connection: Connection, where: str, before: Callable[[int], None], folder: Traversable) -> int:
    """Apply what is not yet applied, in the transaction of `connection`; the version it was.

    `before` is called with that version when an existing store is about to change. Raises
    StoreError if the schema is newer than this program.
    """
    if connection.dialect.name == "postgresql":
        connection.execute(text(f"SELECT pg_advisory_xact_lock({_LOCK})"))
        connection.execute(text("CREATE TABLE IF NOT EXISTS schema_version (version INTEGER NOT NULL)"))
    steps = _steps(folder)
    version, newest = _version(connection), max(steps)
    _demand_ours(where, version, newest)
    if 0 < version < newest:
        before(version)
    for number in range(version + 1, newest + 1):
        _apply(connection, number, steps[number])
    return version


def standing(connection: Connection, where: str, folder: Traversable) -> tuple[int, int]:
    """The schema of a store, 0 if there is none, and that of this program; nothing is changed.

    Raises StoreError if the schema is newer than this program.
    """
    empty = connection.dialect.name == "postgresql" and not inspect(connection).has_table("schema_version")
    version, newest = 0 if empty else _version(connection), max(_steps(folder))
    _demand_ours(where, version, newest)
    return version, newest


def _demand_ours(where: str, version: int, newest: int) -> None:
    if version > newest:
        raise StoreError(
            f"{where}: this history was written by a newer version of scanner (its schema is {version}, "
            f"this program knows {newest}); upgrade scanner to use it."
        )


def _steps(folder: Traversable) -> dict[int, str]:
    found = ((_NAME.fullmatch(file.name), file) for file in folder.iterdir())
    return {int(match[1]): file.read_text("utf-8") for match, file in found if match}


def _version(connection: Connection) -> int:
    if connection.dialect.name == "sqlite":
        version: int = connection.execute(text("PRAGMA user_version")).scalar_one()
        return version
    return connection.execute(text("SELECT max(version) FROM schema_version")).scalar() or 0


def _apply(connection: Connection, number: int, script: str) -> None:
    for statement in re.split(r";\s*\n", script):
        if statement.strip():
            connection.exec_driver_sql(statement)
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql(f"PRAGMA user_version = {number}")
    else:
        connection.execute(text("INSERT INTO schema_version VALUES (:number)"), {"number": number})
