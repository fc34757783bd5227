"""The nightly run in a scheduler of the machine: shown, installed, found again, removed."""

from __future__ import annotations

from scanner.scheduling.due import is_due
from scanner.scheduling.errors import ScheduleError
from scanner.scheduling.job import Job, checked, parse_time
from scanner.scheduling.kinds import KINDS, detected, scheduler

__all__ = ["KINDS", "Job", "ScheduleError", "checked", "detected", "is_due", "parse_time", "scheduler"]
