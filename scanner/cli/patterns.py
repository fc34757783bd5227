"""`scanner patterns`: checks rule packs."""

from __future__ import annotations

from pathlib import Path

import click

from scanner.cli.exits import USAGE

FOLDERS = click.argument("folders", nargs=-1, metavar="[DIR]...", type=click.Path(path_type=Path))


@click.group()
def patterns() -> None:
    """Check the rules, the built-in ones and your own."""


@patterns.command()
@FOLDERS
@click.pass_context
def check(context: click.Context, folders: tuple[Path, ...]) -> None:
    """Validate the rules in DIR, together with the built-in ones, and run their examples.

    Every problem is a line on stderr; there are none if the exit code is 0.
    """
    from scanner.rules import load  # noqa: PLC0415 - imports pydantic

    pack = load(*folders, parsed=True)
    from scanner.examples import check_pack  # noqa: PLC0415 - imports spaCy

    problems = check_pack(pack)
    for problem in problems:
        click.echo(f"{problem.rule}: {problem.text}", err=True)
    if problems:
        context.exit(USAGE)
    examples = sum(len(rule.hits) + len(rule.misses) for rule in pack.rules)
    click.echo(f"OK: {len(pack.rules)} rules, {len(pack.phrases)} phrases, {examples} examples")
