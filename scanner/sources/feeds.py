"""RSS and Atom → entries: the whole posting where an item carries it, else its link."""

from __future__ import annotations

import io
import re
from html import unescape
from typing import TYPE_CHECKING

from scanner.fetching import Request
from scanner.sources.address import joined
from scanner.sources.boards.entry import JSON, Entry, packed

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_BEGINS = re.compile(
    rb"\s*(?:<\?xml[^>]{0,300}\?>|<!--.{0,500}?-->|<!DOCTYPE\s+rss[^>]{0,300}>|\s)*<(?:rss|feed|rdf:RDF)[\s>]",
    re.DOTALL,
)
_TAG = re.compile(r"<[^<>]{0,10000}>")
_WHOLE = 800
"""Characters of text from which an item is taken for the posting, not for its teaser."""
_MARK = b"\xef\xbb\xbf"


def is_feed(body: bytes) -> bool:
    """Whether it begins as RSS or Atom do."""
    return bool(_BEGINS.match(body.removeprefix(_MARK)[:4096]))


def entries(request: Request, body: bytes) -> Iterator[Entry]:
    """Return the items of a feed, each once."""
    import feedparser  # noqa: PLC0415 - slow to import

    # A stream: a text that looks like an address or a path would be opened.
    feed = feedparser.parse(
        io.BytesIO(body.removeprefix(_MARK)), sanitize_html=False, resolve_relative_uris=False
    )
    seen: set[str] = set()
    for item in feed.entries:
        link = joined(request.url, str(item.get("link", "")))
        if link.startswith(("http://", "https://")) and link not in seen:
            seen.add(link)
            yield _entry(request, item, link, str(feed.feed.get("title", "")))


def _entry(request: Request, item: Mapping[str, object], link: str, feed_title: str) -> Entry:
    title, said = str(item.get("title", "")), _longest(item)
    plain = _TAG.sub(" ", unescape(said))
    if len(plain) < _WHOLE:
        return Entry(title, link, text=plain, detail=Request(link, link, "page", request.depth + 1))
    record = {
        "title": title,
        "company": str(item.get("author", "")) or feed_title,
        "description": said,
        "url": link,
    }
    return Entry(title, link, packed(record), plain, media_type=JSON)


def _longest(item: Mapping[str, object]) -> str:
    parts = item.get("content")
    contents = (
        [str(part.get("value", "")) for part in parts if isinstance(part, dict)]
        if isinstance(parts, list)
        else []
    )
    return max([str(item.get("summary", "")), *contents], key=len)
