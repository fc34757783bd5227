"""Workable: the widget (`?details=true`), the careers page and the SPI return nearly the same."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scanner.model import Form, Section
from scanner.postings import facts
from scanner.postings.advert import About, Advert, Block
from scanner.postings.boards.shape import jobs
from scanner.postings.places import place
from scanner.postings.prose import blocks_of
from scanner.postings.values import date_of, first_text, list_of, map_of, text_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_PARTS = (("requirements", "Requirements", Section.REQUIREMENTS), ("benefits", "Benefits", Section.BENEFITS))


def adverts(value: object) -> list[Advert]:
    """Return the adverts of an account, or of one job; empty for another shape."""
    found = jobs(value, ("jobs", "results"), frozenset({"title", "shortcode"}))
    employer = first_text(value, "name") if isinstance(value, dict) and "jobs" in value else ""
    return [_advert(job, employer) for job in found]


def _advert(job: Mapping[str, object], employer: str) -> Advert:
    about = About(
        title=first_text(job, "full_title", "title"),
        employer=employer
        or first_text(map_of(job.get("company")), "name", "title")
        or text_of(job.get("company")),
        location=_location(job),
        posted=date_of(job.get("published_on") or job.get("published") or job.get("created_at")),
    )
    return Advert(about, (*_body(job), *_facts(job)))


def _location(job: Mapping[str, object]) -> str:
    own = place({name: job.get(name) for name in ("city", "state", "country")})
    nested = map_of(job.get("location"))
    listed = [place(item) for item in list_of(job.get("locations"))]
    return (
        own
        or first_text(nested, "location_str")
        or place(nested)
        or "; ".join(dict.fromkeys(filter(None, listed)))
    )


def _body(job: Mapping[str, object]) -> Iterator[Block]:
    described = blocks_of(first_text(job, "full_description", "description"))
    yield from described
    said = "\n".join(block.text for block in described)
    for name, label, section in _PARTS:
        blocks = [block for block in blocks_of(text_of(job.get(name))) if block.text not in said]
        if blocks:
            yield Block(Form.HEADING, label, 1, section=section)
        for block in blocks:
            yield Block(block.form, block.text, block.level, label, section)


def _facts(job: Mapping[str, object]) -> Iterator[Block]:
    pay = map_of(job.get("salary"))
    low, high, currency = (first_text(pay, name) for name in ("salary_from", "salary_to", "salary_currency"))
    yield from facts.amounts("Salary", low, high, currency.upper(), first_text(pay, "salary_period"))
    yield from facts.employment(job.get("employment_type") or job.get("type"))
    remote = True in (
        job.get("telecommuting"),
        job.get("remote"),
        map_of(job.get("location")).get("telecommuting"),
    )
    yield from facts.fact(
        "Workplace type", "Remote" if remote else first_text(job, "workplace"), Section.BODY
    )
