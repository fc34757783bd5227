"""What a night costs that changes nothing: time and growth against those of the first one.

    .venv/bin/python tests/benchmarks/nightly.py --postings 10000

Exits with 1 if the second night takes more than 15 % of the first one's time, or the store grows by 1 % or more.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
import time
from pathlib import Path

MOST_TIME, MOST_GROWTH = 0.15, 0.01


def main() -> int:
    """Do three nights over so many postings on disk, and print what they cost."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--postings", type=int, default=10_000)
    parser.add_argument("--jobs", type=int, default=1)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        _write(Path(folder), asked.postings)
        nights = [_night(Path(folder), asked.jobs) for _ in range(3)]
    (first, size), *later = nights
    for number, (seconds, after) in enumerate(nights, 1):
        sys.stdout.write(f"night {number}: {seconds:.1f} s, store {after:,} bytes\n")
    time_share = max(seconds for seconds, _ in later) / first
    growth = later[-1][1] / size - 1
    sys.stdout.write(f"an unchanged night: {time_share:.1%} of the time, {growth:.2%} growth in two nights\n")
    return int(time_share > MOST_TIME or growth >= MOST_GROWTH)


def _write(folder: Path, count: int) -> None:
    sys.path[0] = str(Path(__file__).parents[1])  # this file's own folder would hide the one of the same name
    from nightly.postings import posting  # noqa: PLC0415 - found from there

    for number in range(count):
        path = folder / "postings" / f"{number // 1000:03}" / f"{number:06}.txt"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(posting(number), encoding="utf-8")
    (folder / "scanner.toml").write_text('[[source]]\nname = "saved"\npath = "postings"\n', encoding="utf-8")


def _night(folder: Path, jobs: int) -> tuple[float, int]:
    """The seconds a night took, and the bytes of the store after it."""
    command = [
        sys.executable,
        "-m",
        "scanner",
        "batch",
        "--config",
        folder / "scanner.toml",
        "--jobs",
        str(jobs),
    ]
    begun = time.monotonic()
    subprocess.run(command, check=True)
    return time.monotonic() - begun, sum(path.stat().st_size for path in folder.glob("scanner.db*"))


if __name__ == "__main__":
    sys.exit(main())
