"""Personio: the XML feed of a careers site (`/xml`)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scanner.model import Form, Section
from scanner.postings import facts
from scanner.postings.advert import About, Advert, Block
from scanner.postings.prose import blocks_of
from scanner.postings.values import date_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

_TOP = 1


def adverts(root: _Element) -> list[Advert]:
    """Return the adverts of a feed, or of one position; empty for another document."""
    positions = [root] if root.tag == "position" else root.findall("position")
    return [_advert(position) for position in positions if position.find("name") is not None]


def _advert(position: _Element) -> Advert:
    offices = [
        _text(position, "office"),
        *(office.text or "" for office in position.findall("additionalOffices/office")),
    ]
    about = About(
        title=_text(position, "name"),
        employer=_text(position, "subcompany"),
        location="; ".join(dict.fromkeys(office.strip() for office in offices if office.strip())),
        posted=date_of(_text(position, "createdAt")),
    )
    return Advert(about, (*_body(position), *_facts(position)))


def _body(position: _Element) -> Iterator[Block]:
    for part in position.iterfind("jobDescriptions/jobDescription"):
        if _text(part, "name"):
            yield Block(Form.HEADING, _text(part, "name"), _TOP)
        yield from blocks_of(_text(part, "value"))


def _facts(position: _Element) -> Iterator[Block]:
    low, high = (
        _text(position, f"salary/{name}") or _text(position, f"salary{name.title()}")
        for name in ("min", "max")
    )
    yield from facts.amounts(
        "Salary", low, high, _text(position, "salary/currency"), _text(position, "salary/interval")
    )
    yield from facts.employment(_text(position, "employmentType"))
    yield from facts.fact("Schedule", _text(position, "schedule"), Section.HOURS)
    years = _text(position, "yearsOfExperience")
    yield from facts.fact("Years of experience", years, Section.REQUIREMENTS)


def _text(element: _Element, path: str) -> str:
    return (element.findtext(path) or "").strip()
