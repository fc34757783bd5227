"""Time and memory of fetching 2,000 postings from 20 hosts: `python tests/benchmarks/fetching.py [--postings N] [--pace S]`.

Each ratio is the wall time over the bound set by the pace; each page is read and judged meanwhile, which is made to take a while.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import psutil

TESTS = Path(__file__).parents[1]
sys.path[0] = str(TESTS)  # this file is named like the folder it needs

from fetching.many_hosts import LATENCY, loopback, requests  # noqa: E402 - found by the line above

from scanner.fetching import Settings, crawl  # noqa: E402
from scanner.model import Report, Role, Status  # noqa: E402
from scanner.ordering import branches  # noqa: E402
from scanner.pipeline import run_placed  # noqa: E402

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scanner.fetching import Request
    from scanner.model import Document, Failure, Posting
    from scanner.ordering import Placed

HOSTS = 20
WORK = 0.02
"""Seconds of computing per posting, besides reading it."""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--postings", type=int, default=2000)
    parser.add_argument("--pace", type=float, default=1.0)
    asked = parser.parse_args()
    words = [sys.executable, str(TESTS / "fetching" / "many_hosts.py")]
    with subprocess.Popen(words, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as server:
        port = int(server.stdout.readline() if server.stdout else 0)
        for grouped in (False, True):
            _measure(asked.postings, asked.pace, port, grouped=grouped)
        server.communicate("")


def _measure(postings: int, pace: float, port: int, *, grouped: bool) -> None:
    bound = (postings / HOSTS + 1) * max(pace, LATENCY)  # and robots.txt
    batch = requests(postings, HOSTS, port, grouped=grouped)
    memory = psutil.Process().memory_info
    before, most, first, started = memory().rss, 0, 0.0, time.monotonic()
    with TemporaryDirectory() as folder:
        settings = Settings(pace_seconds=pace, allow_private=True, resolve=loopback, cache=Path(folder))
        for count, result in enumerate(run_placed(_arriving(batch, settings), lambda: _judge)):
            if not isinstance(result, Report) or result.posting.source != batch[count].url:
                sys.exit(f"{result} came in place of {batch[count].url}")
            first = first or time.monotonic() - started
            most = max(most, memory().rss)
        took = time.monotonic() - started
    order = "host after host" if grouped else "hosts in turn"
    sys.stdout.write(
        f"{order}: {took:.1f} s of {bound:.1f} s, ratio {took / bound:.2f};"
        f" first report after {first:.1f} s, more than {postings * WORK:.0f} s of work meanwhile;"
        f" memory grew by {(most - before) / 1e6:.0f} MB\n"
    )


def _arriving(batch: list[Request], settings: Settings) -> Iterator[Placed[Document | Failure]]:
    with crawl(batch, lambda _, document: [document], settings) as arrivals:
        yield from branches(range(len(batch)))
        yield from arrivals


def _judge(posting: Posting) -> Report:
    end = time.thread_time() + WORK
    while time.thread_time() < end:
        pass
    return Report(posting, Status.SCORED, Role(clinical=True, telemedicine=True))


if __name__ == "__main__":
    main()
