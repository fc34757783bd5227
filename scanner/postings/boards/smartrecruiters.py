"""SmartRecruiters: https://developers.smartrecruiters.com/docs/posting-api."""

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

_PARTS = (
    ("companyDescription", Section.COMPANY),
    ("jobDescription", None),
    ("qualifications", Section.REQUIREMENTS),
    ("additionalInformation", None),
)
_TOP = 1


def adverts(value: object) -> list[Advert]:
    """Return the adverts of a company's list, or of one posting; empty for another shape."""
    found = jobs(value, ("content", "postings"), frozenset({"name", "company"}))
    return [
        _advert(job)
        for job in found
        if job.keys() & {"releasedDate", "jobAd", "refNumber", "typeOfEmployment"}
    ]


def _advert(job: Mapping[str, object]) -> Advert:
    where = map_of(job.get("location"))
    about = About(
        title=text_of(job.get("name")),
        employer=first_text(map_of(job.get("company")), "name", "identifier"),
        location=first_text(where, "fullLocation") or place(where),
        posted=date_of(job.get("releasedDate")),
    )
    return Advert(about, (*_body(job), *_facts(job, where)))


def _body(job: Mapping[str, object]) -> Iterator[Block]:
    sections = map_of(map_of(job.get("jobAd")).get("sections"))
    for name, section in _PARTS:
        part = map_of(sections.get(name))
        blocks = blocks_of(text_of(part.get("text")))
        if blocks and text_of(part.get("title")):
            yield Block(Form.HEADING, text_of(part.get("title")), _TOP, section=section)
        for block in blocks:
            own = section if block.form is not Form.HEADING else None
            yield Block(
                block.form,
                block.text,
                block.level,
                block.heading or (text_of(part.get("title")) if own else ""),
                own,
            )


def _facts(job: Mapping[str, object], where: Mapping[str, object]) -> Iterator[Block]:
    pay = map_of(job.get("compensation"))
    low, high, currency, period = (first_text(pay, name) for name in ("min", "max", "currency", "period"))
    yield from facts.amounts("Compensation", low, high, currency, period)
    yield from facts.employment(first_text(map_of(job.get("typeOfEmployment")), "label"))
    yield from facts.fact("Workplace type", "Remote" if where.get("remote") is True else "", Section.BODY)
