"""A record with fields of usual names (a table row, a JSON object) → an advert."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from scanner.model import Form, Section
from scanner.postings import facts
from scanner.postings.advert import About, Advert, Block
from scanner.postings.places import place
from scanner.postings.prose import blocks_of
from scanner.postings.schema import employer
from scanner.postings.values import date_of, list_of, text_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

FIELDS: Mapping[str, tuple[str, ...]] = {
    "title": ("title", "jobtitle", "positiontitle", "position", "role", "jobname", "vacancytitle", "vacancy", "jobposition", "postingtitle", "name"),
    "employer": (
        "company", "companyname", "employer", "employername", "organization", "organisation", "organizationname", "organisationname",
        "hiringorganization", "hiringorganisation", "hospital", "clinic", "agency", "advertiser", "recruiter",
    ),
    "location": ("location", "joblocation", "place", "locations", "workplace", "locationname", "address", "jobplace"),
    "city": ("city", "town", "locality"),
    "region": ("state", "region", "province", "county"),
    "country": ("country", "countrycode", "countryname"),
    "description": (
        "description", "jobdescription", "fulldescription", "descriptionhtml", "descriptionplain", "text", "body", "content", "desc",
        "jobdesc", "details", "jobdetails", "posting", "postingtext", "jobtext", "fulltext", "rawtext", "advert", "ad", "html", "snippet", "summary",
    ),
    "salary": ("salary", "salaryrange", "pay", "payrange", "payrate", "compensation", "salarytext", "remuneration", "rate", "wage", "fee"),
    "salary_min": ("salarymin", "minsalary", "minamount", "minimumsalary", "salaryfrom", "minpay"),
    "salary_max": ("salarymax", "maxsalary", "maxamount", "maximumsalary", "salaryto", "maxpay"),
    "currency": ("currency", "salarycurrency", "paycurrency"),
    "period": ("payperiod", "salaryperiod", "salaryunit", "interval", "period"),
    "employment": ("employmenttype", "jobtype", "contracttype", "formattedworktype", "worktype", "contract", "engagement"),
    "posted": ("dateposted", "posted", "posteddate", "postedat", "publishedat", "publicationdate", "created", "createdat", "date"),
    "closing": ("validthrough", "closingdate", "closes", "deadline", "expires", "expirydate", "applicationdeadline"),
}  # fmt: skip
_PARTS = (
    ("Responsibilities", Section.DUTIES, ("responsibilities", "duties", "jobresponsibilities")),
    (
        "Requirements",
        Section.REQUIREMENTS,
        ("requirements", "qualifications", "jobrequirements", "skills", "skillsdesc", "eligibility"),
    ),
    ("Benefits", Section.BENEFITS, ("benefits", "perks", "jobbenefits")),
    ("Schedule", Section.HOURS, ("schedule", "workinghours", "hours", "workschedule")),
)
_SIGNS = re.compile(r"[\W_]+")


def folded(name: str) -> str:
    """Return a field's name without case, spaces and signs."""
    return _SIGNS.sub("", name.casefold())


def is_record(names: Iterable[str]) -> bool:
    """Whether fields of these names can describe a job: a title and some text, or nearly."""
    known = {folded(name) for name in names}
    found = [
        field
        for field in ("title", "employer", "location", "description")
        if not known.isdisjoint(FIELDS[field])
    ]
    return "description" in found or ("title" in found and len(found) > 1)


def advert(record: Mapping[str, object], label: str = "") -> Advert | None:
    """Return what a record says; None if it has neither a title nor a text."""
    values = {folded(name): value for name, value in record.items() if value not in (None, "", [])}
    about = About(
        title=text_of(_first(values, "title")),
        employer=employer(_first(values, "employer")),
        location=_place(values),
        posted=date_of(_first(values, "posted")),
        valid_through=date_of(_first(values, "closing")),
    )
    body = _body(values)
    if not about.title and not body:
        return None
    return Advert(about, (*body, *_facts(values)), label)


def _first(values: Mapping[str, object], field: str) -> object:
    return next((values[name] for name in FIELDS[field] if name in values), None)


def _place(values: Mapping[str, object]) -> str:
    whole = place(_first(values, "location"))
    parts = [place(_first(values, field)) for field in ("city", "region", "country")]
    return whole or ", ".join(dict.fromkeys(filter(None, parts)))


def _body(values: Mapping[str, object]) -> tuple[Block, ...]:
    described = blocks_of(_text(_first(values, "description")))
    return (*described, *_parts(values))


def _parts(values: Mapping[str, object]) -> Iterator[Block]:
    for label, section, names in _PARTS:
        text = next((text for name in names if (text := _text(values.get(name)))), "")
        blocks = blocks_of(text) if text else ()
        if blocks:
            yield Block(Form.HEADING, label, section=section)
        for block in blocks:
            yield Block(block.form, block.text, heading=label, section=section)


def _text(value: object) -> str:
    """Return the text of a field; a list is a list of items."""
    if isinstance(value, list):
        return "\n".join(f"- {text}" for item in list_of(value) if (text := text_of(item)))
    return text_of(value)


def _facts(values: Mapping[str, object]) -> Iterator[Block]:
    said = _first(values, "salary")
    if isinstance(said, dict):
        yield from facts.pay("Salary", said)
    low, high, currency, unit = (
        text_of(_first(values, name)) for name in ("salary_min", "salary_max", "currency", "period")
    )
    if text_of(said):
        yield from facts.amounts("Salary", text_of(said), "", currency, unit)
    else:
        yield from facts.amounts("Salary", low, high, currency, unit)
    yield from facts.employment(_first(values, "employment"))
