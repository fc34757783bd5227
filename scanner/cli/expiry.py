"""Postings that were fetched although their closing date has passed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scanner.model import Failure, Outcome, Report

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator
    from datetime import date


def but_expired(
    results: Iterable[Report | Failure], fetched: Collection[str], today: date
) -> Iterator[Report | Failure]:
    """Turn reports on fetched postings that closed before `today` into failures; files may be old."""
    for result in results:
        closed = result.posting.valid_through if isinstance(result, Report) else None
        if isinstance(result, Report) and closed and closed < today and _is_from(fetched, result):
            problem = f"The posting was open until {closed.isoformat()} only."
            yield Failure(result.posting.source, Outcome.EXPIRED, problem)
        else:
            yield result


def _is_from(fetched: Collection[str], report: Report) -> bool:
    """Whether it was fetched, alone or with others on a page, which are told apart by a label."""
    source = report.posting.source
    return source in fetched or source.rpartition("#")[0] in fetched
