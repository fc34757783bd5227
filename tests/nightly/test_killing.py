"""Nights that are killed at any moment: one more, and the history is that of an undisturbed one, row for row."""

from __future__ import annotations

import os
import random
import signal
import sqlite3
import subprocess
import sys
import threading
import time
from collections import Counter
from contextlib import suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from history.rows import rows
from nightly.postings import posting

if TYPE_CHECKING:
    from collections.abc import Iterator

KILLS = int(os.environ.get("SCANNER_TEST_NIGHT_KILLS", "4"))
POSTINGS = int(os.environ.get("SCANNER_TEST_NIGHT_POSTINGS", "70"))
TESTS = Path(__file__).parents[1]
ROWS = min(POSTINGS // 2, 210)
"""Of them in a table; more than are judged at once, if there are many."""
SEED = 6

pytestmark = [
    pytest.mark.skipif(not hasattr(os, "fork"), reason="kills forked processes"),
    pytest.mark.timeout(120 + 60 * KILLS),
]


class Nights:
    """Does nights in a process that can be killed."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self._process = process

    def whole(self, folder: Path, jobs: int = 1) -> float:
        """Do a night undisturbed; its seconds."""
        begun = time.monotonic()
        self._begin(folder, jobs)
        assert self._answer() == 0
        return time.monotonic() - begun

    def killed(self, folder: Path, jobs: int, after: float) -> bool:
        """Do a night that is killed after so many seconds, if it has not ended by then; whether it was killed."""
        child = self._begin(folder, jobs)
        time.sleep(after)
        with suppress(ProcessLookupError):  # it has ended by itself
            os.kill(child, signal.SIGKILL)
        return self._answer() == -signal.SIGKILL

    def _begin(self, folder: Path, jobs: int) -> int:
        assert self._process.stdin is not None
        self._process.stdin.write(f"--config {folder / 'scanner.toml'} --jobs {jobs}\n")
        self._process.stdin.flush()
        return self._answer()

    def _answer(self) -> int:
        assert self._process.stdout is not None
        return int(self._process.stdout.readline())


@pytest.fixture
def nights() -> Iterator[Nights]:
    with subprocess.Popen(
        [sys.executable, "-m", "nightly.killable"], cwd=TESTS, text=True,
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
    ) as process:  # fmt: skip
        yield Nights(process)
        assert process.stdin is not None
        process.stdin.close()


@pytest.fixture
def told() -> Iterator[tuple[str, Counter[str]]]:
    """A webhook, and how often it was told under which key."""
    keys: Counter[str] = Counter()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            self.rfile.read(int(self.headers["Content-Length"]))
            keys[f"{self.path} {self.headers['Idempotency-Key']}"] += 1
            self.send_response(204)
            self.end_headers()

        def log_message(self, *_: object) -> None:
            """Be quiet."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        yield f"http://127.0.0.1:{server.server_address[1]}", keys
        server.shutdown()
        thread.join()


def test_killed_at_any_moment_a_night_loses_nothing_and_tells_nothing_twice(
    nights: Nights, told: tuple[str, Counter[str]], tmp_path: Path
) -> None:
    root, keys = told
    undisturbed = _folder(tmp_path / "undisturbed", f"{root}/undisturbed")
    length = nights.whole(undisturbed)
    expected = {1: rows(undisturbed / "scanner.db")}
    nights.whole(undisturbed)
    expected[2] = rows(undisturbed / "scanner.db")
    moments = random.Random(SEED)  # noqa: S311 - a fixed seed, no secret
    kills = number = finished = 0
    while kills < KILLS:
        number += 1
        folder = _folder(tmp_path / str(number), f"{root}/{number}")
        while kills < KILLS and not _finished(folder):
            kills += nights.killed(folder, 1 + number % 2, moments.uniform(0, length))
        nights.whole(folder, 1 + number % 2)
        runs = _finished(folder)
        assert rows(folder / "scanner.db") == expected[runs]
        assert sum(path.startswith(f"/{number} ") for path in keys) <= runs
        finished += runs
    said = f"{kills} kills in {number} folders, nights of {length:.1f} s; {finished} runs, told of {len(keys) - 2}"
    sys.stdout.write(f"{said}\n")
    assert max(keys.values()) == 1
    # Killed between keeping that it is sent and sending it, a message is not sent; the window is small.
    assert finished - (len(keys) - 2) <= max(1, kills // 20)


def _folder(folder: Path, hook: str) -> Path:
    """A folder of postings, among them files that say the same, one that cannot be read, and a table."""
    (folder / "postings").mkdir(parents=True)
    for number in range(POSTINGS - ROWS):
        text = posting(number if number % 20 else 0)
        (folder / "postings" / f"{number:05}.txt").write_text(text, encoding="utf-8")
    (folder / "postings" / "00050.pdf").write_bytes(b"%PDF-1.4 nothing")
    rows = "".join(f'{number},"{posting(number)}"\n' for number in range(2000, 2000 + ROWS))
    (folder / "table.csv").write_text(f"title,description\n{rows}", encoding="utf-8")
    (folder / "scanner.toml").write_text(
        '[[source]]\nname = "saved"\npath = "postings"\n[[source]]\nname = "table"\npath = "table.csv"\n'
        f'[retention]\nkeep-days = 9\n[notifications]\nwhen = "always"\n[notifications.webhook]\nurl = "{hook}"\n'
        "allow-private = true\n",
        encoding="utf-8",
    )
    return folder


def _finished(folder: Path) -> int:
    if not (folder / "scanner.db").exists():
        return 0
    file = sqlite3.connect(folder / "scanner.db")
    try:
        count: int = file.execute("SELECT count(*) FROM runs WHERE state = 'finished'").fetchone()[0]
    except sqlite3.OperationalError:  # killed before there were tables
        return 0
    finally:
        file.close()
    return count
