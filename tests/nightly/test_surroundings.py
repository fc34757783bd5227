"""What cron and containers leave a night to work with."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]


def test_it_runs_where_there_is_next_to_nothing(tmp_path: Path) -> None:
    """No HOME, no PATH, no terminal, nothing to read from: cron and a container."""
    bare = {
        "PYTHONPATH": str(ROOT),
        **({"SYSTEMROOT": os.environ["SYSTEMROOT"]} if os.name == "nt" else {}),
    }

    def run(command: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-m", "scanner", command], cwd=tmp_path, env=bare, stdin=subprocess.DEVNULL,
            capture_output=True, text=True, check=False,
        )  # fmt: skip

    for command in ("init", "batch"):
        done = run(command)
        assert done.returncode == 0, done.stderr
    assert "2 scored" in done.stderr
    report = tmp_path / "reports" / "postings.jsonl"
    bands = {
        row["source"]: row["band"] for row in map(json.loads, report.read_text(encoding="utf-8").splitlines())
    }
    assert bands == {"postings/dubious.txt": "severe", "postings/honest.txt": "low"}
    again = run("init")
    assert (again.returncode, again.stderr.count("\n")) == (2, 1)
    assert "is there already" in again.stderr
