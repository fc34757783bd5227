"""Lever: https://github.com/lever/postings-api."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scanner.model import Form, Section
from scanner.postings import facts
from scanner.postings.advert import About, Advert, Block
from scanner.postings.boards.shape import jobs
from scanner.postings.prose import blocks_of
from scanner.postings.values import date_of, first_text, list_of, map_of, text_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_LIST_LEVEL = 3


def adverts(value: object) -> list[Advert]:
    """Return the adverts of a postings list, or of one posting; empty for another shape."""
    return [
        _advert(job)
        for job in jobs(value, ("data", "postings"), frozenset({"text", "categories", "hostedUrl"}))
    ]


def _advert(job: Mapping[str, object]) -> Advert:
    categories = map_of(job.get("categories"))
    places = [text for item in list_of(categories.get("allLocations")) if (text := text_of(item))]
    about = About(
        title=text_of(job.get("text")),
        employer=_employer(first_text(job, "hostedUrl")),
        location="; ".join(places) or first_text(categories, "location"),
        posted=date_of(job.get("createdAt")),
    )
    return Advert(about, (*_body(job), *_facts(job, categories)))


def _employer(url: str) -> str:
    """Return the site's name is all a Lever posting says of its employer."""
    parts = url.split("/")
    return parts[3].replace("-", " ") if len(parts) > 4 and "lever.co" in parts[2] else ""  # noqa: PLR2004 - scheme://host/site/job


def _body(job: Mapping[str, object]) -> Iterator[Block]:
    yield from blocks_of(first_text(job, "description", "descriptionPlain"))
    for item in list_of(job.get("lists")):
        part = map_of(item)
        if text_of(part.get("text")):
            yield Block(Form.HEADING, text_of(part.get("text")), _LIST_LEVEL)
        yield from blocks_of(text_of(part.get("content")))
    closing = blocks_of(first_text(job, "additional", "additionalPlain"))
    if closing and closing[0].form is Form.PARAGRAPH and job.get("lists"):
        # What follows the lists does not stand under the last of them.
        yield Block(closing[0].form, closing[0].text, section=Section.BODY)
        closing = closing[1:]
    yield from closing


def _facts(job: Mapping[str, object], categories: Mapping[str, object]) -> Iterator[Block]:
    pay = map_of(job.get("salaryRange"))
    low, high, currency, interval = (first_text(pay, name) for name in ("min", "max", "currency", "interval"))
    yield from facts.amounts("Salary range", low, high, currency, interval)
    yield from blocks_of(first_text(job, "salaryDescription", "salaryDescriptionPlain"))
    yield from facts.fact("Commitment", first_text(categories, "commitment"), Section.BODY)
    kind = first_text(job, "workplaceType")
    yield from facts.fact("Workplace type", "" if kind == "unspecified" else kind, Section.BODY)
