"""`scanner schedule`: the nightly run in a scheduler of this machine."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from scanner.cli.options import CONFIG
from scanner.cli.scheduling import chosen_scheduler, found, is_due_at, nightly_job
from scanner.errors import UsageError

if TYPE_CHECKING:
    from datetime import time
    from pathlib import Path


_KINDS = ("systemd", "cron", "launchd", "windows", "github")


def _time(_context: click.Context, _option: click.Parameter, value: str) -> time:
    from scanner.scheduling import parse_time  # noqa: PLC0415 - beside its one use

    try:
        return parse_time(value)
    except ValueError as error:
        raise click.BadParameter(str(error)) from None


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
@CONFIG
def show(at: time, kind: str | None, config: Path | None) -> None:
    """Print what would be installed, and where."""
    chosen, job = chosen_scheduler(kind), nightly_job(config, at)
    for entry in chosen.entries(job):
        click.echo(f"# {entry.place}\n{entry.text}")
    click.echo(f"{chosen.kind}: {chosen.note}", err=True)


@schedule.command()
@_AT
@_KIND
@CONFIG
def install(at: time, kind: str | None, config: Path | None) -> None:
    """Install it, in place of an earlier one for the same configuration, and check that it is there."""
    chosen, job = chosen_scheduler(kind), nightly_job(config, at)
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
@CONFIG
def remove(kind: str | None, config: Path | None) -> None:
    """Remove what was installed for the configuration, wherever it is; nothing else is touched."""
    from scanner.scheduling import Job, detected, parse_time, scheduler  # noqa: PLC0415

    job = Job(found(config), parse_time("02:30"), sys.executable)
    wanted = (scheduler(kind),) if kind else (*detected(), scheduler("github"))
    gone = [each.kind for each in wanted if each.remove(job)]
    click.echo(f"Removed: {', '.join(gone)}." if gone else "Nothing was installed for this configuration.")


@schedule.command(short_help="Run the batch, unless it has run tonight.")
@_AT
@CONFIG
@click.pass_context
def run(context: click.Context, at: time, config: Path | None) -> None:
    """Run `scanner batch`, unless a run was finished since the last --at: what schedulers call.

    So a scheduler may ask as often as it likes, and a night that was missed is made up for.
    """
    from scanner.cli.batch import batch  # noqa: PLC0415 - beside its one use

    path = found(config)
    if is_due_at(path, at):
        context.exit(context.invoke(batch, config=path))
