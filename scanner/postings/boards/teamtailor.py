"""Teamtailor: the RSS feed of a careers site (`/jobs.rss`), told by its namespace or `remoteStatus`."""

from __future__ import annotations

from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING

from scanner.model import Section
from scanner.postings import facts
from scanner.postings.advert import About, Advert
from scanner.postings.prose import blocks_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from lxml.etree import _Element

    from scanner.postings.advert import Block

_SPACE = "https://teamtailor.com/locations"
_REMOTE = {"fully": "Remote", "hybrid": "Hybrid", "temporary": "Temporarily remote"}


def adverts(root: _Element) -> list[Advert]:
    """Return the adverts of a feed; empty for another document."""
    items = root.findall("channel/item")
    if not any(_is_own(item) for item in items):
        return []
    employer = (root.findtext("channel/title") or "").strip()
    return [_advert(item, employer) for item in items if _text(item, "title")]


def _is_own(item: _Element) -> bool:
    return item.find("remoteStatus") is not None or item.find(f"{{{_SPACE}}}locations") is not None


def _advert(item: _Element, employer: str) -> Advert:
    about = About(
        _text(item, "title"), employer, "; ".join(_places(item)), posted=_day(_text(item, "pubDate"))
    )
    return Advert(about, (*blocks_of(_text(item, "description")), *_facts(item)))


def _places(item: _Element) -> dict[str, None]:
    places = (
        ", ".join(filter(None, (_text(place, f"{{{_SPACE}}}{name}") for name in ("city", "country"))))
        or _text(place, f"{{{_SPACE}}}name")
        for place in item.iter(f"{{{_SPACE}}}location")
    )
    return dict.fromkeys(filter(None, places))


def _facts(item: _Element) -> Iterator[Block]:
    status = _REMOTE.get(_text(item, "remoteStatus"), "")
    yield from facts.fact("Workplace type", status, Section.BODY)


def _day(text: str) -> date | None:
    try:
        return parsedate_to_datetime(text).date()
    except ValueError:
        return None


def _text(element: _Element, path: str) -> str:
    return (element.findtext(path) or "").strip()
