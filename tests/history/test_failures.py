"""What may befall a store: each a clear line, and nothing lost."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from history.night import gone, night, posting
from sqlalchemy import create_engine, inspect, text

from scanner.history import StoreError, open_store
from scanner.history.migrating import BUILT_IN
from scanner.history.opening import open_engine
from scanner.history.tables import METADATA
from scanner.model import Outcome

if TYPE_CHECKING:
    from history.conftest import Clock

MANY = [posting(f"https://jobs.example/{n}", title=f"Physician {n}", work=f"team {n}") for n in range(30)]
NEWEST = max(int(each.name[:4]) for each in BUILT_IN.iterdir() if each.name.endswith(".sql"))


def test_the_tables_are_those_that_migrations_make(where: str, clock: Clock) -> None:
    open_store(where, clock).close()
    url = where.replace("postgresql:", "postgresql+pg8000:") if "://" in where else f"sqlite:///{where}"
    engine = create_engine(url)
    made = {
        table: {column["name"] for column in inspect(engine).get_columns(table)}
        for table in inspect(engine).get_table_names()
        if table != "schema_version"
    }
    engine.dispose()
    assert made == {name: set(table.columns.keys()) for name, table in METADATA.tables.items()}


def test_a_damaged_file_is_kept_aside_and_said_so(path: Path, clock: Clock) -> None:
    with open_store(path, clock) as store:
        night(store, MANY)
    with path.open("r+b") as file:
        file.seek(8192)
        file.write(b"\xff" * 200_000)
    before = path.read_bytes()
    with pytest.raises(StoreError, match="damaged"):
        open_store(path, clock, create=False)
    with open_store(path, clock) as store:
        (notice,) = store.notices
        assert not list(store.rows())
    (kept,) = path.parent.glob("*.damaged-2026-03-01T*")
    assert kept.name in notice
    assert kept.read_bytes() == before


def test_what_is_no_database_is_kept_aside(path: Path, clock: Clock) -> None:
    path.write_bytes(b"my notes, not a database. " * 100)
    with open_store(path, clock) as store:
        assert "kept as" in store.notices[0]


def test_a_newer_schema_is_refused_and_left_alone(where: str, clock: Clock) -> None:
    open_store(where, clock).close()
    _set_version(where, 99)
    with pytest.raises(StoreError, match="newer version of scanner") as told:
        open_store(where, clock)
    assert "\n" not in str(told.value)


def _set_version(where: str, version: int) -> None:
    if "://" not in where:
        with sqlite3.connect(where) as file:
            file.execute(f"PRAGMA user_version = {version}")
        file.close()
        return
    engine = create_engine(where.replace("postgresql:", "postgresql+pg8000:"))
    with engine.begin() as connection:
        connection.execute(text("INSERT INTO schema_version VALUES (:version)"), {"version": version})
    engine.dispose()


def test_a_database_of_another_program_is_refused(path: Path, clock: Clock) -> None:
    with sqlite3.connect(path) as file:
        file.execute("CREATE TABLE recipes (name TEXT)")
    file.close()
    with pytest.raises(StoreError, match="another program"):
        open_store(path, clock)


def test_an_upgrade_keeps_the_history_and_a_copy_of_the_file(
    path: Path, clock: Clock, tmp_path: Path
) -> None:
    with open_store(path, clock) as store:
        night(store, MANY)
    steps = tmp_path / "steps"
    steps.mkdir()
    (steps / f"{NEWEST + 1:04}.sql").write_text("ALTER TABLE postings ADD COLUMN remark TEXT;\n")
    opened = open_engine(path, clock, 1, migrations=steps)
    with opened.engine.connect() as connection:
        assert connection.exec_driver_sql("SELECT count(*), count(remark) FROM postings").one() == (30, 0)
    opened.engine.dispose()
    copy = sqlite3.connect(path.with_name(f"scanner.db.schema-{NEWEST}.backup"))
    assert copy.execute("PRAGMA user_version").fetchone() == (NEWEST,)
    assert copy.execute("SELECT count(*) FROM postings").fetchone() == (30,)
    copy.close()


def test_a_store_of_the_first_schema_goes_on(path: Path, clock: Clock, tmp_path: Path) -> None:
    steps = tmp_path / "steps"
    steps.mkdir()
    (steps / "0001.sql").write_text((BUILT_IN / "0001.sql").read_text("utf-8"))
    open_engine(path, clock, 1, migrations=steps).engine.dispose()
    with open_store(path, clock) as store:
        night(store, MANY)
        store.mark("email", 1)
        assert (len(list(store.rows())), store.told()) == (30, {"email": 1})


def test_a_failing_upgrade_changes_nothing(path: Path, clock: Clock, tmp_path: Path) -> None:
    with open_store(path, clock) as store:
        night(store, MANY)
    steps = tmp_path / "steps"
    steps.mkdir()
    (steps / f"{NEWEST + 1:04}.sql").write_text(
        "ALTER TABLE postings ADD COLUMN remark TEXT;\nDROP TABLE nowhere;\n"
    )
    with pytest.raises(Exception, match="nowhere"):
        open_engine(path, clock, 1, migrations=steps)
    with open_store(path, clock) as store:
        assert len(list(store.rows())) == 30


def test_a_locked_store_says_so_and_goes_on_afterwards(path: Path, clock: Clock) -> None:
    with open_store(path, clock, patience=0.05) as store:
        other = sqlite3.connect(path, isolation_level=None)
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(StoreError, match="another program is writing"):
            night(store, MANY)
        other.execute("ROLLBACK")
        other.close()
        night(store, MANY)
        assert len(list(store.rows())) == 30


def test_a_full_disk_says_so_and_the_run_goes_on_when_there_is_room(path: Path, clock: Clock) -> None:
    with open_store(path, clock) as store:
        night(store, MANY[:10], finish=False)
        engine = store._engine  # noqa: SLF001 - the size of the disk is the test's to set
        with engine.connect() as connection:
            pages = connection.exec_driver_sql("PRAGMA page_count").scalar_one()
            connection.exec_driver_sql(f"PRAGMA max_page_count = {pages + 2}")
        with pytest.raises(StoreError, match="disk is full"):
            night(store, MANY)
        with engine.connect() as connection:
            connection.exec_driver_sql("PRAGMA max_page_count = 1000000")
        run = store.begin_or_resume("r1", "c")
        assert run.resumed
        assert len(store.remaining(run, "board", [each.source for each in MANY])) == 20
        night(store, MANY)
        assert len(list(store.rows())) == 30


READER = """
import os, sys
from scanner.history import StoreError, open_store
open_store(sys.argv[2]).close()  # imports what there is to import, while its folder can be read
os.geteuid() or os.setuid(65534)
try:
    open_store(sys.argv[1])
