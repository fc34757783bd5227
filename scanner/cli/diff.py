"""`scanner diff`: what is otherwise at one run than at another."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from scanner.cli.storing import STORE, reading
from scanner.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scanner.history import Changes, Store


@click.command()
@click.argument("runs", nargs=-1, type=click.IntRange(min=1), metavar="[RUN [RUN]]")
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="For reading, or for other programs.",
)
@STORE
def diff(runs: Sequence[int], form: str, store: str | None) -> None:
    """Show what is new, changed, removed, and risen or fallen in score.

    Without RUN, the last finished run is compared with the one before; with one, that run with
    the one before it; with two, the first with the second. `scanner history` lists them. A posting
    counts as removed when two whole visits to its source did not find it.
    """
    with reading(store) as opened:
        changes = _changes(opened, runs)
    from scanner.history import telling  # noqa: PLC0415 - imports SQLAlchemy

    click.echo(telling.as_json(changes) if form == "json" else "\n".join(telling.as_text(changes)))


def _changes(store: Store, wanted: Sequence[int]) -> Changes:
    known = {run.id: run for run in store.runs()}
    for number in wanted:
        if number not in known:
            raise UsageError(f"There is no run {number}; `scanner history` lists them.")
    match wanted:
        case ():
            ended = [number for number, run in known.items() if run.finished]
            if not ended:
                raise UsageError(f"{store.where}: no run is finished yet; `scanner batch` makes one.")
            return store.changes(ended[-1])
        case (run,):
            return store.changes(run)
        case (since, run):
            return store.changes(run, since)
    raise UsageError("Give two runs at the most.")
