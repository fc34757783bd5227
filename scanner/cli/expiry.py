"""Postings that were fetched although their closing date had passed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scanner.model import Failure, Outcome, Report

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from datetime import date


def but_expired(
    results: Iterable[Report | Failure], fetched: Mapping[str, date]
) -> Iterator[Report | Failure]:
    """Turn reports on postings that had closed on the day they were fetched into failures; files may be old."""
    for result in results:
        closed = result.posting.valid_through if isinstance(result, Report) else None
        if isinstance(result, Report) and closed and (day := _day(fetched, result)) and closed < day:
            problem = f"The posting was open until {closed.isoformat()} only."
            yield Failure(result.posting.source, Outcome.EXPIRED, problem)
        else:
            yield result


def _day(fetched: Mapping[str, date], report: Report) -> date | None:
    """When it was fetched, if it was, alone or with others on a page, which are told apart by a label."""
    source = report.posting.source
    return fetched.get(source) or fetched.get(source.rpartition("#")[0])
