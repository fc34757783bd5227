"""A handful of documents → rows: what is known is only noted, the rest is read and judged."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from scanner.history import Fingerprint, Sighting, fingerprint
from scanner.model import Document, Failure, Outcome, Posting, Report

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
    from datetime import date

    from scanner.history import Run, Store
    from scanner.nightly.crew import Crew

    Found = list[Posting | Failure]
    Results = tuple[Report | Posting | Failure, ...]

PORTION = 200
"""Postings of a long document that are judged and recorded at once."""


@dataclass(frozen=True, slots=True)
class Recorder:
    """Puts what a source has into the history."""

    store: Store
    run: Run
    crew: Crew
    today: date
    stopped: Callable[[], bool]

    def record(self, source: str, items: Sequence[Document | Failure], fetched: frozenset[str]) -> int:
        """Record a handful in one transaction; how many documents were new and had to be read."""
        documents = [item for item in items if isinstance(item, Document)]
        prints = {document.source: fingerprint(document) for document in documents}
        known = self.store.known(list(prints.values()), self.run.rules)
        new = {prints[each.source]: each for each in reversed(documents) if prints[each.source] not in known}
        judged = dict(zip(new, self._results(list(new.values())), strict=True))
        results = {name: judged[print_] for name, print_ in prints.items() if print_ in judged}
        over = self._over(prints, known, results, fetched)
        sightings = [
            _failed(source, item)
            if isinstance(item, Failure)
            else _failed(source, over[item.source])
            if item.source in over
            else Sighting(source, item.source, prints[item.source], results.get(item.source))
            for item in items
        ]
        self.store.record(self.run, sightings)
        return len(new)

    def _over(
        self,
        prints: Mapping[str, Fingerprint],
        known: Collection[Fingerprint],
        results: Mapping[str, Results],
        fetched: frozenset[str],
    ) -> dict[str, Failure]:
        """The fetched documents all of whose postings have closed; files may be old."""
        then = self.store.over([prints[name] for name in fetched & prints.keys()], self.run.rules, self.today)
        closed = {name: then.get(prints[name]) for name in fetched & prints.keys() if prints[name] in known}
        closed |= {name: _closed(results[name], self.today) for name in fetched & results.keys()}
        problem = "The posting was open until {} only."
        return {
            name: Failure(name, Outcome.EXPIRED, problem.format(day)) for name, day in closed.items() if day
        }

    def _results(self, documents: Sequence[Document]) -> Iterator[Results]:
        found = self.crew.read(documents) if documents else []
        postings = dict.fromkeys(each for some in found for each in some if isinstance(each, Posting))
        judged = self.store.judged(postings, self.run.rules) if postings else frozenset()
        new = [posting for posting in postings if posting not in judged]
        if len(documents) == 1:
            new = self._prepared(documents[0], list(postings), new)
        said = dict(zip(new, self.crew.judge(new), strict=True))
        for some in found:
            yield tuple(said.get(each, each) if isinstance(each, Posting) else each for each in some)

    def _prepared(self, document: Document, postings: list[Posting], new: list[Posting]) -> list[Posting]:
        """Judge a long document portion by portion, each recorded at once; the last portion is left."""
        portions = [new[start : start + PORTION] for start in range(0, len(new), PORTION)]
        if len(portions) > 1:
            self._prepare(document, postings)
        stumbled: list[Posting] = []
        for number, portion in enumerate(portions[:-1]):
            if self.stopped():
                left = len(new) - number * PORTION
                raise OutOfTimeError(
                    f"{document.source}: {left:,} of {len(postings):,} postings are left to judge"
                )
            results = self.crew.judge(portion)
            stumbled += [
                each for each, said in zip(portion, results, strict=True) if isinstance(said, Failure)
            ]
            self._prepare(document, results)
        return [*stumbled, *portions[-1]] if portions else []

    def _prepare(self, document: Document, results: Sequence[Report | Posting | Failure]) -> None:
        part = Sighting("", document.source, fingerprint(document), tuple(results))
        self.store.prepare(self.run, part)


class OutOfTimeError(Exception):
    """Stopped in the middle of a document; what was judged of it is kept."""


def _failed(source: str, failure: Failure) -> Sighting:
    return Sighting(source, failure.source, None, (failure,))


def _closed(found: Results, today: date) -> str | None:
    """When the last posting of a document closed, if that is over."""
    postings = [_posting(each) for each in found if not isinstance(each, Failure)]
    days = [posting.valid_through for posting in postings if posting.valid_through]
    return max(days).isoformat() if days and len(days) == len(postings) and max(days) < today else None


def _posting(each: Report | Posting) -> Posting:
    return each.posting if isinstance(each, Report) else each
