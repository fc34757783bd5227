"""Reports → text: pure functions, a module a format."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scanner.reports import jsonl, spreadsheet, text
from scanner.reports.look import Layout, Look

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from scanner.model import Failure, Report

    Writer = Callable[[Iterable[Report | Failure], Look], Iterator[str]]

__all__ = ["FORMATS", "Layout", "Look"]

FORMATS: Mapping[str, Writer] = {
    "text": text.write,
    "json": jsonl.write_array,
    "jsonl": jsonl.write,
    "csv": spreadsheet.write,
}
