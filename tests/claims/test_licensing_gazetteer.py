"""Names of places and authorities in a reading, and mistakes in the files that hold them."""

from __future__ import annotations

from functools import cache
from shutil import copytree
from typing import TYPE_CHECKING

import pytest

from scanner.claims.lexing import read
from scanner.errors import RuleError
from scanner.model import Passage
from scanner.rules.gazetteer import load_gazetteer
from scanner.rules.pack import builtin_folder

if TYPE_CHECKING:
    from pathlib import Path

    from scanner.rules.gazetteer import Gazetteer


@cache
def gazetteer() -> Gazetteer:
    return load_gazetteer((builtin_folder(),))


def places(text: str) -> list[str]:
    return [code for place in gazetteer().places(read(Passage(text, 0))) for code in place.codes]


def bodies(text: str, *home: str) -> list[tuple[str, str]]:
    found = gazetteer().authorities(read(Passage(text, 0)), frozenset(home))
    return [(named.authority.key, ",".join(named.authority.places)) for named in found]


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("licensed in TX, FL and CA", ["US-TX", "US-FL", "US-CA"]),
        ("TX OR FL", ["US-TX", "US-FL"]),
        ("CA, OR, WA", ["US-CA", "US-OR", "US-WA"]),
        ("licensed in ME", ["US-ME"]),
        ("Richmond, VA", ["US-VA"]),
        ("Washington DC and Washington State", ["US-DC", "US-WA"]),
        ("West Virginia, not Virginia", ["US-WV", "US-VA"]),
        ("a U.S. or Canadian licence", ["US", "CA"]),
        ("AB / SK / MB", ["CA-AB", "CA-SK", "CA-MB"]),
        ("canton of Bern", ["CH-BE"]),
        ("Kenyan, Ugandan and Rwandan doctors", ["KE", "UG", "RW"]),
        ("the UAE, KSA or uk", ["AE", "SA", "GB"]),
        ("any EU/EEA country", ["EU"]),
        ("New South Wales", ["AU"]),
        ("Dubai or Abu Dhabi", ["AE-DU", "AE-AZ"]),
    ],
)
def test_places_are_found_by_name_adjective_and_code(text: str, codes: list[str]) -> None:
    assert places(text) == codes


@pytest.mark.parametrize(
    "text",
    [
        "MD, PA and NP welcome",
        "JOIN US NOW",
        "contact us, or call me",
        "OK, HI there",
        "an MS or MD degree",
        "CONTACT ME OR HIM IN PERSON",
        "the ID of your MA programme",
        "tell us in detail",
    ],
)
def test_words_and_degrees_are_no_states(text: str) -> None:
    assert places(text) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("registered with the GMC", [("GMC", "GB")]),
        ("NMC registered nurse", [("NMC", "GB")]),
        ("MBBS with NMC registration", [("NMC", "IN")]),
        ("NMC registration, Nepal", [("NMC", "NP")]),
        ("PM&DC registration", [("PMDC", "PK")]),
        ("College of Physicians and Surgeons of Manitoba", [("CPSM", "CA-MB")]),
        ("inscrit à l'Ordre des médecins", [("CNOM", "FR")]),
        ("American Board of Dermatology", [("ABD", "US")]),
        ("a big team with a big heart", []),
        ("CRM software and MBA degree", []),
        ("patients with SLE or EMS calls", []),
        ("STP and pre-employment checks", []),
        ("DHA and fish oil", []),
    ],
)
def test_authorities_are_found_by_name_and_abbreviation(text: str, found: list[tuple[str, str]]) -> None:
    assert bodies(text) == found


def test_the_country_of_a_posting_decides_an_abbreviation() -> None:
    assert bodies("NMC registration", "IN") == [("NMC", "IN")]
    assert bodies("NMC registration", "GB") == [("NMC", "GB")]


def test_a_place_within_an_authority_is_part_of_it() -> None:
    reading = read(Passage("Texas Medical Board licence in Utah", 0))
    spans = gazetteer().spans(reading)
    assert [(span.slot, span.codes) for span in spans] == [
        ("<authority>", ("US-TX",)),
        ("<place>", ("US-UT",)),
    ]


@pytest.mark.parametrize(
    ("file", "text", "problem"),
    [
        ("places.yaml", "countries:\n  Kenya: [Kenya]\n", ":2: countries.Kenya: is no ISO 3166 code"),
        ("places.yaml", "countries:\n  KE: Kenya\n", ":2: countries.KE: must be a list of names"),
        ("places.yaml", "towns: {}\n", ":1: towns: is none of"),
        ("places.yaml", "codes:\n  US-TX: tx\n", ":2: codes.US-TX: must be a code in capitals"),
        (
            "authorities.yaml",
            "authorities:\n  X: {places: [KE]}\n",
            "authorities.X.credential: must be one of",
        ),
        (
            "authorities.yaml",
            "authorities:\n  X: {credential: exam}\n",
            "authorities.X.places: must be a list",
        ),
        ("authorities.yaml", "authorities:\n  X: {place: [KE]}\n", "authorities.X.place: is none of"),
        ("authorities.yaml", "bodies: {}\n", ":1: bodies: is neither words nor authorities"),
        ("modality.yaml", "maybe: []\n", ":1: maybe: is none of"),
        ("modality.yaml", "waived:\n  before: no\n", ":2: waived.before: must be a list of phrases"),
        ("modality.yaml", "pseudo: ['(no doubt']\n", "pseudo.0: a bracket that is never closed"),
    ],
)
def test_a_mistake_is_told_with_its_line(tmp_path: Path, file: str, text: str, problem: str) -> None:
    copytree(builtin_folder(), tmp_path / "pack")
    (tmp_path / "pack" / file).write_text(text, encoding="utf-8")
    with pytest.raises(RuleError) as told:
        load_gazetteer((tmp_path / "pack",))
    assert problem in str(told.value)
