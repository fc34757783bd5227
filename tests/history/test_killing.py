"""A run that is killed at any moment and resumed leaves the store of an undisturbed one."""

from __future__ import annotations

import os
import random
import subprocess
import sys
import time
from pathlib import Path

from history.rows import rows
from history.writer import main

KILLS = int(os.environ.get("SCANNER_TEST_KILLS", "6"))
TESTS = Path(__file__).parents[1]


def test_killed_and_resumed_the_store_is_that_of_an_undisturbed_run(tmp_path: Path) -> None:
    main(str(tmp_path / "whole.db"), 60)
    moments = random.Random(6)  # noqa: S311 - a fixed seed, no secret
    killed = tmp_path / "killed.db"
    for _ in range(KILLS):
        _kill(killed, moments.uniform(0, 0.25))
    main(str(killed), 60)
    assert rows(killed) == rows(tmp_path / "whole.db")


def _kill(store: Path, after: float) -> None:
    writer = subprocess.Popen(
        [sys.executable, "-m", "history.writer", store, "60"], cwd=TESTS, stdout=subprocess.PIPE
    )
    with writer:
        assert writer.stdout is not None
        writer.stdout.readline()
        time.sleep(after)
        writer.kill()
