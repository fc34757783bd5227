"""`--questions`: messages on stdout, and on stderr what there is nothing to ask of."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from scanner.model import Failure, Status
from scanner.reports.bands import STATUSES
from scanner.reports.letter import write
from scanner.reports.questions import asks

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from scanner.model import Report
    from scanner.reports.look import Look


def check(*, formatted: bool, laid_out: bool, held: bool) -> None:
    """Refuse what a message cannot be; UsageError."""
    if formatted or laid_out:
        raise click.UsageError("--questions writes messages: leave out --format, --full and --table.")
    if held:
        raise click.UsageError("--questions tells a recruiter nothing about you: leave out --for.")


def ask(results: Iterable[Report | Failure], look: Look, say: Callable[[str], None]) -> Iterator[str]:
    """Write the messages; what has no questions gets a line elsewhere."""
    return write(_askable(results, say), look)


def _askable(results: Iterable[Report | Failure], say: Callable[[str], None]) -> Iterator[Report | Failure]:
    for result in results:
        if not isinstance(result, Failure) and not asks(result):
            why = "" if result.status is Status.SCORED else f": {STATUSES[result.status]}"
            say(f"{result.posting.source}: nothing to ask{why}")
        yield result
