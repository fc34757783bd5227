"""The kinds of scheduler, the preferred first; a further one is a line here."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scanner.scheduling.actions import GitHubActions
from scanner.scheduling.cron import Cron
from scanner.scheduling.launchd import Launchd
from scanner.scheduling.systemd import Systemd
from scanner.scheduling.windows import TaskScheduler

if TYPE_CHECKING:
    from scanner.scheduling.scheduler import Scheduler

_ALL: tuple[Scheduler, ...] = (Launchd(), TaskScheduler(), Systemd(), Cron(), GitHubActions())
KINDS = tuple(each.kind for each in _ALL)


def scheduler(kind: str) -> Scheduler:
    """The scheduler of a kind."""
    return next(each for each in _ALL if each.kind == kind)


def detected() -> tuple[Scheduler, ...]:
    """Those of this machine, the preferred first; a repository's workflow is never chosen unasked."""
    return tuple(each for each in _ALL if each.kind != "github" and each.is_here())
