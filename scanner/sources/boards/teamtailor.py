"""Teamtailor: the RSS feed that every careers site has (`/jobs.rss`), with texts and places."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scanner.fetching import Request
from scanner.sources.boards.entry import XML, Entry, link, words
from scanner.sources.trees import inner_text, root, source_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from lxml.etree import _Element

    from scanner.sources.address import Address

_FOREIGN = frozenset({"www", "api", "app", "docs", "support", "partner"})
_PAGE = 100
_MOST = 2000
_ITEM = b'<rss version="2.0"><channel><title>%s</title>%s</channel></rss>'


def request(address: Address) -> Request | None:
    """`acme.teamtailor.com`, with `/jobs` or not; a single posting's page is read as it is."""
    labels = address.labels
    if labels[-2:] != ("teamtailor", "com") or labels[0] in _FOREIGN or len(labels) < 3:  # noqa: PLR2004 - a name before
        return None
    if address.after("jobs"):
        return None
    url = f"https://{address.host}/jobs.rss?per_page={_PAGE}&offset=0"
    return Request(url, address.url, "teamtailor board", accept="application/rss+xml")


def entries(request: Request, body: bytes) -> Iterator[Entry]:
    """Return the items of the feed, each with the channel's title: the employer's name."""
    tree = root(body)
    for item in () if tree is None else tree.iterfind("channel/item"):
        remote = "" if (item.findtext("remoteStatus") or "none") == "none" else "Remote"
        source = link((item.findtext("link") or "").strip(), f"{request.url}#{item.findtext('guid') or ''}")
        title = words((item.findtext("title") or "").strip(), remote)
        yield Entry(title, source, _alone(tree, item), inner_text(item), media_type=XML)


def _alone(tree: _Element | None, item: _Element) -> bytes:
    from xml.sax.saxutils import escape  # noqa: PLC0415 - rarely needed

    name = "" if tree is None else tree.findtext("channel/title") or ""
    return _ITEM % (escape(name).encode(), source_of(item))


def further(request: Request, body: bytes) -> Iterable[Request]:
    """Ask on, as long as pages are full."""
    start, _, offset = request.url.rpartition("&offset=")
    tree = root(body)
    full = tree is not None and len(tree.findall("channel/item")) == _PAGE
    if full and offset.isdecimal() and int(offset) + _PAGE < _MOST:
        url = f"{start}&offset={int(offset) + _PAGE}"
        yield Request(url, request.source, request.step, request.depth + 1, accept=request.accept)
