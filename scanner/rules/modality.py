"""modality.yaml → the words that say whether a credential must, may or need not be had."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from scanner.rules.expression import spelt_out
from scanner.rules.phrase import PhraseError, parse_phrase
from scanner.rules.wordings import Wordings
from scanner.rules.yaml import read_sheet

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from scanner.rules.expression import Pattern
    from scanner.rules.yaml import Sheet

REQUIREMENTS = ("required", "preferred", "eligible", "provided", "waived")
_SIDES = ("touching", "before", "after")
_LISTS = (
    "pseudo",
    "denied",
    "dropped",
    "asks",
    "describes",
    "adjectives",
    "pursuing",
    "supposed",
    "staff",
    "serves",
    "among",
    "invites",
    "recalls",
    "refused",
)
_HEADINGS = ("required", "preferred", "other")


@dataclass(frozen=True, slots=True)
class Cues:
    """The wordings of one requirement, by where they stand to the credential."""

    requirement: str
    touching: Wordings
    before: Wordings
    after: Wordings


@dataclass(frozen=True, slots=True)
class Modality:
    """All wordings that decide what a posting asks for."""

    cues: tuple[Cues, ...]
    pseudo: Wordings
    denied: Wordings
    dropped: Wordings
    asks: Wordings
    describes: Wordings
    adjectives: Wordings
    pursuing: Wordings
    supposed: Wordings
    staff: Wordings
    serves: Wordings
    among: Wordings
    invites: Wordings
    recalls: Wordings
    refused: Wordings
    headings: tuple[tuple[str, Wordings], ...]
    """Headings that run on in a text without line breaks, by what they ask for."""


def load_modality(folders: Sequence[Path]) -> Modality:
    """The wordings of the last folder that has a modality.yaml; RuleError for a mistake in it."""
    path = next(
        folder / "modality.yaml" for folder in reversed(folders) if (folder / "modality.yaml").is_file()
    )
    sheet = read_sheet(path)
    for key in sheet.content:
        if key not in {*REQUIREMENTS, *_LISTS, "headings"}:
            raise sheet.error((key,), f"is none of {', '.join((*REQUIREMENTS, *_LISTS, 'headings'))}")
    lists = {name: _wordings(sheet, (name,), sheet.content.get(name, [])) for name in _LISTS}
    return Modality(tuple(_cues(sheet, name) for name in REQUIREMENTS), headings=_headings(sheet), **lists)


def _cues(sheet: Sheet, name: str) -> Cues:
    content = sheet.content.get(name, {})
    if not isinstance(content, dict) or set(content) - set(_SIDES):
        raise sheet.error((name,), f"must map {', '.join(_SIDES)} to phrases")
    return Cues(name, *(_wordings(sheet, (name, side), content.get(side, [])) for side in _SIDES))


def _headings(sheet: Sheet) -> tuple[tuple[str, Wordings], ...]:
    content = sheet.content.get("headings", {})
    if not isinstance(content, dict) or set(content) - set(_HEADINGS):
        raise sheet.error(("headings",), f"must map {', '.join(_HEADINGS)} to phrases")
    return tuple((name, _wordings(sheet, ("headings", name), phrases)) for name, phrases in content.items())


def _wordings(sheet: Sheet, where: tuple[str, ...], phrases: object) -> Wordings:
    if not isinstance(phrases, list) or not all(isinstance(phrase, str) for phrase in phrases):
        raise sheet.error(where, "must be a list of phrases (quote yes, no, on and off)")
    patterns: list[Pattern] = []
    for index, phrase in enumerate(phrases):
        try:
            patterns += spelt_out(parse_phrase(phrase, {}))
        except PhraseError as error:
            raise sheet.error((*where, str(index)), str(error)) from error
    return Wordings(patterns)
