"""`scanner score`: how the score of a posting comes about, and the table it is made with."""

from __future__ import annotations

import io
import sys
from datetime import UTC, datetime
from pathlib import Path

import click

from scanner.cli.dismissing import Dismissing
from scanner.cli.exits import UNREAD
from scanner.cli.rules import PATTERNS
from scanner.cli.working import weights, working
from scanner.model import Failure
from scanner.reports.safety import shown


@click.command()
@click.argument("paths", nargs=-1, metavar="[PATH]...")
@click.option("--table", is_flag=True, help="Show the table of weights, caps and bands.")
@click.option("--dismissals", type=click.Path(path_type=Path), metavar="FILE", help="As for scan.")
@PATTERNS
@click.pass_context
def score(
    context: click.Context,
    paths: tuple[str, ...],
    *,
    table: bool,
    dismissals: Path | None,
    patterns: tuple[Path, ...],
) -> None:
    """Show how the score of a posting comes about: findings, caps, good signs, sum and band.

    PATH is a file or folder of postings as for scan, or - for what is piped in.
    """
    if not paths and not table:
        raise click.UsageError(
            "Say which posting, or --table for the weights;\nfor example: scanner score ad.html"
        )
    for path in paths:
        if path.lower().startswith(("http://", "https://")):
            raise click.UsageError(
                f"Fetch it first: scanner scan {path} --save kept.warc.gz; then score that file."
            )
    for line in weights() if table else ():
        click.echo(line)
    if paths and _told(
        paths, Dismissing(dismissals, patterns, datetime.now(UTC).date()), patterns, after=table
    ):
        context.exit(UNREAD)


def _told(paths: tuple[str, ...], dismissing: Dismissing, patterns: tuple[Path, ...], *, after: bool) -> bool:
    """Print the working of each posting; whether an input could not be read."""
    from functools import partial  # noqa: PLC0415 - the rest is slow to import

    from scanner.documents import read  # noqa: PLC0415
    from scanner.pipeline import judge_for, run  # noqa: PLC0415

    failed = False
    documents = read(paths, sys.stdin.buffer if sys.stdin else io.BytesIO())
    for number, result in enumerate(dismissing.follow(run(documents, partial(judge_for, *patterns)))):
        if isinstance(result, Failure):
            click.echo(f"scanner: {shown(result.source)}: {shown(result.error)}", err=True)
            failed = True
            continue
        click.echo("\n" * bool(number or after) + "\n".join(working(result)))
    return failed
