"""Programs of the operating system: run with a time limit, and their absence said."""

from __future__ import annotations

import shutil
import subprocess
from dataclasses import dataclass

from scanner.scheduling.errors import ScheduleError

_SECONDS = 30


@dataclass(frozen=True, slots=True)
class Done:
    """How a program ended, and what it said."""

    code: int
    out: bytes
    err: str

    @property
    def complaint(self) -> str:
        """Its last line, for a sentence."""
        lines = [
            line for line in (self.err or self.out.decode(errors="replace")).splitlines() if line.strip()
        ]
        words = " ".join(lines[-1].split()) if lines else f"it ended with {self.code}"
        return "".join(each if each.isprintable() else "?" for each in words)[:200]


def has(program: str) -> bool:
    """Whether a program is there."""
    return shutil.which(program) is not None


def run(program: str, *words: str, given: bytes = b"") -> Done:
    """Run a program; ScheduleError if it is not there or does not end."""
    path = shutil.which(program)
    if path is None:
        raise ScheduleError(f"There is no {program} on this machine.")
    try:
        done = subprocess.run(  # noqa: S603 - a program by its name, and words of our own
            [path, *words], input=given, capture_output=True, timeout=_SECONDS, check=False
        )
    except subprocess.TimeoutExpired:
        raise ScheduleError(f"{program} does not answer.") from None
    except OSError as error:
        raise ScheduleError(f"{program} cannot be run: {error.strerror or error}.") from error
    return Done(done.returncode, done.stdout, done.stderr.decode(errors="replace"))
