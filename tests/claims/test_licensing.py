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
REQUIREMENTS = ("north-america", "europe", "gulf-asia", "south", "not-claims")
WAYS = frozenset({"required", "preferred", "eligible", "provided", "waived"})
LISTED, PROSE, OFFERED = (Form.ITEM, Section.REQUIREMENTS), (Form.PARAGRAPH, Section.BODY), (Form.ITEM, Section.BENEFITS)


@cache
def extractor() -> Extractor:
    return Extractor(load())


def rows(table: str) -> Iterator[tuple[str, str]]:
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
    return " ".join([value.credential, *(sorted(value.jurisdictions) or ["-"]), value.requirement, value.authority or ""]).strip()


def expected(claims: str) -> set[str]:
    return {in_order(claim) for claim in claims.split("; ")}


def in_order(claim: str) -> str:
    """The claim with its places sorted: they stand between the credential and the requirement."""
    words = claim.split()
    last = next((i for i, word in enumerate(words) if word in WAYS), len(words))
    return " ".join([*words[:1], *sorted(words[1:last]), *words[last:]])


@pytest.mark.parametrize(("sentence", "claims"), [row for table in REQUIREMENTS for row in rows(table)])
def test_an_item_under_requirements(sentence: str, claims: str) -> None:
    assert said(posting((sentence, *LISTED))) == expected(claims)


@pytest.mark.parametrize(("sentence", "claims"), rows("adversarial"))
def test_a_sentence_of_running_text(sentence: str, claims: str) -> None:
    assert said(posting((sentence, *PROSE))) == expected(claims)


@pytest.mark.parametrize(("sentence", "claims"), rows("offers"))
def test_an_item_under_benefits(sentence: str, claims: str) -> None:
    assert said(posting((sentence, *OFFERED))) == expected(claims)


@pytest.mark.xfail(strict=True, reason="known miss")
@pytest.mark.parametrize(("sentence", "claims"), rows("known-misses"))
def test_a_known_miss(sentence: str, claims: str) -> None:
    assert said(posting((sentence, *PROSE))) == expected(claims)
