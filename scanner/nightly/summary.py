"""How a night ended."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Ending(StrEnum):
    """How a night can end; nothing that was recorded is lost by any of them."""

    WHOLE = "whole"
    FLAGGED = "flagged"
    """A posting has reached the band of `fail-on`."""
    SOURCE_FAILED = "source-failed"
    """A source, or a channel that should have been notified; the others were served."""
    OUT_OF_TIME = "out-of-time"
    """It was stopped, by its time budget or by somebody; the next run goes on."""


@dataclass(frozen=True, slots=True)
class Tally:
    """What one visit to a source came to."""

    documents: int = 0
    new: int = 0
    """Documents that had to be read and judged."""
    failures: int = 0
    """Documents that could not be had."""
    whole: bool = True
    """Whether the source was gone through."""
    failed: str = ""
    """Why the source failed."""

    def __add__(self, other: Tally) -> Tally:
        """The tallies of two handfuls as one."""
        return Tally(
            self.documents + other.documents, self.new + other.new, self.failures + other.failures,
            self.whole and other.whole, self.failed or other.failed,
        )  # fmt: skip
