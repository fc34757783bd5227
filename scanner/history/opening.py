"""Where a store is → a store that is ready: its schema up to date, a damaged file set aside; or left as it is."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from scanner.history.connecting import WRITING, file_engine, server, url_of
from scanner.history.damage import damage, is_foreign, set_aside
from scanner.history.errors import StoreError, plain_errors
from scanner.history.migrating import BUILT_IN, migrate, standing

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime
    from importlib.resources.abc import Traversable

    from sqlalchemy import Engine

    Clock = Callable[[], datetime]


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
    url = url_of(where)
    if url.get_backend_name() == "postgresql":
        engine, shown = server(url, patience)
        return _ready(engine, shown, (), lambda _version: None, migrations)
    return _open_file(Path(url.database or ""), clock, patience, create=create, migrations=migrations)


def open_unchanged(where: str | Path, patience: float, *, migrations: Traversable = BUILT_IN) -> Opened:
    """Open a store so that nothing in it can be changed, whatever its schema; raises StoreError."""
    url = url_of(where)
    if url.get_backend_name() == "postgresql":
        engine, shown = server(url, patience)
        return _as_it_is(engine.execution_options(postgresql_readonly=True), shown, migrations)
    path = Path(url.database or "")
    _demand_sound(path, patience)
    return _as_it_is(file_engine(path, patience, ("query_only = ON",)), str(path), migrations)


def _as_it_is(engine: Engine, where: str, migrations: Traversable) -> Opened:
    try:
        with plain_errors(where), engine.connect() as connection, connection.begin():
            return Opened(engine, where, (), *standing(connection, where, migrations))
    except BaseException:
        engine.dispose()
        raise


def _open_file(path: Path, clock: Clock, patience: float, *, create: bool, migrations: Traversable) -> Opened:
    problem = _problem(path, patience) if create else _demand_sound(path, patience)
    notices = (set_aside(path, problem, clock()),) if problem else ()
    return _ready(file_engine(path, patience), str(path), notices, lambda v: _back_up(path, v), migrations)


def _demand_sound(path: Path, patience: float) -> str:
    """Nothing, or a StoreError: a store that is not to be begun must be there, and whole."""
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
                return Opened(engine, where, notices, *standing(writer, where, migrations))
    except BaseException:
        engine.dispose()
        raise


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
