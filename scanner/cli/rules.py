"""`scanner rules` and `scanner explain`: what the rules are, and all that stands behind one."""

from __future__ import annotations

from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING

import click

from scanner.model import Severity
from scanner.reports.safety import shown

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scanner.rules import Rule

PATTERNS = click.option(
    "--patterns",
    type=click.Path(path_type=Path),
    multiple=True,
    metavar="DIR",
    help="Your own rules; repeatable.",
)


@click.command()
@click.option("--theme", metavar="WORD", help="Only the rules of one theme: hype, licensing, pay ...")
@click.option(
    "--severity", type=click.Choice([s.value for s in Severity]), help="Only the rules of one severity."
)
@PATTERNS
def rules(theme: str | None, severity: str | None, patterns: tuple[Path, ...]) -> None:
    """List the rules: path, severity and title."""
    from scanner.rules import load  # noqa: PLC0415 - imports pydantic

    chosen = [
        rule
        for rule in load(*patterns).rules
        if theme in {None, rule.theme} and severity in {None, rule.severity.value}
    ]
    width = max((len(rule.id) for rule in chosen), default=0)
    for rule in chosen:
        click.echo(f"{shown(rule.id):<{width}}  {rule.severity.value:<8}  {shown(rule.title)}")


@click.command()
@click.argument("rule", metavar="RULE")
@PATTERNS
def explain(rule: str, patterns: tuple[Path, ...]) -> None:
    """Say why a rule is one: its reason, sources and their date, exceptions and examples."""
    from scanner.rules import load  # noqa: PLC0415

    known = {each.id: each for each in load(*patterns).rules}
    if rule not in known:
        near = get_close_matches(rule, known, 1)
        raise click.UsageError(f"There is no rule {rule!r}{f'; did you mean {near[0]}?' if near else '.'}")
    for line in _explained(known[rule]):
        click.echo(line[: len(line) - len(line.lstrip())] + shown(line))


def _explained(rule: Rule) -> Iterator[str]:
    yield f"{rule.id} ({rule.severity.value})"
    yield rule.title
    yield ""
    yield f"Why: {' '.join(rule.why.split())}"
    if rule.exceptions:
        yield f"Except: {rule.exceptions}"
    if rule.ask:
        yield f"Ask: {rule.ask}"
    if rule.as_of:
        yield f"Sources, read {rule.as_of.isoformat()}:"
    yield from (f"  {source}" for source in rule.sources)
    for name, examples in (("Found in", rule.hits), ("Not found in", rule.misses)):
        yield f"{name}:"
        yield from (f"  - {' / '.join(example.split(chr(10)))}" for example in examples)
