"""BambooHR: `careers/list` names the openings, `careers/<id>/detail` has the text of each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scanner.fetching import Request
from scanner.sources.boards.entry import JSON, Entry, packed, rows, text, value, words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from scanner.sources.address import Address

_FOREIGN = frozenset({"www", "api", "app", "documentation", "help", "resources", "partners"})


def request(address: Address) -> Request | None:
    """`acme.bamboohr.com`, `.../careers`, `.../careers/1`, `.../jobs/view.php?id=1`."""
    labels = address.labels
    if labels[1:] != ("bamboohr", "com") or labels[0] in _FOREIGN:
        return None
    job = next(
        (part for part in (address.after("careers"), address.query.get("id", "")) if part.isdecimal()), ""
    )
    url = f"https://{address.host}/careers"
    if job:
        return Request(f"{url}/{job}/detail", address.url, "bamboohr posting", accept=JSON)
    return Request(f"{url}/list", address.url, "bamboohr board", accept=JSON)


def entries(request: Request, body: bytes) -> Iterator[Entry]:
    """Return what the list says of each opening, or the one that was asked for."""
    answer = value(body)
    site = request.url.partition("/careers")[0]
    opening = answer.get("result") if isinstance(answer, dict) else None
    if isinstance(opening, dict) and "jobOpening" in opening:
        job = opening["jobOpening"]
        yield Entry(
            text(job, "jobOpeningName"),
            request.url.removesuffix("/detail"),
            packed(answer),
            text(job, "description"),
        )
        return
    for job in rows(answer, "result"):
        number = text(job, "id")
        if not number.isdecimal():
            continue
        remote = "Remote" if job.get("isRemote") is True else ""
        title = words(
            text(job, "jobOpeningName"), text(job, "location", "city"), text(job, "departmentLabel"), remote
        )
        source = f"{site}/careers/{number}"
        detail = Request(f"{source}/detail", source, "bamboohr posting", request.depth + 1, accept=JSON)
        yield Entry(title, source, detail=detail)


def further(request: Request, body: bytes) -> Iterable[Request]:  # noqa: ARG001 - as of every board
    """All openings come in one answer."""
    return ()
