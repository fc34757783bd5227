"""What every kind of scheduler can do."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from scanner.scheduling.job import Job


@dataclass(frozen=True, slots=True)
class Entry:
    """A text, and where it goes: a file, or what a program is given."""

    place: str
    text: str


class Scheduler(Protocol):
    """Installs, finds again and removes the entries of a job, and those only."""

    kind: str
    note: str
    """What a user should know of it, in a sentence."""

    def is_here(self) -> bool:
        """Whether this machine has it, so that it can be installed and read back."""

    def entries(self, job: Job) -> tuple[Entry, ...]:
        """What would be installed."""

    def install(self, job: Job) -> bool:
        """Install or replace it, and read it back; whether anything had to be done. Raises ScheduleError."""

    def remove(self, job: Job) -> bool:
        """Remove it; whether it was there. Raises ScheduleError."""
