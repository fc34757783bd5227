"""A source → its documents as they come; what is its failure and what only that of one posting."""

from __future__ import annotations

import io
import os
from contextlib import closing
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from scanner.model import Document, Failure, Outcome

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path

    from scanner.fetching import Request, Settings
    from scanner.nightly.settings import Configuration, Source
    from scanner.sources import Expander

    Item = Document | Failure

LARGEST_TABLE = 50_000_000
"""Bytes: all of a document is in memory before it is recorded."""
REPORTS = ("digest.md", "digest.html", "digest.json", "postings.csv", "postings.jsonl")
CACHE = ".scanner-pages"
"""Beside the configuration: there may be no HOME at night."""


@dataclass(frozen=True, slots=True)
class Visit:
    """What a visit to a source needs to know."""

    configuration: Configuration
    source: Source
    done: Callable[[str], bool]
    """Whether an address is recorded already: it is left out."""
    alone: frozenset[str]
    """Addresses that have given a posting of their own: if one fails, that is all that is not seen."""
    stopped: Callable[[], bool]
    """Whether nothing new is to be begun."""
    say: Callable[[str], None]
    """Told, from any thread, how many postings a list has and how many are wanted, and what was dropped."""


class Gathering:
    """The documents of a source, files first."""

    def __init__(self, visit: Visit) -> None:
        self._visit = visit
        self._source = visit.source
        self._base = visit.configuration.base
        self._places = {_below(self._base, str(self._base / place)) for place in visit.source.places}
        self.fetched: set[str] = set()
        """Addresses of what came from the web, not from a file."""

    def __iter__(self) -> Iterator[Item]:
        """Whatever there is, as it comes."""
        for item in self.read():
            if self._visit.stopped():
                return
            yield item
        if self._source.addresses:
            yield from self._fetch()

    def hides(self, failure: Failure) -> bool:
        """Whether a failure leaves unknown which postings there are: then not to see one says nothing."""
        if failure.source in self._source.addresses:
            return failure.source not in self._visit.alone
        if failure.source in self._places:
            return True
        path = self._base / failure.source
        return failure.source not in self.fetched and (".warc" in path.suffixes or path.is_dir())

    def is_empty(self, failure: Failure) -> bool:
        """Whether it is a board or feed without postings, which is no failure."""
        return failure.outcome is Outcome.EMPTY and failure.source in self._source.addresses and (
            self._is_list(failure.source)
        )  # fmt: skip

    def read(self) -> Iterator[Item]:
        """What is on disk."""
        from scanner.documents import Limits, read  # noqa: PLC0415 - beside its use

        wanted = [str(self._base / place) for place in self._source.places]
        for item in read(wanted, io.BytesIO(), Limits(table=LARGEST_TABLE)):
            if self._is_ours(item.source):
                continue
            named = replace(item, source=_below(self._base, item.source))
            if isinstance(named, Document) and named.url:
                yield from self._recorded(named)
            elif not self._visit.done(named.source):
                yield named

    def _is_ours(self, path: str) -> bool:
        """Whether a night wrote it, or was told by it: it may lie in a folder that is read."""
        configuration = self._visit.configuration
        written = {str(configuration.path), *(str(configuration.reports / name) for name in REPORTS)}
        return path in written or path.startswith(configuration.store)

    def _recorded(self, document: Document) -> Iterator[Item]:
        """What a web archive holds, as if it came from the web; what it leads to is in the archive too."""
        from scanner.sources import request_for  # noqa: PLC0415 - slow to import

        request = request_for(document.url)
        steps: Iterable[Request | Item] = [document]
        if not isinstance(request, Failure):
            steps = self._expander()(replace(request, source=document.source), document)
        for step in steps:
            if isinstance(step, Document | Failure) and not self._visit.done(step.source):
                self.fetched.add(step.source)
                yield step

    def _fetch(self) -> Iterator[Item]:
        from scanner.fetching import Request, fetch  # noqa: PLC0415 - slow to import
        from scanner.sources import request_for  # noqa: PLC0415

        wanted = [request_for(url) for url in self._source.addresses if not self._visit.done(url)]
        yield from (found for found in wanted if isinstance(found, Failure))
        requests = [found for found in wanted if isinstance(found, Request)]
        expander = self._expander()
        with closing(fetch(requests, lambda *got: self._wanted(expander(*got)), self._settings())) as found:
            for item in found:
                self.fetched.add(item.source)
                yield item

    def _wanted(self, steps: Iterable[Request | Item]) -> Iterator[Request | Item]:
        """Leave out what is recorded already, and everything once the time is up."""
        for step in steps:
            if self._visit.stopped():
                return
            if not self._visit.done(step.source):
                yield step

    def _expander(self) -> Expander:
        from scanner.sources import Expander, Match  # noqa: PLC0415 - slow to import

        return Expander(Match(self._source.match), follow=self._source.follow, say=self._visit.say)

    def _is_list(self, address: str) -> bool:
        from scanner.sources import request_for  # noqa: PLC0415 - slow to import

        request = request_for(address)
        if isinstance(request, Failure) or request.step.endswith(" posting"):
            return False
        return self._source.follow or request.step != "page"

    def _settings(self) -> Settings:
        from scanner.fetching import Settings  # noqa: PLC0415 - slow to import

        return Settings(
            attempts=self._source.attempts,
            pace_seconds=self._source.pace,
            contact=self._visit.configuration.settings.contact,
            cache=self._base / CACHE,
            allow_private=self._source.allow_private,
            stopped=self._visit.stopped,
            say=self._visit.say,
        )


def _below(base: Path, path: str) -> str:
    """A path as the configuration would say it, so that the folder can be moved."""
    return path.removeprefix(f"{base}{os.sep}")
