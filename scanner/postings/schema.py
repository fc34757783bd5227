"""A schema.org JobPosting → an advert."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scanner.model import Form, Origin, Section
from scanner.postings import facts
from scanner.postings.advert import About, Advert, Block
from scanner.postings.places import place
from scanner.postings.prose import blocks_of
from scanner.postings.values import date_of, first_text, list_of, map_of, text_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_PARTS = (
    ("responsibilities", "Responsibilities", Section.DUTIES),
    ("qualifications", "Qualifications", Section.REQUIREMENTS),
    ("educationRequirements", "Education requirements", Section.REQUIREMENTS),
    ("experienceRequirements", "Experience requirements", Section.REQUIREMENTS),
    ("skills", "Skills", Section.REQUIREMENTS),
    ("jobBenefits", "Benefits", Section.BENEFITS),
    ("benefits", "Benefits", Section.BENEFITS),
    ("incentiveCompensation", "Incentive compensation", Section.PAY),
    ("incentives", "Incentive compensation", Section.PAY),
    ("workHours", "Working hours", Section.HOURS),
)


def advert(posting: Mapping[str, object], label: str = "") -> Advert:
    """Return what a JobPosting says; missing fields are empty."""
    described = blocks_of(description(posting))
    about = About(
        title=first_text(posting, "title", "name", "jobTitle"),
        employer=employer(posting.get("hiringOrganization")),
        location=place(posting.get("jobLocation")) or _remote(posting),
        posted=date_of(posting.get("datePosted")),
        valid_through=date_of(posting.get("validThrough")),
    )
    said = "\n".join(block.text for block in described)
    return Advert(about, (*described, *_parts(posting, said), *markup_facts(posting)), label)


def description(posting: Mapping[str, object]) -> str:
    """Return the description, in pieces if it is given so."""
    return "\n\n".join(filter(None, (text_of(part) for part in list_of(posting.get("description")))))


def employer(value: object) -> str:
    """Return the name of an Organization, given as text or as object."""
    return text_of(value) or first_text(map_of(value), "name", "legalName", "alternateName")


def markup_facts(posting: Mapping[str, object]) -> Iterator[Block]:
    """Yield the facts that are no part of the description."""
    for name, label in (("baseSalary", "Base salary"), ("estimatedSalary", "Estimated salary")):
        for money in list_of(posting.get(name)):
            if isinstance(money, dict):
                yield from facts.pay(label, money)
            else:
                yield from facts.amounts(
                    label, text_of(money), "", text_of(posting.get("salaryCurrency")), ""
                )
    yield from facts.employment(posting.get("employmentType"))
    wanted = [place(where) for where in list_of(posting.get("applicantLocationRequirements"))]
    yield from facts.fact("Applicants must be in", ", ".join(filter(None, wanted)), Section.BODY)
    yield from facts.fact("Job location type", _remote(posting), Section.BODY)
    closing = date_of(posting.get("validThrough"))
    yield from facts.fact("Valid through", closing.isoformat() if closing else "", Section.APPLY)


def _parts(posting: Mapping[str, object], said: str) -> Iterator[Block]:
    """Fields that are passages of their own, unless the description repeats them."""
    for name, label, section in _PARTS:
        texts = [text for value in list_of(posting.get(name)) if (text := text_of(value))]
        blocks = [block for text in texts for block in blocks_of(text) if block.text not in said]
        if blocks:
            yield Block(Form.HEADING, label, section=section, origin=Origin.MARKUP)
        for block in blocks:
            yield Block(block.form, block.text, heading=label, section=section, origin=Origin.MARKUP)


def _remote(posting: Mapping[str, object]) -> str:
    return "Remote" if "TELECOMMUTE" in first_text(posting, "jobLocationType").upper() else ""
