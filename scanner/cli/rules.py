"""`scanner rules` and `scanner explain`: what the rules are, and all that stands behind one."""

from __future__ import annotations

from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING

import click

from scanner.model import Severity
from scanner.place_names import place_names
from scanner.reports.safety import shown

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from scanner.rules import Rule
    from scanner.rules.exceptions import RegistrationException

ANYWHERE = "ANY"
NO_FILES = {
    "identity/same-text-other-employer": (
        "identity/same-text-other-employer (caution)",
        "The same text is posted under another employer",
        "",
        (
            "Why: One text under several names is an agency's template, an employer that changed its name, or a copy. "
            "It is not said which, and does not count for the score."
        ),
        "Found by: the history of a batch, which compares whole texts (a few words and figures may differ) under a like title.",
        "Ask: Who is the employer that signs the contract, and why does another advertise with the same text?",
    )
}
"""Findings that no file of the pack makes."""
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
    if rule in NO_FILES:
        click.echo("\n".join(NO_FILES[rule]))
        return
    from scanner.rules import load  # noqa: PLC0415
    from scanner.rules.bearing import bearing  # noqa: PLC0415
    from scanner.rules.exceptions import load_exceptions  # noqa: PLC0415

    pack = load(*patterns)
    known = {each.id: each for each in pack.rules}
    if rule not in known:
        raise click.UsageError(f"There is no rule {rule!r}{_meant(rule, known)}")
    exceptions = bearing(known[rule], load_exceptions(pack.folders))
    for line in (*_explained(known[rule]), *_excepted(exceptions), *_examples(known[rule])):
        click.echo(line[: len(line) - len(line.lstrip())] + shown(line))


def _meant(rule: str, known: Collection[str]) -> str:
    """The rules whose name or path is nearest."""
    if any(each.startswith(f"{rule.rstrip('/')}/") for each in known):
        return f", but a folder of them: scanner rules --theme {rule.partition('/')[0]}"
    named = [each for each in known if each.rpartition("/")[2] == rule.rpartition("/")[2]]
    near = named or get_close_matches(rule, known, 1)
    return f"; did you mean {' or '.join(near[:3])}?" if near else "; scanner rules lists them."


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


def _excepted(exceptions: Sequence[RegistrationException]) -> Iterator[str]:
    """Places and cases where the rule is silent, or what it is about."""
    if exceptions:
        yield "Exceptions that decide on it:"
    for each in exceptions:
        yield f"  - {each.id}: {' '.join(each.text.split())}"
        yield f"    {_within(each)}sources, read {each.as_of.isoformat()}:"
        yield from (f"      {source}" for source in each.sources)


def _within(each: RegistrationException) -> str:
    """Where and when an exception holds."""
    places = (("patients in", each.patients), ("licensed in", each.licensed))
    said = [f"{words} {place_names(codes)}" for words, codes in places if ANYWHERE not in codes]
    said += [f"since {each.since.isoformat()}"] if each.since else []
    said += [f"until {each.until.isoformat()}"] if each.until else []
    return "".join(f"{part}; " for part in said)


def _examples(rule: Rule) -> Iterator[str]:
    for name, examples in (("Found in", rule.hits), ("Not found in", rule.misses)):
        yield f"{name}:"
        yield from (f"  - {' / '.join(example.split(chr(10)))}" for example in examples)
