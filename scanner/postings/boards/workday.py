"""Workday: what its careers pages ask for (`/wday/cxs/...`): a list without texts, or one posting."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scanner.model import Section
from scanner.postings import facts
from scanner.postings.advert import About, Advert
from scanner.postings.boards.shape import jobs
from scanner.postings.prose import blocks_of
from scanner.postings.values import date_of, first_text, list_of, map_of, text_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from scanner.postings.advert import Block


def adverts(value: object) -> list[Advert]:
    """Return the adverts of a list, or of one posting; empty for another shape."""
    answer = map_of(value)
    listed = jobs(answer, ("jobPostings",), frozenset({"title", "externalPath"}))
    found = jobs(answer, ("jobPostingInfo",), frozenset({"title", "jobDescription"})) or listed
    employer = first_text(map_of(answer.get("hiringOrganization")), "name", "descriptor")
    return [_advert(job, employer) for job in found]


def _advert(job: Mapping[str, object], employer: str) -> Advert:
    places = [
        first_text(job, "location", "locationsText"),
        *map(text_of, list_of(job.get("additionalLocations"))),
    ]
    about = About(
        title=text_of(job.get("title")),
        employer=employer,
        location="; ".join(dict.fromkeys(filter(None, places))),
        posted=date_of(job.get("startDate")),
        valid_through=date_of(job.get("endDate")),
    )
    return Advert(about, (*blocks_of(text_of(job.get("jobDescription"))), *_facts(job)))


def _facts(job: Mapping[str, object]) -> Iterator[Block]:
    yield from facts.fact("Time type", first_text(job, "timeType"), Section.HOURS)
    yield from facts.fact("Workplace type", first_text(job, "remoteType"), Section.BODY)
