"""Reads documents and judges postings for a whole night, in this process or in several."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from scanner.ordering import Branch, End, Place
from scanner.pipeline.judging import reports

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from scanner.model import Document, Failure, Posting, Report
    from scanner.pipeline.judging import Item, Judge, Result
    from scanner.pipeline.processes import Workers

_HANDFUL = 8
"""Items handed to a process at once."""


class Crew:
    """Whoever reads and judges; nothing is built, and no process begun, before there is something to do."""

    def __init__(self, make_judge: Callable[[], Judge], jobs: int) -> None:
        self._make_judge = make_judge
        self._jobs = jobs
        self._workers: dict[Callable[[], Judge], Workers] = {}
        self._judges: dict[Callable[[], Judge], Judge] = {}

    def call(self) -> None:
        """Have the processes ready: they must be begun before there are threads."""
        if self._jobs > 1:
            for make in (_reader, self._make_judge):
                self._team(make)

    def read(self, documents: Sequence[Document]) -> list[list[Posting | Failure]]:
        """The postings of each document, and a Failure for what cannot be read."""
        return cast("list[list[Posting | Failure]]", self._worked(_reader, documents))

    def judge(self, postings: Sequence[Posting]) -> list[Result]:
        """The report on each posting, or the Failure it led to."""
        return [result for (result,) in self._worked(self._make_judge, postings)]

    def close(self) -> None:
        """End the processes."""
        for workers in self._workers.values():
            workers.close()
        self._workers.clear()

    def _worked(self, make: Callable[[], Judge], items: Sequence[Item]) -> list[list[Result]]:
        if not items:
            return []
        if self._jobs > 1:
            return self._shared(self._team(make), items)
        if make not in self._judges:
            self._judges[make] = make()
        return [list(reports(item, self._judges[make])) for item in items]

    def _team(self, make: Callable[[], Judge]) -> Workers:
        from scanner.pipeline.processes import Workers  # noqa: PLC0415 - one job needs no processes

        if make not in self._workers:
            make()  # here, so that forked processes share what it builds
            self._workers[make] = Workers(make, self._jobs)
        return self._workers[make]

    def _shared(self, workers: Workers, items: Sequence[Item]) -> list[list[Result]]:
        found: list[list[Result]] = []
        for start in range(0, len(items), _HANDFUL):
            workers.submit(tuple((Place("", 0), item) for item in items[start : start + _HANDFUL]))
        while workers.waiting:
            for placed in workers.next():
                match placed.item:
                    case Branch():
                        found.append([])
                    case End():
                        pass
                    case result:
                        found[-1].append(result)
        return found


def _reader() -> Judge:
    """What reads without judging: a judge that gives back the posting itself."""
    return cast("Judge", _as_it_is)


def _as_it_is(posting: Posting) -> Report:
    return cast("Report", posting)
