"""Workable: the widget that careers pages embed answers with every job and its text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scanner.fetching import Request
from scanner.sources.address import slug
from scanner.sources.boards.entry import JSON, Entry, link, only, packed, rows, text, value, words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from scanner.sources.address import Address

_API = "https://apply.workable.com/api/v1/widget/accounts"
_FOREIGN = frozenset({"www", "jobs", "apply", "help", "resources", "developers"})


def request(address: Address) -> Request | None:
    """`apply.workable.com/acme`, `.../acme/j/1A2B`, `acme.workable.com`, and the API."""
    account, job = _account(address), address.after("j")
    if not account:
        return None
    url = f"{_API}/{slug(account)}?details=true"
    if job:
        return Request(f"{url}#{slug(job)}", address.url, "workable posting", accept=JSON)
    return Request(url, address.url, "workable board", accept=JSON)


def _account(address: Address) -> str:
    if address.host == "apply.workable.com":
        # /j/1A2B does not say whose job it is; the page does.
        return address.after("accounts") or (
            "" if address.parts[:1] in {(), ("j",), ("api",)} else address.parts[0]
        )
    if address.host == "www.workable.com":
        return address.after("accounts")
    labels = address.labels
    return labels[0] if labels[1:] == ("workable", "com") and labels[0] not in _FOREIGN else ""


def entries(request: Request, body: bytes) -> Iterable[Entry]:
    """Return each job once, though it is listed for each of its places; or the one that was asked for."""
    answer = value(body)
    name = text(answer, "name")
    return only(_entries(request, name, rows(answer, "jobs")), request.url.partition("#")[2])


def _entries(request: Request, name: str, jobs: list[Mapping[str, object]]) -> Iterator[Entry]:
    seen: set[str] = set()
    for job in jobs:
        code = text(job, "shortcode")
        if code in seen:
            continue
        seen.add(code)
        remote = "Remote" if job.get("telecommuting") is True else ""
        title = words(text(job, "title"), text(job, "city"), text(job, "country"), remote)
        source = link(text(job, "url"), f"{request.url}#{code}")
        yield Entry(title, source, packed({"name": name, "jobs": [job]}), text(job, "description"), key=code)


def further(request: Request, body: bytes) -> Iterable[Request]:  # noqa: ARG001 - as of every board
    """All jobs come in one answer."""
    return ()
