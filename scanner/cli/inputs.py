"""Paths and URLs → documents, in the order they were named."""

from __future__ import annotations

import io
import sys
from contextlib import closing
from itertools import groupby
from typing import TYPE_CHECKING

from scanner.cli.fetching import settings
from scanner.cli.url_lists import urls
from scanner.model import Document, Failure

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from scanner.cli.fetching import Fetching
    from scanner.cli.interrupting import Interruption
    from scanner.fetching import Request
    from scanner.sources import Expander

_SCHEMES = ("http://", "https://")


class Inputs:
    """Everything that was named on the command line, and which of it came from the web."""

    def __init__(
        self, paths: Iterable[str], asked: Fetching, stop: Interruption, say: Callable[[str], None]
    ) -> None:
        self.fetched: set[str] = set()
        """Sources of what was fetched, not read from a file."""
        self._paths = tuple(paths)
        self._asked = asked
        self._stop = stop
        self._say = say

    @property
    def are_fetched(self) -> bool:
        """Whether there is anything to fetch among them."""
        return bool(self._asked.from_file) or any(map(_is_url, self._paths))

    def __iter__(self) -> Iterator[Document | Failure]:
        """Files and URLs in order, those of --from-file last."""
        named = [*self._paths, *(url for path in self._asked.from_file for url in urls(path))]
        for kind, group in groupby(named, _kind):
            match kind:
                case "url":
                    yield from self._fetched([url for url in group if isinstance(url, str)])
                case "path":
                    yield from self._read([path for path in group if isinstance(path, str)])
                case _:
                    yield from (failure for failure in group if isinstance(failure, Failure))

    def _fetched(self, addresses: Iterable[str]) -> Iterator[Document | Failure]:
        from scanner.fetching import fetch  # noqa: PLC0415 - slow to import
        from scanner.sources import request_for  # noqa: PLC0415

        requests: list[Request] = []
        for address in addresses:
            found = request_for(address)
            if isinstance(found, Failure):
                yield found
            else:
                requests.append(found)
        expand = self._expander()
        with closing(
            fetch(
                self._stop.until(requests),
                lambda request, document: self._stop.until(expand(request, document)),
                settings(self._asked, lambda: self._stop.asked),
            )
        ) as results:
            for result in results:
                self.fetched.add(result.source)
                yield result

    def _read(self, paths: Iterable[str]) -> Iterator[Document | Failure]:
        from scanner.documents import read  # noqa: PLC0415

        for item in read(paths, sys.stdin.buffer if sys.stdin else io.BytesIO()):
            if isinstance(item, Document) and _is_url(item.source):
                yield from self._recorded(item)
            else:
                yield item

    def _recorded(self, document: Document) -> Iterator[Document | Failure]:
        """Treat what a web archive holds as if it came from the web; what it leads to is in the archive too."""
        from scanner.sources import request_for  # noqa: PLC0415

        request = request_for(document.source)
        if isinstance(request, Failure):
            yield document
            return
        for step in self._expander()(request, document):
            if isinstance(step, Document | Failure):
                yield step

    def _expander(self) -> Expander:
        from scanner.sources import Expander, Match  # noqa: PLC0415

        return Expander(Match(self._asked.match), follow=self._asked.follow, say=self._say)


def _is_url(text: str) -> bool:
    return text[:8].lower().startswith(_SCHEMES)


def _kind(named: str | Failure) -> str:
    if isinstance(named, Failure):
        return "failure"
    return "url" if _is_url(named) else "path"
