"""A URL → the request that reads it: a board's public JSON, a feed, a sitemap, or the page itself."""

from __future__ import annotations

import re

from scanner.fetching import Request
from scanner.model import Failure, Outcome
from scanner.sources.address import address
from scanner.sources.boards import board_request

_SITEMAP = re.compile(r"sitemap[\w.-]*\.xml(?:\.gz)?|sitemap[\w-]*/?", re.IGNORECASE)
_FEED = re.compile(r"(?:feed|rss|atom)(?:\.xml)?|.+\.(?:rss|atom)", re.IGNORECASE)


def request_for(url: str) -> Request | Failure:
    """Return what to fetch for an address somebody gave; a Failure if it is no address of the web."""
    found = address(url.strip())
    if found is None:
        return Failure(url, Outcome.REFUSED, "This is not the address of a web page (http:// or https://).")
    board = board_request(found)
    if board:
        return board
    last = found.parts[-1] if found.parts else ""
    if _SITEMAP.fullmatch(last):
        return Request(found.url, found.url, "sitemap", accept="application/xml")
    if _FEED.fullmatch(last):
        return Request(
            found.url, found.url, "feed", accept="application/rss+xml, application/atom+xml, application/xml"
        )
    return Request(found.url, found.url)
