"""What is to run every night, and when."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import time
from hashlib import sha256
from typing import TYPE_CHECKING

from scanner.scheduling.errors import ScheduleError

if TYPE_CHECKING:
    from pathlib import Path

_TIME = re.compile(r"([01]?\d|2[0-3]):([0-5]\d)")
OURS = "telemedicine-scanner"
"""Part of every entry's name, so that it is found again and nothing else is taken for it."""


@dataclass(frozen=True, slots=True)
class Job:
    """One configuration, run once a night."""

    config: Path
    """Absolute."""
    at: time
    """Of the machine's own clock."""
    python: str
    """Absolute; the interpreter that has scanner."""
    secrets: tuple[str, ...] = ()
    """Environment variables that the configuration takes secrets from."""
    kept: tuple[Path, ...] = ()
    """What the next night needs: the file of the history, unless a server keeps it."""
    made: tuple[Path, ...] = ()
    """What the night is for: the folder of the reports."""

    @property
    def name(self) -> str:
        """The same for a configuration file every time, and another for another."""
        return f"{OURS}-{sha256(str(self.config).encode()).hexdigest()[:10]}"

    @property
    def command(self) -> tuple[str, ...]:
        """What runs: no search path and no working directory decides what is found."""
        at = f"{self.at:%H:%M}"
        return (
            self.python,
            "-P",
            "-m",
            "scanner",
            "schedule",
            "run",
            "--at",
            at,
            "--config",
            str(self.config),
        )

    @property
    def log(self) -> Path:
        """Where the output goes under a scheduler that keeps none."""
        return self.config.with_name("scanner.log")


def checked(job: Job) -> Job:
    """The same job; ScheduleError if a path of it cannot be written into a schedule."""
    if not job.python:
        raise ScheduleError("It is not known which Python runs this, so it cannot be scheduled.")
    for path in (str(job.config), job.python):
        if not path.isprintable():
            raise ScheduleError(f"{path!r}: a path with such characters cannot be scheduled.")
    return job


def parse_time(text: str) -> time:
    """A time of the day as `02:30`; ValueError if it is none."""
    found = _TIME.fullmatch(text.strip())
    if not found:
        raise ValueError(f"{text!r} is no time of the day; say it as 02:30.")
    return time(int(found[1]), int(found[2]))
