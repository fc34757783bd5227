"""Where a store is → an engine that connects to it, for either database."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from sqlalchemy import URL, create_engine, event
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError

from scanner.history.errors import StoreError

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Sequence
    from pathlib import Path

    from sqlalchemy import Connection, Engine

WRITING = {"writing": True}
"""Execution options of a connection that will write: it takes its lock when it begins."""
_PRAGMAS = ("foreign_keys = ON", "journal_mode = WAL", "synchronous = NORMAL")


def url_of(where: str | Path) -> URL:
    """The URL that a path or a `postgresql://` URL stands for; StoreError if it is neither."""
    text = str(where)
    if "://" not in text:
        return make_url("sqlite://").set(database=text)
    try:
        url = make_url(text)
    except ArgumentError:
        raise StoreError(
            "--store: this is neither a path nor a URL such as postgresql://host/name."
        ) from None
    if url.get_backend_name() not in {"sqlite", "postgresql"}:
        raise StoreError(
            f"--store: {url.get_backend_name()} is not supported; give a path or a postgresql:// URL."
        )
    return url.set(drivername="postgresql+pg8000") if url.get_backend_name() == "postgresql" else url


def server(url: URL, patience: float) -> tuple[Engine, str]:
    """The engine of a PostgreSQL store, and how to name it to a user."""
    shown = url.set(drivername="postgresql").render_as_string(hide_password=True)
    return create_engine(_with_password(url), connect_args={"timeout": max(patience, 1.0) + 10}), shown


def _with_password(url: URL) -> URL:
    """Take the password from PGPASSWORD, as psql does, so that no file need hold it."""
    password = os.environ.get("PGPASSWORD")
    return url if url.password is not None or password is None else url.set(password=password)


def file_engine(path: Path, patience: float, pragmas: Sequence[str] = _PRAGMAS) -> Engine:
    """The engine of an SQLite store; `patience` is how many seconds to wait for another writer."""
    engine = create_engine(URL.create("sqlite", database=str(path)), connect_args={"timeout": patience})

    @event.listens_for(engine, "connect")
    def connected(connection: sqlite3.Connection, _record: object) -> None:
        connection.isolation_level = None  # transactions begin where `begun` says, schema changes included
        for pragma in pragmas:
            connection.execute(f"PRAGMA {pragma}")

    @event.listens_for(engine, "begin")
    def begun(connection: Connection) -> None:
        writing = connection.get_execution_options().get("writing")
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writing else "BEGIN")

    return engine
