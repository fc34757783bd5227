"""A fetched document → the documents to be read and what to fetch next."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, TypeAlias, TypeVar

from scanner.fetching import Request
from scanner.model import Document, Failure, Outcome
from scanner.sources import feeds, pages, sitemaps
from scanner.sources.boards import BOARDS
from scanner.sources.matching import Match
from scanner.sources.recognising import request_for

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from scanner.sources.boards.entry import Entry

Step: TypeAlias = Request | Document | Failure
T = TypeVar("T")
_DEEPEST_INDEX = 3
_MOST = 2000
"""Postings taken from one address that was asked for."""


class Expander:
    """Decides what a document is, and takes no more from one address than the limit."""

    def __init__(
        self, match: Match | None = None, *, follow: bool = False, say: Callable[[str], None] = lambda _: None
    ) -> None:
        """Say in `say` how many postings there were, and how many are wanted."""
        self.match = match or Match()
        self.follow = follow
        self.say = say
        self._taken: Counter[str] = Counter()

    def __call__(self, request: Request, document: Document) -> Iterator[Step]:
        """Yield what becomes of an answer."""
        try:
            yield from self._steps(request, document)
        except Exception as error:  # noqa: BLE001 - parsers of hostile input; one bad answer never ends a batch
            yield _unreadable(request, f"The scanner stumbled over this answer ({type(error).__name__}).")

    def _steps(self, request: Request, document: Document) -> Iterator[Step]:
        name, _, kind = request.step.partition(" ")
        if name in BOARDS:
            yield from self._board(request, document, name, kind)
            return
        body = sitemaps.unpacked(document.body)
        if sitemaps.is_sitemap(body):
            yield from self._sitemap(request, body)
        elif feeds.is_feed(body):
            yield from self._feed(request, body)
        elif request.step == "sitemap":
            yield _unreadable(request, "This is no sitemap, or a damaged one.")
        else:
            yield from self._page(request, document)

    def _board(self, request: Request, document: Document, name: str, kind: str) -> Iterator[Step]:
        board = BOARDS[name]
        entries = list(board.entries(request, document.body))
        if kind == "posting":
            yield from self._posting(request, entries)
            return
        yield from self._chosen(request, entries)
        yield from board.further(request, document.body)

    def _posting(self, request: Request, entries: list[Entry]) -> Iterator[Step]:
        if not any(entry.body for entry in entries):
            yield Failure(_asked(request), Outcome.GONE, "The board does not list this posting any more.")
        for entry in entries:
            if entry.body:
                yield Document(_asked(request), entry.body, media_type=entry.media_type)

    def _feed(self, request: Request, body: bytes) -> Iterator[Step]:
        if b"<!ENTITY" in body:
            yield _unreadable(
                request, "The feed declares entities of its own, which no feed needs; it was not read."
            )
            return
        yield from self._chosen(request, list(feeds.entries(request, body)))

    def _sitemap(self, request: Request, body: bytes) -> Iterator[Step]:
        if not sitemaps.is_index(body):
            yield from self._addresses(request, list(sitemaps.locations(body)))
        elif request.depth >= _DEEPEST_INDEX:
            yield _unreadable(request, f"Sitemaps are nested more than {_DEEPEST_INDEX} deep.")
        else:
            for url in sitemaps.locations(body):
                yield Request(url, request.source, "sitemap", request.depth + 1, accept="application/xml")

    def _addresses(self, request: Request, urls: list[str]) -> Iterator[Step]:
        wanted = [url for url in urls if self.match(sitemaps.words_of(url))]
        self._tell(request, len(urls), len(wanted), ("address", "addresses"))
        for url in self._within(request, wanted):
            yield _deeper(url, request)

    def _chosen(self, request: Request, entries: list[Entry]) -> Iterator[Step]:
        if not entries and not request.depth:
            yield Failure(_asked(request), Outcome.EMPTY, "There is no posting on it at present.")
            return
        wanted = [entry for entry in entries if self.match(entry.title, entry.text)]
        self._tell(request, len(entries), len(wanted), ("posting", "postings"))
        for entry in self._within(request, wanted):
            yield entry.detail or Document(entry.source, entry.body, media_type=entry.media_type)

    def _within(self, request: Request, wanted: list[T]) -> Iterable[T]:
        """Take no more than the limit from one address that was asked for."""
        room = max(_MOST - self._taken[request.source], 0)
        self._taken[request.source] += min(len(wanted), room)
        if len(wanted) > room:
            self.say(f"{_asked(request)}: only {_MOST:,} postings are read from one address")
        return wanted[:room]

    def _tell(self, request: Request, total: int, wanted: int, nouns: tuple[str, str]) -> None:
        if self.match.is_all:
            return
        found = f"{total:,} {nouns[total != 1]}, {wanted:,} match '{self.match.wanted}' words"
        self.say(f"{_asked(request)}: {found}; --match all reads all")

    def _page(self, request: Request, document: Document) -> Iterator[Step]:
        url = request.url
        board = pages.embedded_board(url, document.body) or self._home(url, document.body)
        if board:
            yield Request(board.url, _asked(request), board.step, request.depth + 1, board.body, board.accept)
        elif self.follow and not request.depth and not pages.is_posting(document.body):
            yield from self._listing(request, document)
        else:
            yield document

    def _listing(self, request: Request, document: Document) -> Iterator[Step]:
        links = pages.jobs_listed(request.url, document.body)
        if not links:
            yield document
        for link in self._within(request, links):
            yield _deeper(link, request)

    def _home(self, url: str, body: bytes) -> Request | None:
        """Return the board posting that a page calls its original."""
        found = request_for(pages.canonical(url, body) or url)
        return found if isinstance(found, Request) and found.step.endswith(" posting") else None


def _deeper(url: str, request: Request) -> Step:
    found = request_for(url)
    if isinstance(found, Failure):
        return found
    return Request(found.url, found.source, found.step, request.depth + 1, found.body, found.accept)


def _asked(request: Request) -> str:
    return request.source or request.url


def _unreadable(request: Request, problem: str) -> Failure:
    return Failure(_asked(request), Outcome.UNREADABLE, problem)
