"""XML sitemaps (https://www.sitemaps.org/protocol.html), plain or gzipped, and indexes of them."""

from __future__ import annotations

import gzip
import io
import re
import zlib
from typing import TYPE_CHECKING
from urllib.parse import unquote

from scanner.sources.trees import name_of, root

if TYPE_CHECKING:
    from collections.abc import Iterator

_BEGINS = re.compile(
    rb"(?:<\?xml[^>]{0,300}\?>|<\?xml-stylesheet[^>]{0,300}\?>|<!--.{0,500}?-->|\s)*<(?:\w+:)?(?:urlset|sitemapindex)[\s>]",
    re.DOTALL,
)
_MARK = b"\xef\xbb\xbf"
_LARGEST = 50_000_000
"""Bytes, as the protocol allows."""
_MOST = 50_000
"""Addresses, as the protocol allows."""
_PARTING = re.compile(r"[-_/.+]+")


def unpacked(body: bytes) -> bytes:
    """Return what is in a gzipped sitemap, up to the protocol's bound; empty if it is damaged or larger."""
    if not body.startswith(b"\x1f\x8b"):
        return body
    try:
        with gzip.GzipFile(fileobj=io.BytesIO(body)) as stream:
            inner = stream.read(_LARGEST + 1)
    except (OSError, EOFError, zlib.error):
        return b""
    return inner if len(inner) <= _LARGEST else b""


def is_sitemap(body: bytes) -> bool:
    """Whether it begins as sitemaps do."""
    return bool(_BEGINS.match(body.removeprefix(_MARK)[:4096]))


def is_index(body: bytes) -> bool:
    """Whether it lists sitemaps rather than pages."""
    return is_sitemap(body) and b"sitemapindex" in body[:4096]


def locations(body: bytes) -> Iterator[str]:
    """Return the addresses in a sitemap or index, each once."""
    tree = root(body)
    seen: set[str] = set()
    for element in (
        ()
        if tree is None
        else tree.iterfind("{*}url/{*}loc")
        if name_of(tree) == "urlset"
        else tree.iterfind("{*}sitemap/{*}loc")
    ):
        url = (element.text or "").strip()
        if url.startswith(("http://", "https://")) and url not in seen and len(seen) < _MOST:
            seen.add(url)
            yield url


def words_of(url: str) -> str:
    """Return an address's path as words: all that a sitemap says of a page."""
    return _PARTING.sub(" ", unquote(url.partition("://")[2].partition("/")[2].partition("?")[0])).strip()
