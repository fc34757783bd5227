"""Lever: https://github.com/lever/postings-api."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scanner.fetching import Request
from scanner.sources.address import slug
from scanner.sources.boards.entry import JSON, Entry, link, packed, rows, single, text, value

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scanner.sources.address import Address

_HOSTS = {
    "jobs.lever.co": "https://api.lever.co",
    "api.lever.co": "https://api.lever.co",
    "jobs.eu.lever.co": "https://api.eu.lever.co",
    "api.eu.lever.co": "https://api.eu.lever.co",
}
_PAGE = 100
_MOST = 2000


def request(address: Address) -> Request | None:
    """`/acme` and `/acme/1a2b`, and the API; boards of the EU have an API of their own."""
    parts = address.parts[2:] if address.parts[:2] == ("v0", "postings") else address.parts
    if address.host not in _HOSTS or not parts:
        return None
    url = f"{_HOSTS[address.host]}/v0/postings/{slug(parts[0])}"
    if len(parts) > 1:
        return Request(f"{url}/{slug(parts[1])}?mode=json", address.url, "lever posting", accept=JSON)
    return Request(f"{url}?mode=json&limit={_PAGE}&skip=0", address.url, "lever board", accept=JSON)


def entries(request: Request, body: bytes) -> Iterator[Entry]:
    """Return the postings of a site, or the one that was asked for."""
    answer = value(body)
    for job in rows(answer) or single(answer, "text", "hostedUrl"):
        source = link(text(job, "hostedUrl"), f"{request.url}#{text(job, 'id')}")
        place = f"{text(job, 'categories', 'location')} {text(job, 'workplaceType')}"
        said = f"{text(job, 'descriptionPlain') or text(job, 'description')} {text(job, 'additionalPlain')}"
        lists = " ".join(text(item, "content") for item in rows(job.get("lists")))
        yield Entry(f"{text(job, 'text')} {place}", source, packed(job), f"{said} {lists}")


def further(request: Request, body: bytes) -> Iterator[Request]:
    """Ask on, as long as pages are full."""
    start, _, skip = request.url.rpartition("&skip=")
    if skip.isdecimal() and len(rows(value(body))) == _PAGE and int(skip) + _PAGE < _MOST:
        yield Request(
            f"{start}&skip={int(skip) + _PAGE}", request.source, request.step, request.depth + 1, accept=JSON
        )
