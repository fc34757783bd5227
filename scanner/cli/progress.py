"""A counter on stderr, for runs that take long and have somebody watching; a last line on what was fetched."""

from __future__ import annotations

import shutil
import sys
import threading
import time
from typing import TYPE_CHECKING

from scanner.reports.safety import shown

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from scanner.cli.tally import Tally
    from scanner.fetching import FetchProgress
    from scanner.model import Failure, Outcome, Report

PATIENCE = 1.0
INTERVAL = 0.2
NARROWEST = 41


class Progress:
    """Says how many postings are done; silent until the end where stderr is no terminal."""

    def __init__(self) -> None:
        self._watched = sys.stderr.isatty()
        self._begun = time.monotonic()
        self._due = self._begun + PATIENCE
        self._shown = False
        self._fetched: FetchProgress | None = None
        self._read = 0
        self._lock = threading.RLock()  # news comes from the fetcher's threads too

    def follow(self, results: Iterable[Report | Failure], tally: Tally) -> Iterator[Report | Failure]:
        """Pass the results on, showing on the terminal what the tally counts."""
        for result in results:
            self._read = tally.reports
            self._show(lambda: self._counts(tally))
            yield result
        self.clear()

    def tell(self, fetched: FetchProgress) -> None:
        """Show how far fetching is."""
        self._fetched = fetched
        self._show(lambda: _fetching(fetched, self._read))

    def finish(self) -> None:
        """Write what became of the addresses that were fetched, if there were several."""
        self.clear()
        if self._fetched and self._fetched.asked > 1:
            self.say(_summary(self._fetched))

    def clear(self) -> None:
        """Take the counter away before anything else is written."""
        with self._lock:
            if self._shown:
                sys.stderr.write(f"\r{'':{_width()}}\r")
                sys.stderr.flush()
                self._shown = False

    def say(self, sentence: str) -> None:
        """Write a line of news to stderr."""
        with self._lock:
            self.clear()
            sys.stderr.write(f"scanner: {shown(sentence)}\n")
            sys.stderr.flush()

    def _show(self, line: Callable[[], str]) -> None:
        if not self._watched or time.monotonic() < self._due:
            return
        with self._lock:
            self.clear()
            sys.stderr.write(f"scanner: {line()}"[: _width()])
            sys.stderr.flush()
            self._shown = True
            self._due = time.monotonic() + INTERVAL

    def _counts(self, tally: Tally) -> str:
        if self._fetched and self._fetched.done < self._fetched.asked:
            return _fetching(self._fetched, self._read)
        done = tally.reports + tally.failures
        rate = done / max(time.monotonic() - self._begun, INTERVAL)
        return f"{tally.reports:,} postings read{_failed(tally.outcomes)}, {rate:.1f}/s"


def _fetching(fetched: FetchProgress, read: int) -> str:
    counts = f"{fetched.done:,} of {fetched.asked:,} addresses fetched{_failed(fetched.outcomes)}"
    return f"{counts}, {fetched.rate:.1f}/s; {read:,} postings read"


def _summary(fetched: FetchProgress) -> str:
    left = fetched.asked - fetched.done
    counts = f"{fetched.had:,} of {fetched.asked:,} addresses fetched{_failed(fetched.outcomes)}"
    rest = f", {left:,} left out" if left else ""
    return f"{counts}{rest}, in {fetched.seconds:.0f} s ({fetched.rate:.1f}/s)"


def _failed(outcomes: Mapping[Outcome, int]) -> str:
    most_first = sorted(outcomes.items(), key=lambda each: (-each[1], each[0]))
    return "".join(f", {count:,} {outcome.value}" for outcome, count in most_first)


def _width() -> int:
    """Columns of a line that does not wrap."""
    return max(shutil.get_terminal_size().columns - 1, NARROWEST)
