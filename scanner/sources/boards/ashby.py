"""Ashby: https://developers.ashbyhq.com/docs/public-job-posting-api."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scanner.fetching import Request
from scanner.sources.address import slug
from scanner.sources.boards.entry import JSON, Entry, link, only, packed, rows, text, value, words

if TYPE_CHECKING:
    from collections.abc import Iterable

    from scanner.sources.address import Address

_API = "https://api.ashbyhq.com/posting-api/job-board"


def request(address: Address) -> Request | None:
    """`/acme`, `/acme/1a2b`, `/acme/embed`, and the API; one posting is picked out of its board."""
    parts = address.parts[2:] if address.host == "api.ashbyhq.com" else address.parts
    if address.host not in {"jobs.ashbyhq.com", "api.ashbyhq.com"} or not parts:
        return None
    url = f"{_API}/{slug(parts[0])}?includeCompensation=true"
    if len(parts) > 1 and parts[1] != "embed":
        return Request(f"{url}#{slug(parts[1])}", address.url, "ashby posting", accept=JSON)
    return Request(url, address.url, "ashby board", accept=JSON)


def entries(request: Request, body: bytes) -> Iterable[Entry]:
    """Return the listed jobs of a board, or the one that was asked for."""
    jobs = [job for job in rows(value(body), "jobs") if job.get("isListed") is not False]
    found = [
        Entry(
            words(text(job, "title"), text(job, "location"), text(job, "workplaceType")),
            link(text(job, "jobUrl"), f"{request.url}#{text(job, 'id')}"),
            packed({"jobs": [job]}),
            text(job, "descriptionPlain") or text(job, "descriptionHtml"),
            key=text(job, "id"),
        )
        for job in jobs
    ]
    return only(found, request.url.partition("#")[2])


def further(request: Request, body: bytes) -> Iterable[Request]:  # noqa: ARG001 - as of every board
    """All jobs come in one answer."""
    return ()
