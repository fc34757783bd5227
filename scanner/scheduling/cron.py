"""cron: two marked lines in the user's own table, every other line left as it is.

cron forgets what it missed. So it asks every hour, and `scanner schedule run` does nothing unless
tonight's run is still to be made.
"""

from __future__ import annotations

import shlex
from typing import TYPE_CHECKING

from scanner.scheduling.errors import ScheduleError
from scanner.scheduling.programs import has, run
from scanner.scheduling.scheduler import Entry

if TYPE_CHECKING:
    from scanner.scheduling.job import Job

_LONGEST = 998
"""Characters of a line that every cron takes."""
_EMPTY = ("no crontab", "no such file")
"""How crontabs say that there is none yet."""


class Cron:
    """The user's crontab."""

    kind = "cron"
    note = (
        "cron asks every hour whether tonight's run is still to be made, so the first begins within the hour "
        "and a missed night is made up for. Output: scanner.log beside the configuration."
    )

    def is_here(self) -> bool:
        """Whether there is a crontab to edit."""
        return has("crontab")

    def entries(self, job: Job) -> tuple[Entry, ...]:
        """The lines, with their marks."""
        return (Entry("crontab", "\n".join(_block(job)) + "\n"),)

    def install(self, job: Job) -> bool:
        """Put the lines at the end of the table, in place of older ones."""
        before = _table()
        others, block = _without(job, before), _block(job)
        if _found(job, before) == block:
            return False
        _write([*others, *block])
        if _table() != [*others, *block]:
            raise ScheduleError("crontab took the lines, but does not show them; see `crontab -l`.")
        return True

    def remove(self, job: Job) -> bool:
        """Take the lines out of the table."""
        before = _table()
        others = _without(job, before)
        if others == before:
            return False
        _write(others)
        return True


def _block(job: Job) -> list[str]:
    # cron itself reads %, a shell the rest.
    words = shlex.join(job.command).replace("%", r"\%")
    log = shlex.quote(str(job.log)).replace("%", r"\%")
    line = f"{job.at.minute} * * * * {words} >> {log} 2>&1"
    if len(line.encode()) > _LONGEST:
        raise ScheduleError(f"{job.config}: the path is too long for cron.")
    return [_first(job), line, _last(job)]


def _first(job: Job) -> str:
    return f"# >>> {job.name}: `scanner schedule remove` takes these lines away"


def _last(job: Job) -> str:
    return f"# <<< {job.name}"


def _found(job: Job, table: list[str]) -> list[str]:
    """The lines of a job, marks included; ScheduleError if one of the marks is missing."""
    firsts = [n for n, line in enumerate(table) if line.startswith(f"# >>> {job.name}:")]
    lasts = [n for n, line in enumerate(table) if line == _last(job)]
    if not firsts and not lasts:
        return []
    if len(firsts) != 1 or len(lasts) != 1 or firsts > lasts:
        raise ScheduleError(
            f"The marks of {job.name} in the crontab are broken; mend them with `crontab -e`."
        )
    return table[firsts[0] : lasts[0] + 1]


def _without(job: Job, table: list[str]) -> list[str]:
    block = _found(job, table)
    if not block:
        return table
    start = table.index(block[0])
    return table[:start] + table[start + len(block) :]


def _table() -> list[str]:
    done = run("crontab", "-l")
    if done.code and not any(words in done.err.lower() for words in _EMPTY):
        raise ScheduleError(f"crontab does not show its lines: {done.complaint}")
    text = "" if done.code else done.out.decode(errors="surrogateescape")
    return text.removesuffix("\n").split("\n") if text else []


def _write(lines: list[str]) -> None:
    text = "".join(f"{line}\n" for line in lines)
    done = run("crontab", "-", given=text.encode(errors="surrogateescape"))
    if done.code:
        raise ScheduleError(f"crontab does not take the lines: {done.complaint}")
