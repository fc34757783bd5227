"""Greenhouse: https://developers.greenhouse.io/job-board.html."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scanner.model import Section
from scanner.postings import facts
from scanner.postings.advert import About, Advert
from scanner.postings.boards.shape import jobs
from scanner.postings.places import place
from scanner.postings.prose import blocks_of
from scanner.postings.values import date_of, first_text, list_of, map_of, text_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from scanner.postings.advert import Block

_MARKS = frozenset({"content", "internal_job_id", "first_published", "updated_at", "pay_input_ranges"})


def adverts(value: object) -> list[Advert]:
    """Return the adverts of a job board, with or without `content=true`; empty for another shape."""
    found = jobs(value, ("jobs",), frozenset({"title", "absolute_url"}))
    return [_advert(job) for job in found if job.keys() & _MARKS]


def _advert(job: Mapping[str, object]) -> Advert:
    about = About(
        title=text_of(job.get("title")),
        employer=first_text(job, "company_name"),
        location=place(job.get("location")),
        posted=date_of(job.get("first_published") or job.get("updated_at")),
        valid_through=date_of(job.get("application_deadline")),
    )
    return Advert(about, (*blocks_of(text_of(job.get("content"))), *_facts(job)))


def _facts(job: Mapping[str, object]) -> Iterator[Block]:
    for item in list_of(job.get("pay_input_ranges")):
        pay = map_of(item)
        label = text_of(pay.get("title")).rstrip(":") or "Pay range"
        yield from facts.amounts(
            label,
            _money(pay.get("min_cents")),
            _money(pay.get("max_cents")),
            first_text(pay, "currency_type"),
            "",
        )
        yield from blocks_of(text_of(pay.get("blurb")))
    for item in list_of(job.get("metadata")):
        field = map_of(item)
        if "employment" in text_of(field.get("name")).casefold():
            yield from facts.fact("Employment type", text_of(field.get("value")), Section.BODY)


def _money(cents: object) -> str:
    """Whole units of an amount in hundredths."""
    if not isinstance(cents, int | float) or isinstance(cents, bool):
        return ""
    return f"{cents / 100:.2f}".removesuffix(".00")
