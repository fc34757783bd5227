"""A night that changes nothing costs next to nothing."""

from __future__ import annotations

import os
import time
from typing import TYPE_CHECKING

from history.night import night, posting

from scanner.history import open_store

if TYPE_CHECKING:
    from pathlib import Path

    from history.conftest import Clock

COUNT = int(os.environ.get("SCANNER_TEST_POSTINGS", "400"))


def test_an_unchanged_night_adds_no_more_than_a_hundredth(path: Path, clock: Clock) -> None:
    found = [
        posting(f"https://jobs.example/{n}", title=f"Physician {n}", work=f"team {n}") for n in range(COUNT)
    ]
    times = []
    sizes = []
    for _ in range(3):
        with open_store(path, clock) as store:
            start = time.perf_counter()
            night(store, found)
            times.append(time.perf_counter() - start)
        sizes.append(path.stat().st_size)
    assert sizes[2] - sizes[0] < sizes[0] / 100
    assert times[2] < times[0] * 0.15
