"""Stores to test with: an SQLite file, and a PostgreSQL that the tests start themselves."""

from __future__ import annotations

import os
import pwd
import shutil
import socket
import subprocess
import tempfile
import uuid
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import create_engine, text

if TYPE_CHECKING:
    from collections.abc import Iterator

_PROGRAMS = sorted(path.parent for path in Path("/usr/lib/postgresql").glob("*/bin/initdb"))


class Clock:
    """Goes on by an hour whenever it is asked; can be set."""

    def __init__(self) -> None:
        self.time = datetime(2026, 3, 1, 2, 30, tzinfo=UTC)

    def __call__(self) -> datetime:
        self.time += timedelta(hours=1)
        return self.time


@pytest.fixture
def clock() -> Clock:
    return Clock()


def _missing() -> str:
    if not _PROGRAMS:
        return "there is no PostgreSQL server here (apt-get install postgresql)"
    return ""


@pytest.fixture(scope="session")
def postgres() -> Iterator[str]:
    """The URL of a cluster on loopback, begun for these tests; skipped where no server is installed."""
    if reason := _missing():
        if os.environ.get("SCANNER_TEST_POSTGRES") == "required":
            pytest.fail(reason)
        pytest.skip(reason)
    user = "postgres" if os.geteuid() == 0 else pwd.getpwuid(os.geteuid()).pw_name
    folder = Path(tempfile.mkdtemp(prefix="pg"))
    if os.geteuid() == 0:
        shutil.chown(folder, user, user)
    port = _free_port()
    _run("initdb", "-D", folder / "data", "-U", "scanner", "-A", "trust", "--no-sync", user=user)
    settings = (
        f"-c listen_addresses=127.0.0.1 -c port={port} -c unix_socket_directories={folder} -c fsync=off"
    )
    _run("pg_ctl", "-D", folder / "data", "-w", "-l", folder / "log", "-o", settings, "start", user=user)
    yield f"postgresql://scanner@127.0.0.1:{port}"
    _run("pg_ctl", "-D", folder / "data", "-m", "immediate", "stop", user=user)
    shutil.rmtree(folder, ignore_errors=True)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def _run(program: str, *args: str | Path, user: str) -> None:
    command = [str(_PROGRAMS[-1] / program), *map(str, args)]
    subprocess.run(
        command, check=True, stdout=subprocess.DEVNULL, user=user if os.geteuid() == 0 else None, cwd="/"
    )


@pytest.fixture(params=["sqlite", "postgresql"])
def where(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """An empty place for a store, in either database."""
    if request.param == "sqlite":
        return str(tmp_path / "scanner.db")
    server = request.getfixturevalue("postgres")
    name = f"test{uuid.uuid4().hex[:12]}"
    engine = create_engine(
        server.replace("postgresql:", "postgresql+pg8000:") + "/postgres", isolation_level="AUTOCOMMIT"
    )
    with engine.connect() as connection:
        connection.execute(text(f"CREATE DATABASE {name}"))
    engine.dispose()
    return f"{server}/{name}"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "scanner.db"
