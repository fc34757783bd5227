"""Introductions: `any of the following states:` and the places listed under it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from scanner.claims.lexing import read
from scanner.claims.licensing.requirement import Stretch, heard_requirement
from scanner.claims.licensing.statements import simplified
from scanner.model import Claim, Form, Kind, Licensing, Passage, Section
from scanner.rules.codes import LINKS
from scanner.rules.names import in_capitals

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scanner.claims.licensing.statements import Statement
    from scanner.claims.reading import Heard, Reading
    from scanner.model import Posting
    from scanner.rules.gazetteer import Gazetteer

SHORT = 14
_INTRODUCED = frozenset({"waived", "preferred", "provided"})
"""What an introduction may say of all its entries."""
_TOLD = frozenset({"waived", "preferred"})
"""What an introduction may say by words that follow a credential: `Not needed`."""
_FILL = LINKS | {"only", "also", "both", "all", "a", "licence", "*"}


@dataclass(frozen=True, slots=True)
class Introduction:
    """What was said before a list: what may tell how its entries are asked for, and a credential that wants places."""

    posting: Posting
    leading: Reading | None
    """The few words that may say how the entries are asked for."""
    statement: Statement | None = None
    start: int = 0
    passage: Passage | None = None
    claim: Claim | None = None
    """The credential with the places listed so far."""


def introduces(heard: Heard, said: Sequence[Statement], opened: Introduction | None) -> Introduction | None:
    """The introduction that a passage is to those after it."""
    reading = heard.reading
    passage = reading.passage
    if passage.form in {Form.ITEM, Form.ROW}:
        return replace(opened, statement=None, claim=None) if opened else None
    if not reading.norms or not (reading.norms[-1] == ":" or passage.form is Form.HEADING):
        return None
    leading = reading if len(reading.norms) <= SHORT else None
    if said and said[-1].quote[1] >= len(reading.norms) - 8:
        last = said[-1]
        return Introduction(
            heard.posting, leading, last, passage.start + reading.starts[last.quote[0]], passage
        )
    return Introduction(heard.posting, leading)


def introduced(opened: Introduction | None, passage: Passage, gazetteer: Gazetteer) -> str | None:
    """What the introduction, or else the heading, says of an entry."""
    leading = opened.leading if opened else None
    told = _of_list(leading.passage, leading, gazetteer) if leading else None
    if told:
        return told
    return _of_list(passage, read(Passage(passage.heading, 0)), gazetteer) if passage.heading else None


def _of_list(passage: Passage, heading: Reading, gazetteer: Gazetteer) -> str | None:
    """What a heading says of its list; `Desired candidate profile` is what is asked for."""
    requirement = _requirement(heading, gazetteer)
    asked = passage.section is Section.REQUIREMENTS and requirement == "preferred"
    return None if asked else requirement


def _requirement(reading: Reading, gazetteer: Gazetteer) -> str | None:
    size = len(reading.norms)
    found = heard_requirement(Stretch(reading.norms, 0, size, size, size), gazetteer)
    if found and found.requirement in _INTRODUCED:
        return found.requirement
    told = heard_requirement(Stretch(reading.norms, 0, 0, 0, size), gazetteer)
    if not told or (told.requirement == "waived" and reading.norms[:1] != ("not",)):
        return None
    return told.requirement if told.requirement in _TOLD else None


def continued(opened: Introduction, reading: Reading, gazetteer: Gazetteer) -> Introduction | None:
    """The introduction with the places of one more entry; None if the entry is more than places."""
    statement = opened.statement
    if not statement or not opened.passage:
        return None
    listed = _listed(reading, gazetteer)
    if not listed:
        return None
    before = (
        opened.claim.value.jurisdictions
        if opened.claim and isinstance(opened.claim.value, Licensing)
        else statement.codes
    )
    codes = simplified((*before, *listed))
    return replace(opened, claim=_claim(opened, statement, codes, reading))


def _listed(reading: Reading, gazetteer: Gazetteer) -> tuple[str, ...]:
    """The places of an entry that names places only; there a postal code needs no company."""
    at = {i: place.codes for place in gazetteer.places(reading) for i in range(place.first, place.last)}
    for index, word in enumerate(reading.norms):
        code = gazetteer.codes.by_word.get(word)
        if index not in at and code and in_capitals(reading, index, index + 1):
            at[index] = (code,)
        elif index not in at and word not in _FILL:
            return ()
    return tuple(code for _, codes in sorted(at.items()) for code in codes)


def _claim(opened: Introduction, statement: Statement, codes: tuple[str, ...], reading: Reading) -> Claim:
    end = reading.passage.start + reading.ends[-1]
    value = Licensing(statement.credential, codes, statement.requirement, statement.authority)
    quote = opened.posting.text[opened.start : end]
    section = opened.passage.section if opened.passage else reading.passage.section
    return Claim(Kind.LICENSING, statement.rule.id, quote, opened.start, end, value, section=section)
