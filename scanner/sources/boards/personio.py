"""Personio: https://developer.personio.de/docs/retrieving-open-job-positions, the XML feed of a careers site."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scanner.fetching import Request
from scanner.sources.address import slug
from scanner.sources.boards.entry import XML, Entry, only, words
from scanner.sources.trees import inner_text, root, source_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from scanner.sources.address import Address

_LABELS = 4


def request(address: Address) -> Request | None:
    """`acme.jobs.personio.de` or `.com`, `.../job/1`, `.../xml`; one posting is picked out of the feed."""
    labels = address.labels
    if len(labels) != _LABELS or labels[1:3] != ("jobs", "personio") or labels[3] not in {"de", "com"}:
        return None
    language = address.query.get("language", "en")
    url = f"https://{address.host}/xml?language={slug(language)}"
    job = address.after("job")
    if job:
        return Request(f"{url}#{slug(job)}", address.url, "personio posting", accept=XML)
    return Request(url, address.url, "personio board", accept=XML)


def entries(request: Request, body: bytes) -> Iterable[Entry]:
    """Return the positions of a feed, or the one that was asked for."""
    tree = root(body)
    positions = [] if tree is None else tree.findall("position")
    site = request.url.partition("/xml")[0]
    found = [
        Entry(
            words(position.findtext("name") or "", position.findtext("office") or ""),
            f"{site}/job/{slug((position.findtext('id') or '').strip())}",
            source_of(position),
            inner_text(position),
            media_type=XML,
            key=(position.findtext("id") or "").strip(),
        )
        for position in positions
    ]
    return only(found, request.url.partition("#")[2])


def further(request: Request, body: bytes) -> Iterable[Request]:  # noqa: ARG001 - as of every board
    """All positions come in one answer."""
    return ()
