"""A counter on stderr, for runs that take long and have somebody watching."""

from __future__ import annotations

import shutil
import sys
import time
from typing import TYPE_CHECKING

from scanner.reports.safety import shown

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from scanner.cli.tally import Tally
    from scanner.model import Failure, Report

PATIENCE = 1.0
INTERVAL = 0.2
NARROWEST = 41


class Progress:
    """Says how many postings are done; silent where stderr is no terminal."""

    def __init__(self) -> None:
        self._watched = sys.stderr.isatty()
        self._begun = time.monotonic()
        self._due = self._begun + PATIENCE
        self._shown = False

    def follow(self, results: Iterable[Report | Failure], tally: Tally) -> Iterator[Report | Failure]:
        """Pass the results on, showing on the terminal what the tally counts."""
        for result in results:
            if self._watched and time.monotonic() >= self._due:
                self._show(tally)
            yield result
        self.clear()

    def clear(self) -> None:
        """Take the counter away before anything else is written."""
        if self._shown:
            sys.stderr.write(f"\r{'':{_width()}}\r")
            sys.stderr.flush()
            self._shown = False

    def say(self, sentence: str) -> None:
        """Write a line of news to stderr."""
        self.clear()
        sys.stderr.write(f"scanner: {shown(sentence)}\n")
        sys.stderr.flush()

    def _show(self, tally: Tally) -> None:
        self.clear()
        sys.stderr.write(self._line(tally)[: _width()])
        sys.stderr.flush()
        self._shown = True
        self._due = time.monotonic() + INTERVAL

    def _line(self, tally: Tally) -> str:
        done = tally.reports + tally.failures
        rate = done / max(time.monotonic() - self._begun, INTERVAL)
        outcomes = "".join(f", {count:,} {name.value}" for name, count in tally.outcomes.most_common())
        return f"scanner: {tally.reports:,} postings read{outcomes}, {rate:.1f}/s"


def _width() -> int:
    """Columns of a line that does not wrap."""
    return max(shutil.get_terminal_size().columns - 1, NARROWEST)
