"""What a page says of other pages: the board it embeds, its canonical address, the jobs it lists."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from scanner.sources.address import address, joined
from scanner.sources.boards import board_request

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bs4 import BeautifulSoup

    from scanner.fetching import Request

_SYSTEMS = re.compile(
    rb"greenhouse\.io|lever\.co|ashbyhq\.com|workable\.com|smartrecruiters\.com|recruitee\.com|personio\.(?:de|com)"
    rb"|teamtailor\.com|bamboohr\.com|myworkdayjobs\.com|myworkdaysite\.com"
)
_JOB = re.compile(
    r"/(?:jobs?|vacanc(?:y|ies)|careers?|positions?|postings?|openings?|roles?|viewjob|job-?details?|job-?ad|offers?|o|j)[/_-][^?#]*[\w-]{3,}"
    r"|[?&](?:jk|gh_jid|job_?id|vacancy_?id|jobRef)=\w+",
    re.IGNORECASE,
)
_POSTING = re.compile(rb"[\"']JobPosting[\"']|schema\.org/JobPosting")
_TWICE = 2
"""A posting may be marked in two ways; more of them are a list."""
_CANONICAL = re.compile(rb"<link\b[^<>]{0,1000}\bcanonical\b[^<>]{0,1000}>", re.IGNORECASE)
_FRAME = re.compile(
    rb"<(?:script|iframe)\b[^<>]{0,2000}>|<div\b[^<>]{0,500}BambooHR[^<>]{0,500}>", re.IGNORECASE
)
_MOST_FRAMES = 300
_MOST = 200
_DEEPEST = 8


def is_posting(body: bytes) -> bool:
    """Whether the page's markup says that it is a job posting."""
    return 0 < len(_POSTING.findall(body)) <= _TWICE and b"ItemList" not in body


def embedded_board(url: str, body: bytes) -> Request | None:
    """Return the request for the board that a page shows by script or frame; None if it shows none."""
    if not _SYSTEMS.search(body) or is_posting(body):
        return None
    job = (found := address(url)) and found.query.get("gh_jid", "")
    for source in _frames(_soup(_tags(body)), url):
        if job and "greenhouse.io" in source:
            source += f"{'&' if '?' in source else '?'}gh_jid={job}"  # noqa: PLW2901 - the frame shows that job
        request = (there := address(source)) and _embedded(there.url)
        if request:
            return request
    return None


def _embedded(url: str) -> Request | None:
    found = address(url)
    return board_request(found) if found else None


def _tags(body: bytes) -> bytes:
    """Return the tags that may show a board: to parse a whole page would cost more than to read it."""
    return b"".join([tag for tag in _FRAME.findall(body) if _SYSTEMS.search(tag)][:_MOST_FRAMES])


def _frames(soup: BeautifulSoup, url: str) -> Iterator[str]:
    for tag in soup.find_all(["iframe", "script"], src=True):
        yield joined(url, str(tag["src"]))
    for tag in soup.find_all(id="BambooHR"):
        yield f"https://{tag.get('data-domain', '')}/careers"


def canonical(url: str, body: bytes) -> str:
    """Return the address a page calls its own; "" if it names none, or itself."""
    found = _CANONICAL.search(body)
    tag = _soup(found[0]).find("link", rel="canonical", href=True) if found else None
    target = joined(url, str(tag["href"])) if tag else ""
    return target if target != url and address(target) else ""


def jobs_listed(url: str, body: bytes) -> list[str]:
    """Return the addresses of the jobs on a page of the same site (or of a board that is known), in order."""
    soup = _soup(body)
    links = [joined(url, str(tag["href"])) for tag in soup.find_all("a", href=True)]
    named = [joined(url, link) for link in _item_list(soup)]
    wanted = [link for link in named if _is_near(url, link) or _is_board_posting(link)]
    wanted += [
        link for link in links if (_is_near(url, link) and _JOB.search(link)) or _is_board_posting(link)
    ]
    return [link for link in dict.fromkeys(wanted) if link != joined(url, "")][:_MOST]


def _is_near(url: str, link: str) -> bool:
    return address(link) is not None and urlsplit(link).netloc == urlsplit(url).netloc


def _is_board_posting(link: str) -> bool:
    found = address(link)
    request = board_request(found) if found else None
    return request is not None and request.step.endswith(" posting")


def _item_list(soup: BeautifulSoup) -> Iterator[str]:
    """Addresses in schema.org ItemLists and JobPostings of the page."""
    for script in soup.find_all("script", type="application/ld+json"):
        try:
            value = json.loads(script.get_text())
        except (ValueError, RecursionError):
            continue
        yield from _urls(value, _DEEPEST)


def _urls(value: object, depth: int) -> Iterator[str]:
    if isinstance(value, list) and depth:
        for item in value:
            yield from _urls(item, depth - 1)
    elif isinstance(value, dict) and depth:
        if value.get("@type") in {"ListItem", "JobPosting"} and isinstance(value.get("url"), str):
            yield value["url"]
        for name in ("itemListElement", "item", "@graph", "mainEntity"):
            yield from _urls(value.get(name), depth - 1)


def _soup(body: bytes) -> BeautifulSoup:
    from bs4 import BeautifulSoup  # noqa: PLC0415 - slow to import

    return BeautifulSoup(body, "lxml")
