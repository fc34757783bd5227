"""SmartRecruiters: https://developers.smartrecruiters.com/docs/posting-api; the list has no texts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scanner.fetching import Request
from scanner.sources.address import slug
from scanner.sources.boards.entry import JSON, Entry, packed, rows, single, text, value, words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scanner.sources.address import Address

_API = "https://api.smartrecruiters.com/v1/companies"
_PAGES = frozenset({"jobs.smartrecruiters.com", "careers.smartrecruiters.com"})
_PAGE = 100
_MOST = 2000


def request(address: Address) -> Request | None:
    """`/Acme`, `/Acme/743-title`, and the API."""
    parts = address.parts
    if address.host == "api.smartrecruiters.com":
        parts = tuple(part for part in (address.after("companies"), address.after("postings")) if part)
    elif address.host not in _PAGES:
        return None
    if not parts:
        return None
    url = f"{_API}/{slug(parts[0])}/postings"
    if len(parts) > 1:
        return Request(
            f"{url}/{slug(parts[1].split('-')[0])}", address.url, "smartrecruiters posting", accept=JSON
        )
    return Request(f"{url}?limit={_PAGE}&offset=0", address.url, "smartrecruiters board", accept=JSON)


def entries(request: Request, body: bytes) -> Iterator[Entry]:
    """Return what the list says of each posting, or the one that was asked for."""
    answer = value(body)
    for job in single(answer, "name", "jobAd"):
        yield Entry(text(job, "name"), _source(request, job), packed(job), packed(job["jobAd"]).decode())
    for job in rows(answer, "content"):
        remote = (
            "Remote"
            if isinstance(job.get("location"), dict) and "true" in packed(job["location"]).decode()
            else ""
        )
        title = words(
            text(job, "name"), text(job, "location", "fullLocation"), text(job, "department", "label"), remote
        )
        source = _source(request, job)
        url = f"{request.url.partition('?')[0]}/{slug(text(job, 'id'))}"
        detail = Request(url, source, "smartrecruiters posting", request.depth + 1, accept=JSON)
        yield Entry(title, source, detail=detail)


def _source(request: Request, job: object) -> str:
    company = text(job, "company", "identifier") or request.url.partition("/companies/")[2].partition("/")[0]
    return f"https://jobs.smartrecruiters.com/{slug(company)}/{slug(text(job, 'id'))}"


def further(request: Request, body: bytes) -> Iterator[Request]:
    """Ask on until all that were found are listed."""
    start, _, offset = request.url.rpartition("&offset=")
    total = text(value(body), "totalFound")
    if offset.isdecimal() and total.isdecimal() and int(offset) + _PAGE < min(int(total), _MOST):
        yield Request(
            f"{start}&offset={int(offset) + _PAGE}",
            request.source,
            request.step,
            request.depth + 1,
            accept=JSON,
        )
