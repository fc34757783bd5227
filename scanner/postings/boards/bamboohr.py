"""BambooHR: `careers/list` (no texts) and `careers/<id>/detail`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scanner.model import Section
from scanner.postings import facts
from scanner.postings.advert import About, Advert
from scanner.postings.boards.shape import jobs
from scanner.postings.places import place
from scanner.postings.prose import blocks_of
from scanner.postings.values import date_of, first_text, map_of, text_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from scanner.postings.advert import Block


def adverts(value: object) -> list[Advert]:
    """Return the adverts of a list, or of one opening; empty for another shape."""
    inner = map_of(value.get("result")) if isinstance(value, dict) else {}
    marks = frozenset({"jobOpeningName"})
    found = jobs(value, ("result", "jobOpening"), marks) or jobs(inner, ("jobOpening",), marks)
    return [_advert(job) for job in found]


def _advert(job: Mapping[str, object]) -> Advert:
    about = About(
        title=text_of(job.get("jobOpeningName")),
        location=place(job.get("location")) or place(job.get("atsLocation")),
        posted=date_of(job.get("datePosted")),
    )
    return Advert(about, (*blocks_of(text_of(job.get("description"))), *_facts(job)))


def _facts(job: Mapping[str, object]) -> Iterator[Block]:
    yield from facts.amounts("Compensation", first_text(job, "compensation"), "", "", "")
    yield from facts.employment(job.get("employmentStatusLabel") or job.get("employmentType"))
    yield from facts.fact("Minimum experience", first_text(job, "minimumExperience"), Section.REQUIREMENTS)
    yield from facts.fact("Workplace type", "Remote" if job.get("isRemote") is True else "", Section.BODY)
