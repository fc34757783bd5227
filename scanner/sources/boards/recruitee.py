"""Recruitee: https://docs.recruitee.com/reference/offers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scanner.fetching import Request
from scanner.sources.address import slug
from scanner.sources.boards.entry import JSON, Entry, link, packed, rows, text, value, words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from scanner.sources.address import Address

_FOREIGN = frozenset({"www", "api", "app", "docs", "support", "careers"})


def request(address: Address) -> Request | None:
    """`acme.recruitee.com`, `.../o/title`, and the API."""
    labels = address.labels
    if labels[1:] != ("recruitee", "com") or labels[0] in _FOREIGN:
        return None
    offer = address.after("o") or address.after("offers")
    url = f"https://{address.host}/api/offers"
    if offer:
        return Request(f"{url}/{slug(offer)}", address.url, "recruitee posting", accept=JSON)
    return Request(f"{url}/", address.url, "recruitee board", accept=JSON)


def entries(request: Request, body: bytes) -> Iterator[Entry]:
    """Return the offers of a careers site, or the one that was asked for."""
    answer = value(body)
    offers = rows(answer, "offers") or rows([answer.get("offer") if isinstance(answer, dict) else None])
    for job in offers:
        remote = "Remote" if job.get("remote") is True else ""
        source = link(text(job, "careers_url"), f"{request.url}#{text(job, 'id')}")
        said = f"{text(job, 'description')} {text(job, 'requirements')}"
        yield Entry(
            words(text(job, "title"), text(job, "location"), remote), source, packed({"offers": [job]}), said
        )


def further(request: Request, body: bytes) -> Iterable[Request]:  # noqa: ARG001 - as of every board
    """All offers come in one answer."""
    return ()
