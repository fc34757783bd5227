"""A counter on stderr, for runs that take long and have somebody watching."""

from __future__ import annotations

import sys
import time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from scanner.model import Failure, Report

PATIENCE = 1.0
INTERVAL = 0.2
ERASE = f"\r{'':40}\r"


class Progress:
    """Says how many postings are done; silent where stderr is no terminal."""

    def __init__(self) -> None:
        self._watched = sys.stderr.isatty()
        self._due = time.monotonic() + PATIENCE
        self._shown = False

    def follow(self, results: Iterable[Report | Failure]) -> Iterator[Report | Failure]:
        """Pass the results on, counting them on the terminal."""
        for number, result in enumerate(results, 1):
            if self._watched and time.monotonic() >= self._due:
                self._show(number)
            yield result
        self.clear()

    def clear(self) -> None:
        """Take the counter away before anything else is written."""
        if self._shown:
            sys.stderr.write(ERASE)
            sys.stderr.flush()
            self._shown = False

    def _show(self, number: int) -> None:
        sys.stderr.write(f"{ERASE}scanner: {number:,} postings read")
        sys.stderr.flush()
        self._shown = True
        self._due = time.monotonic() + INTERVAL
