"""Where a store is → an engine: connected, its schema up to date, a damaged file set aside."""

from __future__ import annotations

import os
import sqlite3
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import URL, create_engine, event
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError

from scanner.history.damage import damage, is_foreign, set_aside
from scanner.history.errors import StoreError, plain_errors
from scanner.history.migrating import BUILT_IN, migrate, standing

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import datetime
    from importlib.resources.abc import Traversable

    from sqlalchemy import Connection, Engine

    Clock = Callable[[], datetime]

WRITING = {"writing": True}
"""Execution options of a connection that will write: it takes its lock when it begins."""


@dataclass(frozen=True, slots=True)
class Opened:
    """A store that is ready, how to name it to a user, and what had to be done."""

    engine: Engine
    where: str
    notices: tuple[str, ...] = ()
    schema: int = 0
    """0 if it is empty."""
    newest: int = 0
    """The schema that this program knows; a store that was opened to be written has it."""


def open_engine(
    where: str | Path,
    clock: Clock,
    patience: float,
    *,
    create: bool = True,
    migrations: Traversable = BUILT_IN,
) -> Opened:
    """Open the store at a path or a `postgresql://` URL; raises StoreError.

    With `create`, a store that is not there is begun, and a damaged SQLite file is kept
    aside and a new one begun. `patience` is how many seconds to wait for another writer.
    """
    url = _url(where)
    if url.get_backend_name() == "postgresql":
        engine, shown = _server(url, patience)
        return _ready(engine, shown, (), lambda _version: None, migrations)
    return _open_file(Path(url.database or ""), clock, patience, create=create, migrations=migrations)


def open_unchanged(where: str | Path, patience: float, *, migrations: Traversable = BUILT_IN) -> Opened:
    """Open a store so that nothing in it can be changed, whatever its schema; raises StoreError."""
    url = _url(where)
    if url.get_backend_name() == "postgresql":
        engine, shown = _server(url, patience)
        return _as_it_is(engine.execution_options(postgresql_readonly=True), shown, migrations)
    path = Path(url.database or "")
    _demand_sound(path, patience)
    return _as_it_is(_file_engine(path, patience, ("query_only = ON",)), str(path), migrations)


def _as_it_is(engine: Engine, where: str, migrations: Traversable) -> Opened:
    try:
        with plain_errors(where), engine.connect() as connection, connection.begin():
            return Opened(engine, where, (), *standing(connection, where, migrations))
    except BaseException:
        engine.dispose()
        raise


def _url(where: str | Path) -> URL:
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


def _server(url: URL, patience: float) -> tuple[Engine, str]:
    """The engine of a PostgreSQL store, and how to name it."""
    shown = url.set(drivername="postgresql").render_as_string(hide_password=True)
    return create_engine(_with_password(url), connect_args={"timeout": max(patience, 1.0) + 10}), shown


def _with_password(url: URL) -> URL:
    """Take the password from PGPASSWORD, as psql does, so that no file need hold it."""
    password = os.environ.get("PGPASSWORD")
    return url if url.password is not None or password is None else url.set(password=password)


def _open_file(path: Path, clock: Clock, patience: float, *, create: bool, migrations: Traversable) -> Opened:
    problem = _problem(path, patience) if create else _demand_sound(path, patience)
    notices = (set_aside(path, problem, clock()),) if problem else ()
    return _ready(_file_engine(path, patience), str(path), notices, lambda v: _back_up(path, v), migrations)


def _demand_sound(path: Path, patience: float) -> str:
    if not path.exists():
        raise StoreError(f"{path}: there is no history here yet; `scanner batch` begins one.")
    problem = _problem(path, patience)
    if problem:
        raise StoreError(
            f"{path}: the file is damaged ({problem}); `scanner batch` keeps it and begins anew."
        )
    return problem


def _problem(path: Path, patience: float) -> str:
    """What is damaged, if anything is; StoreError if it is no place for a store."""
    if not path.name or path.is_dir():
        raise StoreError(f"{path}: this is a folder; give the name of a file in it.")
    problem = damage(path, patience)
    if not problem and path.exists() and is_foreign(path):
        raise StoreError(f"{path}: this is a database of another program; choose another --store.")
    return problem


_PRAGMAS = ("foreign_keys = ON", "journal_mode = WAL", "synchronous = NORMAL")


def _file_engine(path: Path, patience: float, pragmas: Sequence[str] = _PRAGMAS) -> Engine:
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


def _ready(
    engine: Engine,
    where: str,
    notices: tuple[str, ...],
    before: Callable[[int], None],
    migrations: Traversable,
) -> Opened:
    try:
        with plain_errors(where), engine.connect() as connection:
            writer = connection.execution_options(**WRITING)
            with writer.begin():
                migrate(writer, where, before, migrations)
    except BaseException:
        engine.dispose()
        raise
    return Opened(engine, where, notices)


def _back_up(path: Path, version: int) -> None:
    """Keep the store as it is beside it, whole or not at all."""
    kept = path.with_name(f"{path.name}.schema-{version}.backup")
    part = kept.with_name(f"{kept.name}.part")
    part.unlink(missing_ok=True)
    source, target = sqlite3.connect(path), sqlite3.connect(part)
    try:
        source.backup(target)
    finally:
        source.close()
        target.close()
    part.replace(kept)