except StoreError as error:
    print(error)
"""


def test_a_folder_that_cannot_be_written_says_so(path: Path) -> None:
    with tempfile.TemporaryDirectory() as top:
        closed = Path(top) / "closed"
        closed.mkdir()
        Path(top).chmod(0o755)
        closed.chmod(0o555)
        said = subprocess.run(
            [sys.executable, "-c", READER, closed / "scanner.db", path],
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        assert "read-only" in said
        assert said.count("\n") == 1
        assert not list(closed.iterdir())


def test_a_file_may_have_any_name(tmp_path: Path, clock: Clock) -> None:
    path = tmp_path / "a ?b=%41#c.db"
    open_store(path, clock).close()
    assert [each.name for each in tmp_path.glob("*.db")] == [path.name]


def test_a_password_is_never_shown(clock: Clock) -> None:
    with pytest.raises(StoreError) as told:
        open_store("postgresql://scanner:secret@127.0.0.1:1/none", clock)
    assert "secret" not in str(told.value)


@pytest.mark.parametrize("where", ["mysql://host/name", "://", "missing/folder/scanner.db"])
def test_a_place_that_cannot_be_is_one_line(where: str, clock: Clock) -> None:
    with pytest.raises(StoreError) as told:
        open_store(where, clock)
    assert "\n" not in str(told.value)


def test_two_runs_do_not_write_to_one_postgresql_store(postgres: str, clock: Clock) -> None:
    with open_store(f"{postgres}/postgres", clock) as first:
        first.begin_or_resume("r1", "c")
        with (
            open_store(f"{postgres}/postgres", clock) as second,
            pytest.raises(StoreError, match="another run"),
        ):
            second.begin_or_resume("r1", "c")
    with open_store(f"{postgres}/postgres", clock) as third:
        assert third.begin_or_resume("r1", "c").resumed


def test_what_fails_is_counted_by_nights(where: str, clock: Clock) -> None:
    slow, other = (
        gone("https://jobs.example/x", Outcome.TOO_SLOW),
        gone("https://jobs.example/x", Outcome.BLOCKED),
    )
    with open_store(where, clock) as store:
        night(store, [MANY[0]])
        night(store, [MANY[0], slow])
        night(store, [MANY[0], other], failed=True)
        run = night(store, [MANY[0], other], failed=True)
        found = [(each.address, each.outcome, each.nights) for each in store.failing(run)]
        assert found == [("", "too_slow", 2), ("https://jobs.example/x", "blocked", 3)]
        assert not store.failing(night(store, [MANY[0]]))
