"""`scanner schedule`: the nightly run in a scheduler of this machine."""

from __future__ import annotations

import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from scanner.errors import ScannerError, UsageError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import time

    from scanner.nightly.settings import Configuration
    from scanner.scheduling import Job
    from scanner.scheduling.scheduler import Scheduler

_KINDS = ("systemd", "cron", "launchd", "windows", "github")


def _time(_context: click.Context, _option: click.Parameter, value: str) -> time:
    from scanner.scheduling import parse_time  # noqa: PLC0415 - beside its one use

    try:
        return parse_time(value)
    except ValueError as error:
        raise click.BadParameter(str(error)) from None


_CONFIG = click.option(
    "--config",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="FILE",
    help="The configuration.  [default: the nearest scanner.toml, here or above]",
)
_AT = click.option(
    "--at",
    default="02:30",
    show_default=True,
    callback=_time,
    metavar="HH:MM",
    help="When, by this machine's clock.",
)
_KIND = click.option(
    "--kind", type=click.Choice(_KINDS), help="Which scheduler.  [default: that of this machine]"
)


@click.group()
def schedule() -> None:
    """Run `scanner batch` every night: show, install or remove what does it."""


@schedule.command()
@_AT
@_KIND
@_CONFIG
def show(at: time, kind: str | None, config: Path | None) -> None:
    """Print what would be installed, and where."""
    chosen, job = _scheduler(kind), _job(config, at)
    for entry in chosen.entries(job):
        click.echo(f"# {entry.place}\n{entry.text}")
    click.echo(f"{chosen.kind}: {chosen.note}", err=True)


@schedule.command()
@_AT
@_KIND
@_CONFIG
def install(at: time, kind: str | None, config: Path | None) -> None:
    """Install it, in place of an earlier one for the same configuration, and check that it is there."""
    chosen, job = _scheduler(kind), _job(config, at)
    if not chosen.is_here():
        raise UsageError(
            f"{chosen.kind} is not on this machine, or does not answer; `scanner schedule show` prints."
        )
    new = chosen.install(job)
    click.echo(
        f"{'Installed' if new else 'Already installed'}: {job.config}, every night at {at:%H:%M} ({chosen.kind})."
    )
    click.echo(chosen.note)
    if job.secrets and chosen.kind != "github":
        names = ", ".join(job.secrets)
        click.echo(
            f"A scheduler does not know your shell's variables ({names}); use password-file and the like.",
            err=True,
        )


@schedule.command()
@_KIND
@_CONFIG
def remove(kind: str | None, config: Path | None) -> None:
    """Remove what was installed for the configuration, wherever it is; nothing else is touched."""
    from scanner.scheduling import Job, detected, parse_time, scheduler  # noqa: PLC0415

    job = Job(_found(config), parse_time("02:30"), sys.executable)
    wanted = (scheduler(kind),) if kind else (*detected(), scheduler("github"))
    gone = [each.kind for each in wanted if each.remove(job)]
    click.echo(f"Removed: {', '.join(gone)}." if gone else "Nothing was installed for this configuration.")


@schedule.command(short_help="Run the batch, unless it has run tonight.")
@_AT
@_CONFIG
@click.pass_context
def run(context: click.Context, at: time, config: Path | None) -> None:
    """Run `scanner batch`, unless a run was finished since the last --at: what schedulers call.

    So a scheduler may ask as often as it likes, and a night that was missed is made up for.
    """
    from scanner.cli.batch import batch  # noqa: PLC0415 - beside its one use

    path = _found(config)
    if _is_due(path, at):
        context.exit(context.invoke(batch, config=path))


def _is_due(path: Path, at: time) -> bool:
    from scanner.history import open_store  # noqa: PLC0415 - imports SQLAlchemy
    from scanner.nightly.parsing import configuration  # noqa: PLC0415 - imports pydantic
    from scanner.scheduling import is_due  # noqa: PLC0415

    try:
        with open_store(configuration(path).store, create=False) as store:
            ended = [run.finished for run in store.runs() if run.finished]
    except ScannerError:
        return True  # the batch says what is wrong, or begins a store
    return is_due(ended, at, datetime.now(UTC))


def _scheduler(kind: str | None) -> Scheduler:
    from scanner.scheduling import detected, scheduler  # noqa: PLC0415

    return scheduler(kind) if kind else next(iter(detected()), scheduler("cron"))


def _job(config: Path | None, at: time) -> Job:
    from scanner.nightly.parsing import configuration  # noqa: PLC0415 - imports pydantic
    from scanner.scheduling import Job, checked  # noqa: PLC0415

    said = configuration(_found(config))
    kept = () if "://" in said.store else (Path(said.store).resolve(),)
    made = (said.reports.resolve(),)
    return checked(Job(_found(config), at, sys.executable, tuple(_secrets(said)), kept, made))


def _secrets(said: Configuration) -> Iterator[str]:
    """The environment variables that notifications need."""
    for channel in (said.notifications.email, said.notifications.webhook):
        for key in ("password_env", "url_env", "token_env"):
            if name := getattr(channel, key, None):
                yield name


def _found(config: Path | None) -> Path:
    """The configuration that is meant, absolute; it need not be there any more.

    A link stays a link: what the configuration names is relative to the folder that the link is in.
    """
    from scanner.nightly.finding import find  # noqa: PLC0415

    path = config or find()
    if path is None:
        raise UsageError("There is no scanner.toml here or above; `scanner init` writes one.")
    return path.parent.resolve() / path.name
