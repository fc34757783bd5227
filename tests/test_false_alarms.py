"""The share of postings with a warning, over invented ordinary postings."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from benchmarks.false_alarms import interval

ROOT = Path(__file__).parents[1]


@pytest.mark.parametrize(
    ("hits", "count", "low", "high"),
    [(0, 3000, 0.0, 0.00128), (10, 100, 0.0552, 0.1744), (5, 5, 0.5655, 1.0), (0, 0, 0.0, 1.0)],
)
def test_the_interval_is_that_of_wilson(hits: int, count: int, low: float, high: float) -> None:
    assert interval(hits, count) == pytest.approx((low, high), abs=1e-4)


def test_the_command_counts_and_shows_what_there_is(tmp_path: Path) -> None:
    for name in ("gb-remote-gp-honest.html", "in-pay-to-join.txt"):
        (tmp_path / name).write_bytes((ROOT / "fixtures" / "postings" / name).read_bytes())
    command = [
        sys.executable,
        str(ROOT / "tests" / "benchmarks" / "false_alarms.py"),
        str(tmp_path),
        "--jobs",
        "1",
    ]
    done = subprocess.run(command, capture_output=True, text=True, check=True, cwd=ROOT)
    assert done.stdout.startswith("1 of 2 postings carry a warning: 50.00% (95 % interval 9.45% to 90.55%)")
    assert "warning/fee/" in done.stdout
    assert "in-pay-to-join.txt" in done.stdout
