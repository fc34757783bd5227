"""Recruitee: https://docs.recruitee.com/reference/offers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scanner.model import Form, Section
from scanner.postings import facts
from scanner.postings.advert import About, Advert, Block
from scanner.postings.boards.shape import jobs
from scanner.postings.places import place
from scanner.postings.prose import blocks_of
from scanner.postings.values import date_of, first_text, map_of, text_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping


def adverts(value: object) -> list[Advert]:
    """Return the adverts of a careers site, or of one offer; empty for another shape."""
    return [_advert(job) for job in jobs(value, ("offers", "offer"), frozenset({"title", "careers_url"}))]


def _advert(job: Mapping[str, object]) -> Advert:
    about = About(
        title=text_of(job.get("title")),
        employer=first_text(job, "company_name"),
        location=first_text(job, "location") or place(job.get("locations")),
        posted=date_of(job.get("published_at") or job.get("created_at")),
        valid_through=date_of(job.get("close_at")),
    )
    return Advert(about, (*_body(job), *_facts(job)))


def _body(job: Mapping[str, object]) -> Iterator[Block]:
    yield from blocks_of(text_of(job.get("description")))
    required = blocks_of(text_of(job.get("requirements")))
    if required and required[0].form is not Form.HEADING:
        yield Block(Form.HEADING, "Requirements", 1)
    yield from required


def _facts(job: Mapping[str, object]) -> Iterator[Block]:
    pay = map_of(job.get("salary"))
    low, high, currency, period = (first_text(pay, name) for name in ("min", "max", "currency", "period"))
    yield from facts.amounts("Salary", low, high, currency, period)
    least, most = (
        first_text(job, "min_hours_per_week", "min_hours"),
        first_text(job, "max_hours_per_week", "max_hours"),
    )
    hours = " - ".join(dict.fromkeys(filter(None, (least, most))))
    yield from facts.fact("Hours per week", hours, Section.HOURS)
    code = first_text(job, "employment_type_code")
    yield from facts.employment(code)
    kinds = [
        word
        for word, name in (("Remote", "remote"), ("Hybrid", "hybrid"), ("On site", "on_site"))
        if job.get(name) is True
    ]
    yield from facts.fact("Workplace type", ", ".join(kinds), Section.BODY)
