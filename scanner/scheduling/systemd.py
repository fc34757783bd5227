"""systemd: a timer and a service of the user, which makes up for a missed night by itself."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from scanner.scheduling.errors import ScheduleError
from scanner.scheduling.owned import owned_text, remove_owned, write_owned
from scanner.scheduling.programs import has, run
from scanner.scheduling.scheduler import Entry

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scanner.scheduling.job import Job

_SERVICE = """\
# {name}: `scanner schedule remove` takes this file away
[Unit]
Description=Nightly run of scanner

[Service]
Type=oneshot
Nice=10
ExecStart={command}
"""
_TIMER = """\
# {name}: `scanner schedule remove` takes this file away
[Unit]
Description=Nightly run of scanner, at {at}

[Timer]
OnCalendar=*-*-* {at}:00
Persistent=true

[Install]
WantedBy=timers.target
"""


class Systemd:
    """Units of the user, no administrator needed."""

    kind = "systemd"
    note = (
        "A missed night is made up for at the next login; `loginctl enable-linger` lets it run without one. "
        "Output: `journalctl --user`."
    )

    def is_here(self) -> bool:
        """Whether the user has a systemd that answers."""
        return has("systemctl") and run("systemctl", "--user", "show-environment").code == 0

    def entries(self, job: Job) -> tuple[Entry, ...]:
        """The two units."""
        return tuple(Entry(str(path), text) for path, text in _units(job))

    def install(self, job: Job) -> bool:
        """Write the units and start the timer."""
        written = [write_owned(path, text, job.name) for path, text in _units(job)]
        if any(written):
            _ask("daemon-reload")
            _ask("enable", f"{job.name}.timer")
            _ask("restart", f"{job.name}.timer")
        elif run("systemctl", "--user", "is-active", f"{job.name}.timer").code:
            _ask("enable", "--now", f"{job.name}.timer")
            written = [True]
        if run("systemctl", "--user", "is-active", f"{job.name}.timer").code:
            raise ScheduleError(
                f"systemd took {job.name}.timer, but does not run it; see `systemctl --user status`."
            )
        return any(written)

    def remove(self, job: Job) -> bool:
        """Stop the timer and remove the units."""
        there = [path for path, _ in _units(job) if path.exists() and owned_text(path, job.name)]
        if not there:
            return False
        run("systemctl", "--user", "disable", "--now", f"{job.name}.timer")
        for path in there:
            remove_owned(path, job.name)
        run("systemctl", "--user", "daemon-reload")
        return True


def _units(job: Job) -> Iterator[tuple[Path, str]]:
    home = os.environ.get("XDG_CONFIG_HOME") or Path.home() / ".config"
    folder = Path(home) / "systemd" / "user"
    yield folder / f"{job.name}.service", _SERVICE.format(name=job.name, command=_line(job.command))
    yield folder / f"{job.name}.timer", _TIMER.format(name=job.name, at=f"{job.at:%H:%M}")


def _line(command: tuple[str, ...]) -> str:
    """A command as systemd reads it: the program is never a variable, words may be."""
    program, *words = command
    if set(program) & set("\\\"'"):
        raise ScheduleError(f"{program}: systemd runs no program whose path has a quote or a backslash.")
    return " ".join((_quoted(program), *(_quoted(word).replace("$", "$$") for word in words)))


def _quoted(word: str) -> str:
    escaped = word.replace("\\", "\\\\").replace('"', '\\"').replace("%", "%%")
    return f'"{escaped}"'


def _ask(*words: str) -> None:
    done = run("systemctl", "--user", *words)
    if done.code:
        raise ScheduleError(f"systemctl {' '.join(words)}: {done.complaint}")
