"""launchd of macOS: an agent of the user. It is also started at login, for nights the machine was off."""

from __future__ import annotations

import os
import plistlib
from pathlib import Path
from typing import TYPE_CHECKING

from scanner.scheduling.errors import ScheduleError
from scanner.scheduling.owned import remove_owned, write_owned
from scanner.scheduling.programs import has, run
from scanner.scheduling.scheduler import Entry

if TYPE_CHECKING:
    from scanner.scheduling.job import Job


class Launchd:
    """A property list in the user's LaunchAgents."""

    kind = "launchd"
    note = "A missed night is made up for when the machine wakes or you log in; output: scanner.log beside the configuration."

    def is_here(self) -> bool:
        """Whether this is a Mac."""
        return has("launchctl")

    def entries(self, job: Job) -> tuple[Entry, ...]:
        """The property list."""
        return (Entry(str(_path(job)), _text(job)),)

    def install(self, job: Job) -> bool:
        """Write the property list and load it."""
        written = write_owned(_path(job), _text(job), job.name)
        if not written and _is_loaded(job):
            return False
        if _is_loaded(job):
            run("launchctl", "bootout", f"{_domain()}/{job.name}")
        done = run("launchctl", "bootstrap", _domain(), str(_path(job)))
        if done.code or not _is_loaded(job):
            raise ScheduleError(f"launchctl does not take {_path(job)}: {done.complaint}")
        return True

    def remove(self, job: Job) -> bool:
        """Unload it and remove the property list."""
        if not remove_owned(_path(job), job.name):
            return False
        run("launchctl", "bootout", f"{_domain()}/{job.name}")
        return True


def _text(job: Job) -> str:
    content = {
        "Label": job.name,
        "ProgramArguments": list(job.command),
        "RunAtLoad": True,
        "StartCalendarInterval": {"Hour": job.at.hour, "Minute": job.at.minute},
        "StandardOutPath": str(job.log),
        "StandardErrorPath": str(job.log),
        "ProcessType": "Background",
    }
    return plistlib.dumps(content).decode()


def _path(job: Job) -> Path:
    return Path.home() / "Library" / "LaunchAgents" / f"{job.name}.plist"


def _domain() -> str:
    return f"gui/{os.getuid()}"


def _is_loaded(job: Job) -> bool:
    return run("launchctl", "print", f"{_domain()}/{job.name}").code == 0
