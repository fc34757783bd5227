"""Task Scheduler of Windows: a task of the user that starts as soon as it can when it was missed."""

from __future__ import annotations

import subprocess
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from lxml import etree

from scanner.scheduling.errors import ScheduleError
from scanner.scheduling.programs import has, run
from scanner.scheduling.scheduler import Entry

if TYPE_CHECKING:
    from scanner.scheduling.job import Job

_NAMESPACE = "http://schemas.microsoft.com/windows/2004/02/mit/task"


class TaskScheduler:
    """A task that runs while the user is logged on."""

    kind = "windows"
    note = "It runs while you are logged on; a missed night is made up for as soon as you are."

    def is_here(self) -> bool:
        """Whether this is Windows."""
        return has("schtasks")

    def entries(self, job: Job) -> tuple[Entry, ...]:
        """The task as XML."""
        return (Entry(f"the task {job.name}", _xml(job)),)

    def install(self, job: Job) -> bool:
        """Create the task, or replace it."""
        there = _installed(job)
        if there and all(part in there for part in _telling(job)):
            return False
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "task.xml"
            path.write_text(_xml(job).replace("UTF-8", "UTF-16"), encoding="utf-16")  # what schtasks reads
            done = run("schtasks", "/Create", "/F", "/TN", job.name, "/XML", str(path))
        if done.code or not _installed(job):
            raise ScheduleError(f"schtasks does not take the task: {done.complaint}")
        return True

    def remove(self, job: Job) -> bool:
        """Delete the task."""
        if not _installed(job):
            return False
        done = run("schtasks", "/Delete", "/F", "/TN", job.name)
        if done.code:
            raise ScheduleError(f"schtasks does not delete the task: {done.complaint}")
        return True


def _xml(job: Job) -> str:
    task = etree.Element("Task", {"version": "1.2", "xmlns": _NAMESPACE})
    _put(task, "RegistrationInfo", Description=f"{job.name}: nightly run of scanner")
    trigger = etree.SubElement(etree.SubElement(task, "Triggers"), "CalendarTrigger")
    # The date only says from when on.
    etree.SubElement(trigger, "StartBoundary").text = f"2026-01-01T{job.at:%H:%M}:00"
    _put(trigger, "ScheduleByDay", DaysInterval="1")
    _put(
        task, "Settings", MultipleInstancesPolicy="IgnoreNew", DisallowStartIfOnBatteries="false",
        StopIfGoingOnBatteries="false", StartWhenAvailable="true",
    )  # fmt: skip
    program, *words = job.command
    _put(etree.SubElement(task, "Actions"), "Exec", Command=program, Arguments=subprocess.list2cmdline(words))
    etree.indent(task)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + etree.tostring(task, encoding="unicode") + "\n"


def _put(parent: etree._Element, tag: str, **texts: str) -> None:
    made = etree.SubElement(parent, tag)
    for name, text in texts.items():
        etree.SubElement(made, name).text = text


def _telling(job: Job) -> tuple[str, ...]:
    """What Windows, which writes a task anew, keeps of it."""
    tree = etree.fromstring(_xml(job).encode())
    return tuple(
        (element.text or "") for element in tree.iter("{*}Command", "{*}Arguments", "{*}StartBoundary")
    )


def _installed(job: Job) -> str:
    """The texts of the task of that name, or ""; ScheduleError if it is not ours."""
    done = run("schtasks", "/Query", "/TN", job.name, "/XML")
    if done.code:
        return ""
    text = done.out.decode("utf-16" if done.out[:2] in {b"\xff\xfe", b"\xfe\xff"} else "utf-8", "replace")
    if job.name not in text:
        raise ScheduleError(f"The task {job.name} is not from `scanner schedule`; it was left alone.")
    return " ".join(
        element.text or "" for element in etree.fromstring(text.partition("?>")[2].encode()).iter()
    )
