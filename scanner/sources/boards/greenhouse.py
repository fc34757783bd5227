"""Greenhouse: https://developers.greenhouse.io/job-board.html, which names one API for all boards.

Boards shown on EU hosts are asked there too: people who tried found them answered, and found no host
of the name boards-api.eu.greenhouse.io (2026-08 and 2026-10), though many programs would ask it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from scanner.fetching import Request
from scanner.sources.address import slug
from scanner.sources.boards.entry import JSON, Entry, link, packed, rows, single, text, value

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from scanner.sources.address import Address

_API = "https://boards-api.greenhouse.io/v1/boards"
_PAGES = frozenset(
    {
        "boards.greenhouse.io",
        "job-boards.greenhouse.io",
        "boards.eu.greenhouse.io",
        "job-boards.eu.greenhouse.io",
    }
)
_APIS = frozenset({"boards-api.greenhouse.io", "api.greenhouse.io", "boards-api.eu.greenhouse.io"})


def request(address: Address) -> Request | None:
    """`/acme`, `/acme/jobs/1`, `/embed/job_board?for=acme`, `/embed/job_app?for=acme&token=1`, and the API."""
    board = _board(address)
    job = address.after("jobs") or address.query.get("token", "") or address.query.get("gh_jid", "")
    if not board:
        return None
    if job.isdecimal():
        return Request(
            f"{_API}/{slug(board)}/jobs/{job}?pay_transparency=true",
            address.url,
            "greenhouse posting",
            accept=JSON,
        )
    return Request(f"{_API}/{slug(board)}/jobs?content=true", address.url, "greenhouse board", accept=JSON)


def _board(address: Address) -> str:
    if address.host in _APIS:
        return address.after("boards")
    if address.host not in _PAGES or not address.parts:
        return ""
    return address.query.get("for", "") if address.parts[0] == "embed" else address.parts[0]


def entries(request: Request, body: bytes) -> Iterator[Entry]:
    """Return the jobs of a board, or the one that was asked for."""
    answer = value(body)
    for job in rows(answer, "jobs") or single(answer, "title", "content"):
        source = link(text(job, "absolute_url"), f"{request.url}#{text(job, 'id')}")
        yield Entry(
            text(job, "title"), source, packed(job), f"{text(job, 'location', 'name')} {text(job, 'content')}"
        )


def further(request: Request, body: bytes) -> Iterable[Request]:  # noqa: ARG001 - as of every board
    """All jobs come in one answer."""
    return ()
