"""Sentences in many countries' wording, and the licensing claims a careful reader takes from them."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from scanner.claims import Extractor
from scanner.model import Form, Kind, Licensing, Passage, Posting, Section
from scanner.rules import load

if TYPE_CHECKING:
    from collections.abc import Iterator

TABLES = Path(__file__).parent / "licensing"
REQUIREMENTS = ("north-america", "europe", "gulf-asia", "south", "worldwide", "fresh-wording", "not-claims")
WAYS = frozenset({"required", "preferred", "eligible", "provided", "waived"})
LISTED, PROSE, OFFERED = (
    (Form.ITEM, Section.REQUIREMENTS),
    (Form.PARAGRAPH, Section.BODY),
    (Form.ITEM, Section.BENEFITS),
)


@cache
def extractor() -> Extractor:
    return Extractor(load())


def rows(*tables: str) -> list[tuple[str, str]]:
    return list(dict.fromkeys(row for table in tables for row in _rows(table)))


def _rows(table: str) -> Iterator[tuple[str, str]]:
    for line in (TABLES / f"{table}.txt").read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            sentence, _, claims = line.partition(" -> ")
            yield sentence, claims


def posting(*passages: tuple[str, Form, Section], title: str = "Doctor", location: str = "") -> Posting:
    found, start = [], 0
    for text, form, section in ((title, Form.TITLE, Section.TITLE), *passages):
        found.append(Passage(text, start, form, section))
        start += len(text) + 1
    return Posting("test", title, "", location, tuple(found))


def said(posting: Posting) -> set[str]:
    values = [claim.value for claim in extractor()(posting) if claim.kind is Kind.LICENSING]
    return {written(value) for value in values if isinstance(value, Licensing)} or {"none"}


def written(value: Licensing) -> str:
    return " ".join(
        [value.credential, *(sorted(value.jurisdictions) or ["-"]), value.requirement, value.authority or ""]
    ).strip()


def expected(claims: str) -> set[str]:
    return {in_order(claim) for claim in claims.split("; ")}


def in_order(claim: str) -> str:
    """The claim with its places sorted: they stand between the credential and the requirement."""
    words = claim.split()
    last = next((i for i, word in enumerate(words) if word in WAYS), len(words))
    return " ".join([*words[:1], *sorted(words[1:last]), *words[last:]])


@pytest.mark.parametrize(("sentence", "claims"), rows(*REQUIREMENTS))
def test_an_item_under_requirements(sentence: str, claims: str) -> None:
    assert said(posting((sentence, *LISTED))) == expected(claims)


@pytest.mark.parametrize(("sentence", "claims"), rows("adversarial", "prose", "worldwide-prose"))
def test_a_sentence_of_running_text(sentence: str, claims: str) -> None:
    assert said(posting((sentence, *PROSE))) == expected(claims)


@pytest.mark.parametrize(("sentence", "claims"), rows("offers"))
def test_an_item_under_benefits(sentence: str, claims: str) -> None:
    assert said(posting((sentence, *OFFERED))) == expected(claims)


@pytest.mark.xfail(strict=True, reason="known miss")
@pytest.mark.parametrize(("sentence", "claims"), rows("known-misses"))
def test_a_known_miss(sentence: str, claims: str) -> None:
    assert said(posting((sentence, *PROSE))) == expected(claims)


LISTS = [
    (
        ["The part you can't skip:", "- A license in Ohio", "- DEA"],
        "licence US-OH required; prescriber US required DEA",
    ),
    (["Not optional:", "- GMC registration"], "licence GB required GMC"),
    (["Must, no exceptions:", "- AHPRA registration"], "licence AU required AHPRA"),
    (["What you can't do without:", "- HPCSA registration"], "licence ZA required HPCSA"),
    (["Nothing here is optional:", "- MRCGP"], "specialist GB required MRCGP"),
    (["Don't apply without:", "- A Kenyan licence"], "licence KE required"),
    (["None of this can be waived:", "- SCFHS classification"], "licence SA required SCFHS"),
    (["Non-negotiables:", "- QCHP licence"], "licence QA required QCHP"),
    (["Not needed:", "- GMC registration", "- USMLE"], "licence GB waived GMC; exam US waived USMLE"),
    (["Not required:", "- A licence in Ohio"], "licence US-OH waived"),
    (["Optional:", "- DHA licence"], "licence AE-DU preferred DHA"),
    (["Would be lovely:", "- FRACGP"], "specialist AU preferred FRACGP"),
    (["You can skip:", "- A UK licence"], "licence GB waived"),
    (
        ["- Licensed in Ohio, Texas and Utah", "License renewals reimbursed."],
        "licence US-OH US-TX US-UT required; licence US-OH US-TX US-UT provided",
    ),
    (
        ["You must be licensed in any of the following states:", "- Texas", "- New Mexico and Utah"],
        "licence US-TX US-NM US-UT required",
    ),
    (
        ["Licensed in one of these states:", "- AZ", "- WA, OR", "- Kind team"],
        "licence US-AZ US-WA US-OR required",
    ),
    (
        [
            "We cover Idaho, Ohio, Utah and Iowa.",
            *["More about us."] * 5,
            "- We obtain all four state licenses",
        ],
        "licence US-ID US-OH US-UT US-IA provided",
    ),
    (
        [
            "We cover Idaho, Ohio and Iowa.",
            "- License in Maine",
            "We pay each of them. A state licence is a must.",
        ],
        "licence US-ME required; licence US required",
    ),
    (["Not needed:", "MRCGP or PLAB. A car."], "specialist GB waived MRCGP; exam GB waived PLAB"),
    (['"I doubled my income." - Joan Hill, MRCGP', "- Cardiology with FRACP: $90"], "none"),
    (["You do not need:", "- A UK licence", "- PLAB"], "licence GB waived; exam GB waived PLAB"),
    (
        ["Nice to have:", "- DEA", "- A license in Kansas"],
        "prescriber US preferred DEA; licence US-KS preferred",
    ),
    (
        ["- DHA license", "We pay the licence renewal fee."],
        "licence AE-DU required DHA; licence AE-DU provided",
    ),
    (
        ["- Full registration with MCNZ", "- Current annual practising certificate"],
        "licence NZ required MCNZ; licence NZ required",
    ),
]


@pytest.mark.parametrize(("lines", "claims"), LISTS)
def test_a_list_and_its_introduction(lines: list[str], claims: str) -> None:
    forms = [Form.ITEM if line.startswith("- ") else Form.PARAGRAPH for line in lines]
    passages = [
        (line.removeprefix("- "), form, Section.BODY) for line, form in zip(lines, forms, strict=True)
    ]
    assert said(posting(*passages)) == expected(claims)


@pytest.mark.parametrize(
    ("title", "text", "claims"),
    [
        ("Telehealth NP - Nevada Licensed", "Join us.", "licence US-NV required"),
        ("Telehealth NP - Nevada Licensed", "Requires an active Nevada license.", "licence US-NV required"),
        ("Remote GP (GMC registered)", "Join us.", "licence GB required GMC"),
        ("Licensed therapist", "Join us.", "none"),
    ],
)
def test_a_title_counts_unless_the_text_repeats_it(title: str, text: str, claims: str) -> None:
    assert said(posting((text, *PROSE), title=title)) == expected(claims)


@pytest.mark.parametrize(
    ("location", "sentence", "claims"),
    [
        ("Pune, India", "NMC registration", "licence IN required NMC"),
        ("Leeds, UK", "NMC registration", "licence GB required NMC"),
        ("Lagos, Nigeria", "A valid state licence", "licence - required"),
        ("Pune, India", "State registration", "licence IN required"),
        ("Boston, MA", "A valid state licence", "licence US required"),
        ("Accra, Ghana", "Registered with the Medical and Dental Council", "licence GH required MDC"),
        ("Abuja, Nigeria", "Registered with the Medical and Dental Council", "licence NG required MDCN"),
        ("Accra, Ghana", "In good standing with the Medical and Dental Council", "licence GH required MDC"),
        ("Accra, Ghana", "MDC registration", "licence GH required MDC"),
        ("Galway, Ireland", "Registration with the Medical Council", "licence IE required IMC"),
        ("Colombo, Sri Lanka", "Full registration with the Medical Council", "licence LK required SLMC"),
        (
            "Harare",
            "Registered with the Medical and Dental Practitioners Council",
            "licence ZW required MDPCZ",
        ),
        ("Kumasi, Ghana", "Registration with the Nursing and Midwifery Council", "licence GH required NMC"),
        ("Leeds, UK", "Registration with the Nursing and Midwifery Council", "licence GB required NMC"),
        ("Muscat, Oman", "MOH licence", "licence OM required MOH"),
        ("Abu Dhabi", "DOH licence", "licence AE-AZ required DOH"),
        ("Dhaka, Bangladesh", "FCPS in Medicine", "specialist BD required FCPS"),
        ("Lima, Peru", "Registered with the relevant medical council", "licence - required"),
    ],
)
def test_the_location_settles_what_the_words_leave_open(location: str, sentence: str, claims: str) -> None:
    assert said(posting((sentence, *LISTED), location=location)) == expected(claims)


def test_a_claim_quotes_its_posting() -> None:
    one = posting(("Active, unrestricted license in Utah is preferred.", *PROSE))
    (claim,) = [claim for claim in extractor()(one) if claim.kind is Kind.LICENSING]
    assert (
        claim.quote
        == "Active, unrestricted license in Utah is preferred"
        == one.text[claim.start : claim.end]
    )
