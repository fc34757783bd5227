"""What the commands of `scanner schedule` are about: a configuration, a scheduler, whether it is time."""

from __future__ import annotations

import os
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from scanner.errors import ScannerError, UsageError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import time

    from scanner.nightly.settings import Configuration
    from scanner.scheduling import Job
    from scanner.scheduling.scheduler import Scheduler


def is_due_at(path: Path, at: time) -> bool:
    """Whether tonight's run of a configuration is still to be made."""
    from scanner.history import open_store  # noqa: PLC0415 - imports SQLAlchemy
    from scanner.nightly.parsing import configuration  # noqa: PLC0415 - imports pydantic
    from scanner.scheduling import is_due  # noqa: PLC0415

    try:
        with open_store(configuration(path).store, create=False) as store:
            ended = [run.finished for run in store.runs() if run.finished]
    except ScannerError:
        return True  # the batch says what is wrong, or begins a store
    return is_due(ended, at, datetime.now(UTC))


def chosen_scheduler(kind: str | None) -> Scheduler:
    """The scheduler of a kind, or that of this machine; cron, to show, where there is none."""
    from scanner.scheduling import detected, scheduler  # noqa: PLC0415

    return scheduler(kind) if kind else next(iter(detected()), scheduler("cron"))


def nightly_job(config: Path | None, at: time) -> Job:
    """The nightly run of a configuration without mistakes; UsageError at the first."""
    from scanner.nightly.parsing import configuration  # noqa: PLC0415 - imports pydantic
    from scanner.scheduling import Job, checked  # noqa: PLC0415

    said = configuration(found(config))
    kept = () if "://" in said.store else (Path(said.store).resolve(),)
    made = (said.reports.resolve(),)
    return checked(Job(found(config), at, sys.executable, tuple(_secrets(said)), kept, made))


def found(config: Path | None) -> Path:
    """The configuration that is meant, absolute; it need not be there any more.

    A link stays a link: what the configuration names is relative to the folder that the link is in.
    """
    from scanner.nightly.finding import find  # noqa: PLC0415

    path = config or find()
    if path is None:
        raise UsageError("There is no scanner.toml here or above; `scanner init` writes one.")
    return path.parent.resolve() / path.name


def _secrets(said: Configuration) -> Iterator[str]:
    """The environment variables that the notifications and the history need."""
    if "://" in said.store and "PGPASSWORD" in os.environ:
        yield "PGPASSWORD"
    for channel in (said.notifications.email, said.notifications.webhook):
        for key in ("password_env", "url_env", "token_env"):
            if name := getattr(channel, key, None):
                yield name
