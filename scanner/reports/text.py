"""Results → text for people: whole reports of a few, a table of many."""

from __future__ import annotations

from itertools import chain, islice
from typing import TYPE_CHECKING

from scanner.reports.full import page
from scanner.reports.look import Layout
from scanner.reports.table import table

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from scanner.model import Failure, Report
    from scanner.reports.look import Look

FEW = 5
"""Whole reports of more than these are a wall of text."""


def write(results: Iterable[Report | Failure], look: Look) -> Iterator[str]:
    """Write as the look says, or as their number suggests."""
    results = iter(results)
    if look.layout is Layout.TABLE:
        return table(results, look)
    if look.layout is Layout.FULL:
        return _pages(results, look)
    first = list(islice(results, FEW + 1))
    every = chain(first, results)
    return _pages(every, look) if len(first) <= FEW else table(every, look)


def _pages(results: Iterable[Report | Failure], look: Look) -> Iterator[str]:
    gap = ""
    for result in results:
        yield gap + page(result, look)
        gap = f"\n{'═' * look.width}\n\n"
