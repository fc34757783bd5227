"""Workday: the JSON behind its careers pages (`/wday/cxs/tenant/site/jobs`, asked with POST, 20 at a time)."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

from scanner.fetching import Request
from scanner.sources.address import slug
from scanner.sources.boards.entry import JSON, Entry, link, packed, rows, text, value, words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scanner.sources.address import Address

_HOST = re.compile(r"([\w-]+)\.(?:wd\d+\.)?myworkdayjobs(?:-impl)?\.com")
_SITE = re.compile(r"(?:wd\d+\.)?myworkdaysite\.com")
_LANGUAGE = re.compile(r"[a-z]{2}(?:-[A-Z]{2})?")
_PAGE = 20
_MOST = 2000


def request(address: Address) -> Request | None:
    """`acme.wd5.myworkdayjobs.com/en-US/Careers`, `.../job/Place/Title_R1`, and the API."""
    tenant, site, rest = _named(address)
    if not site:
        return None
    url = f"https://{address.host}/wday/cxs/{slug(tenant)}/{slug(site)}"
    if rest[:1] in {("job",), ("details",)} and len(rest) > 1:
        path = "/".join(map(slug, rest[1:]))
        return Request(f"{url}/job/{path}", address.url, "workday posting", accept=JSON)
    return _page(f"{url}/jobs", address.url, 0, 0)


def _named(address: Address) -> tuple[str, str, tuple[str, ...]]:
    """Return the tenant, its site, and what of the path follows."""
    parts = tuple(
        part for number, part in enumerate(address.parts) if number or not _LANGUAGE.fullmatch(part)
    )
    host = _HOST.fullmatch(address.host)
    if not host and not _SITE.fullmatch(address.host):
        return "", "", ()
    if parts[:2] == ("wday", "cxs"):
        return (parts[2], parts[3], parts[4:]) if len(parts) > 3 else ("", "", ())  # noqa: PLR2004 - the site is fourth
    if host:
        return (host[1], parts[0], parts[1:]) if parts else ("", "", ())
    there = parts[:1] == ("recruiting",) and len(parts) > 2  # noqa: PLR2004 - tenant and site follow
    return (parts[1], parts[2], parts[3:]) if there else ("", "", ())


def _page(url: str, source: str, offset: int, depth: int) -> Request:
    asked = {"appliedFacets": {}, "limit": _PAGE, "offset": offset, "searchText": ""}
    return Request(url, source, "workday board", depth, json.dumps(asked).encode(), JSON)


def entries(request: Request, body: bytes) -> Iterator[Entry]:
    """Return what the list says of each job, or the one that was asked for."""
    answer = value(body)
    base = request.url.removesuffix("/jobs")
    if isinstance(answer, dict) and "jobPostingInfo" in answer:
        job = answer["jobPostingInfo"]
        source = link(text(job, "externalUrl"), request.url.replace("/wday/cxs/", "/"))
        yield Entry(text(job, "title"), source, packed(answer), text(job, "jobDescription"))
        return
    for job in rows(answer, "jobPostings"):
        path = text(job, "externalPath")
        if not path.startswith("/job/"):
            continue
        title = words(text(job, "title"), text(job, "locationsText"), text(job, "remoteType"))
        detail = Request(base + path, _public(base) + path, "workday posting", request.depth + 1, accept=JSON)
        yield Entry(title, detail.source, detail=detail)


def _public(base: str) -> str:
    """The address a reader would open: the host and the site's name."""
    host, _, names = base.partition("/wday/cxs/")
    return f"{host}/{names.partition('/')[2]}"


def further(request: Request, body: bytes) -> Iterator[Request]:
    """Ask on until all are listed; only the first answer says how many there are."""
    answer, asked = value(body), value(request.body or b"")
    offset = int(text(asked, "offset") or 0)
    if request.step != "workday board" or len(rows(answer, "jobPostings")) < _PAGE or offset + _PAGE >= _MOST:
        return
    total = text(answer, "total")
    if offset or not total.isdecimal() or offset + _PAGE < int(total):
        yield _page(request.url, request.source, offset + _PAGE, request.depth + 1)
