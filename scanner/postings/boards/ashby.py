"""Ashby: https://developers.ashbyhq.com/docs/public-job-posting-api."""

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

_MARKS = frozenset({"descriptionHtml", "descriptionPlain", "isListed", "secondaryLocations"})
_MONEY = frozenset({"salary", "commission", "bonus"})


def adverts(value: object) -> list[Advert]:
    """Return the adverts of a job board; empty for another shape."""
    found = jobs(value, ("jobs", "jobPosting", "results"), frozenset({"title", "jobUrl"}))
    return [_advert(job) for job in found if job.keys() & _MARKS]


def _advert(job: Mapping[str, object]) -> Advert:
    about = About(
        title=text_of(job.get("title")),
        location=_location(job),
        employer=_employer(first_text(job, "jobUrl")),
        posted=date_of(job.get("publishedAt")),
    )
    described = blocks_of(first_text(job, "descriptionHtml", "descriptionPlain"))
    return Advert(about, (*described, *_facts(job)))


def _location(job: Mapping[str, object]) -> str:
    others = [place(map_of(item).get("location") or item) for item in list_of(job.get("secondaryLocations"))]
    where = first_text(job, "location", "locationName") or place(job.get("address"))
    return "; ".join(dict.fromkeys(filter(None, (where, *others))))


def _employer(url: str) -> str:
    """Return the board's name is all an Ashby posting says of its employer."""
    parts = url.split("/")
    return parts[3].replace("-", " ") if len(parts) > 4 and "ashbyhq" in parts[2] else ""  # noqa: PLR2004 - scheme://host/board/job


def _facts(job: Mapping[str, object]) -> Iterator[Block]:
    yield from _compensation(map_of(job.get("compensation")))
    yield from facts.employment(job.get("employmentType"))
    remote = job.get("isRemote") is True or text_of(job.get("workplaceType")) == "Remote"
    yield from facts.fact(
        "Workplace type", "Remote" if remote else first_text(job, "workplaceType"), Section.BODY
    )


def _compensation(compensation: Mapping[str, object]) -> Iterator[Block]:
    """Yield the components in figures; the summary if there are none."""
    found = [
        block for item in list_of(compensation.get("summaryComponents")) for block in _component(map_of(item))
    ]
    if not found:
        found = list(
            facts.fact(
                "Compensation",
                first_text(compensation, "compensationTierSummary", "scrapeableCompensationSalarySummary"),
                Section.PAY,
            )
        )
    yield from found


def _component(component: Mapping[str, object]) -> Iterator[Block]:
    kind = text_of(component.get("compensationType")) or "Compensation"
    low, high, currency, interval = (
        first_text(component, name) for name in ("minValue", "maxValue", "currencyCode", "interval")
    )
    if kind.casefold() in _MONEY and (low or high):
        yield from facts.amounts(kind.capitalize(), low, high, currency, interval)
    else:
        yield from facts.fact(
            kind.replace("EquityPercentage", "Equity"), text_of(component.get("summary")), Section.PAY
        )
