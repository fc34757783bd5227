"""Counts what became of the inputs while the results pass by."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from scanner.cli.exits import FLAGGED, UNREAD
from scanner.cli.selection import reaches
from scanner.model import Band, Failure, Outcome

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from scanner.model import Report


class Tally:
    """How many results there were, of each band, and how many failures."""

    def __init__(self) -> None:
        self.reports = 0
        self.failures = 0
        self.outcomes: Counter[Outcome] = Counter()
        self.bands: Counter[Band] = Counter()

    def count(self, results: Iterable[Report | Failure]) -> Iterator[Report | Failure]:
        """Pass the results on, counting them."""
        for result in results:
            if isinstance(result, Failure):
                self.failures += 1
                self.outcomes[result.outcome] += 1
            else:
                self.reports += 1
                self.bands.update([result.band] if result.band else [])
            yield result

    @property
    def summary(self) -> str:
        """One line: the postings, their bands, the failures."""
        parts = [f"{self.bands[band]} {band.value}" for band in reversed(Band) if self.bands[band]]
        unscored = self.reports - self.bands.total()
        parts += [f"{unscored} not scored"] if unscored else []
        line = f"{_number(self.reports, 'posting')}: {', '.join(parts)}" if parts else "No posting was read"
        return (
            f"{line}; {_number(self.failures, 'input')} could not be read." if self.failures else f"{line}."
        )

    def exit_code(self, fail_on: Band | None) -> int:
        """3 if an input could not be read, else 1 if a posting reaches `fail_on`."""
        if self.failures:
            return UNREAD
        return FLAGGED if fail_on and any(reaches(band, fail_on) for band in self.bands) else 0


def _number(count: int, noun: str) -> str:
    return f"{count:,} {noun}{'' if count == 1 else 's'}"
