"""`--dry-run` looks at the history, and leaves it as it is."""

from __future__ import annotations

import shutil
import sqlite3
from typing import TYPE_CHECKING

import pytest
from history.conftest import postgres  # noqa: F401 - a fixture
from sqlalchemy import create_engine, inspect, text
from sqlalchemy.exc import DBAPIError

from scanner.history import StoreError, open_unchanged
from scanner.history.migrating import BUILT_IN
from scanner.history.opening import open_engine
from scanner.history.opening import open_unchanged as open_as_it_is

if TYPE_CHECKING:
    from pathlib import Path

    from nightly.conftest import Place


def older(folder: Path) -> Path:
    """The migrations of the first version."""
    steps = folder / "steps"
    steps.mkdir()
    shutil.copy(str(BUILT_IN / "0001.sql"), steps)
    return steps


def files(place: Place) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in place.folder.iterdir() if path.is_file()}


def test_an_older_history_is_told_of_and_left_alone(
    place: Place, tmp_path_factory: pytest.TempPathFactory
) -> None:
    steps = older(tmp_path_factory.mktemp("older"))
    open_engine(place.store, lambda: pytest.fail("no clock"), 1, migrations=steps).engine.dispose()
    before = files(place)
    ended = place.batch("--dry-run")
    assert (ended.code, ended.err) == (0, "")
    assert f"{place.store}: an older version of scanner wrote this history (its schema is 1, " in ended.out
    assert "3 documents on disk" in ended.out
    assert files(place) == before
    assert place.batch().code == 0
    assert "3 known" in place.batch("--dry-run").out


def test_a_history_of_today_is_left_alone_too(place: Place) -> None:
    place.batch()
    before = files(place)
    assert "(0 new or changed, 3 known, 0 unreadable)" in place.batch("--dry-run").out
    assert files(place) == before


def test_an_empty_file_is_no_history_yet(place: Place) -> None:
    place.store.touch()
    assert "there is no history yet, so everything is new" in place.batch("--dry-run").out
    assert place.store.read_bytes() == b""


def test_nothing_can_be_written_by_mistake(place: Place) -> None:
    place.batch()
    with open_unchanged(place.store) as store, pytest.raises(StoreError, match="read-only"):
        store.mark("email", 1)
    with sqlite3.connect(place.store) as file:
        assert file.execute("SELECT count(*) FROM told WHERE channel = 'email'").fetchone() == (0,)
    file.close()


def test_a_postgresql_store_is_left_alone(place: Place, postgres: str) -> None:  # noqa: F811 - the fixture
    server = create_engine(
        f"{postgres}/postgres".replace("postgresql:", "postgresql+pg8000:"), isolation_level="AUTOCOMMIT"
    )
    with server.connect() as connection:
        connection.execute(text("CREATE DATABASE untouched"))
    server.dispose()
    url = f"{postgres}/untouched"
    place.configure('name = "saved"\npath = "postings"', top=f'store = "{url}"')
    assert "there is no history yet, so everything is new" in place.batch("--dry-run").out
    opened = open_as_it_is(url, 1)
    with pytest.raises(DBAPIError, match="read-only"), opened.engine.begin() as connection:
        connection.execute(text("CREATE TABLE x (y INTEGER)"))
    assert inspect(opened.engine).get_table_names() == []
    opened.engine.dispose()
