"""Paths and URLs → documents, each with its place in what was named; files are read while URLs are fetched."""

from __future__ import annotations

import io
import sys
from contextlib import suppress
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from scanner.cli.fetching import settings
from scanner.cli.url_lists import urls
from scanner.model import Document, Failure
from scanner.ordering import ROOT, Branch, End, Place, Placed, in_turn

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from scanner.cli.fetching import Fetching
    from scanner.cli.interrupting import Interruption
    from scanner.cli.progress import Progress
    from scanner.fetching import Request
    from scanner.sources import Expander

_SCHEMES = ("http://", "https://")


class Inputs:
    """Everything that was named on the command line, and which of it came from the web."""

    def __init__(
        self,
        paths: Iterable[str],
        asked: Fetching,
        stop: Interruption,
        progress: Progress,
        output: Path | None = None,
    ) -> None:
        self.fetched: dict[str, date] = {}
        """Sources of what was fetched, now or when it was recorded, and the day."""
        self._paths = tuple(paths)
        # At once, as a list that is not there is a mistake, to be told before anything is written.
        self._listed = [url for path in asked.from_file for url in urls(path)]
        self._asked = asked
        self._stop = stop
        self._progress = progress
        self._output = output and output.resolve()

    @property
    def are_fetched(self) -> bool:
        """Whether there is anything to fetch among them."""
        return bool(self._asked.from_file) or any(map(_is_url, self._paths))

    def __iter__(self) -> Iterator[Placed[Document | Failure]]:
        """Files and URLs in order, those of --from-file last."""
        named = [*self._paths, *self._listed]
        requests: list[Request] = []
        files: dict[Place, str] = {}
        for number, each in enumerate(named):
            place = Place(ROOT, number)
            if isinstance(each, Failure):
                yield Placed(place, each)
            elif _is_url(each):
                yield Placed(place, _asked_for(each, requests))
            else:
                files[place] = each
                yield Placed(place, Branch(place))
        yield Placed(Place(ROOT, len(named)), End())
        yield from self._fetched(requests, files) if requests else self._read(files)

    def _fetched(
        self, requests: list[Request], files: dict[Place, str]
    ) -> Iterator[Placed[Document | Failure]]:
        from scanner.fetching import crawl  # noqa: PLC0415 - slow to import

        asked = settings(self._asked, self._progress, lambda: self._stop.asked)
        with crawl(requests, self._expander(), asked) as arrivals:
            yield from self._read(files)
            for placed in arrivals:
                if isinstance(placed.item, Document):
                    self._note(placed.item.source, placed.item.time)
                yield placed

    def _read(self, files: dict[Place, str]) -> Iterator[Placed[Document | Failure]]:
        for place, path in files.items():
            yield from in_turn(self._stop.until(self._documents(path)), place)

    def _documents(self, path: str) -> Iterator[Document | Failure]:
        from scanner.documents import read  # noqa: PLC0415

        for item in read([path], sys.stdin.buffer if sys.stdin else io.BytesIO()):
            if isinstance(item, Document) and item.url:
                yield from self._recorded(item)
            elif not self._is_output(item.source):
                yield item

    def _is_output(self, source: str) -> bool:
        """Whether the last run wrote it, into the folder that is read."""
        with suppress(ValueError):  # no file can have this name
            return self._output is not None and Path(source).resolve() == self._output
        return False

    def _recorded(self, document: Document) -> Iterator[Document | Failure]:
        """Treat what a web archive holds as if it came from the web; what it leads to is in the archive too."""
        from scanner.sources import request_for  # noqa: PLC0415

        request = request_for(document.url)
        steps: Iterable[Document | Failure | Request] = [document]
        if not isinstance(request, Failure):
            steps = self._expander()(replace(request, source=document.source), document)
        for step in steps:
            if isinstance(step, Document | Failure):
                self._note(step.source, document.time)
                yield step

    def _note(self, source: str, time: str) -> None:
        with suppress(ValueError):
            self.fetched[source] = datetime.fromisoformat(time).date()

    def _expander(self) -> Expander:
        from scanner.sources import Expander, Match  # noqa: PLC0415

        return Expander(Match(self._asked.match), follow=self._asked.follow, say=self._progress.say)


def _asked_for(url: str, requests: list[Request]) -> Branch | Failure:
    """Add the request for a URL; the branch of what it leads to, by its number among them."""
    from scanner.sources import request_for  # noqa: PLC0415

    found = request_for(url)
    if isinstance(found, Failure):
        return found
    requests.append(found)
    return Branch(len(requests) - 1)


def _is_url(text: str) -> bool:
    return text[:8].lower().startswith(_SCHEMES)
