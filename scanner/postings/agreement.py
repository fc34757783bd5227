"""Markup and visible text of one page → what only one of them says, and where they disagree."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from scanner.model import Form, Origin, Section
from scanner.postings.advert import Advert, Block

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_NUMBER = re.compile(r"\d[\d,.\u00a0\u202f' ]*\d|\d")
_THOUSANDS = re.compile(r"(\d+(?:[.,]\d+)?)\s?k\b", re.IGNORECASE)
_SIGN = re.compile(
    r"[$\u00a3\u20ac\u20b9\u20a6\u20b1\u00a5]\s?\d|\b(?:USD|EUR|GBP|CAD|AUD|NZD|INR|AED|SAR|QAR|PKR|NGN|KES|ZAR|CHF|SGD|PHP|BDT|Rs\.?|Tk\.?)\s?\d"
    r"|\d\s?(?:k\b|/\s?(?:hr|hour)|per (?:hour|day|week|month|year|annum|consult|visit|patient|shift|session))",
    re.IGNORECASE,
)
_LABELS = re.compile(
    r"(?:salary|pay|compensation|remuneration|rate|fee)s?(?: range| rate)?\s?[:|]\s*\S", re.IGNORECASE
)
_PLACE = re.compile(
    r"(?:(?:job |work )?location|based in|where|place of work|region|eligible (?:states|countries))\s?[:|]\s*(.{2,100})",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W\d_]{2,}")
_UNITS = frozenset({"hour", "day", "week", "month", "year"})
_SYNONYMS = {
    "hourly": "hour",
    "hr": "hour",
    "daily": "day",
    "weekly": "week",
    "monthly": "month",
    "annum": "year",
    "annual": "year",
}
_SYNONYMS |= {"yearly": "year", "annually": "year", "yr": "year", "pa": "year", "ph": "hour"}
_SIGNS = {
    "$": ("USD", "CAD", "AUD", "NZD", "SGD"),
    "\u00a3": ("GBP",),
    "\u20ac": ("EUR",),
    "\u20b9": ("INR",),
}
_TOP = 30
_SHORT = 160
_ENOUGH = 300


def news(blocks: Sequence[Block]) -> Sequence[Block]:
    """Return the blocks without the facts of the markup that a visible passage states as well."""
    if not any(block.origin is Origin.MARKUP for block in blocks):
        return blocks
    shown = [block for block in blocks if block.origin is Origin.VISIBLE]
    return [block for block in blocks if block.origin is Origin.VISIBLE or not _is_said(block, shown)]


def combined(marked: Advert, seen: Advert) -> tuple[Block, ...]:
    """Return the passages of a page whose markup describes the job that its text describes too."""
    described = [block for block in marked.blocks if block.origin is Origin.VISIBLE]
    facts = [block for block in marked.blocks if block.origin is Origin.MARKUP]
    length, shown = _length(described), _length(seen.blocks)
    if not described or (length < _ENOUGH and shown > 2 * length):
        return (*seen.blocks, *facts, *_other_place(marked, seen.blocks))
    extra = list(_extra(seen.blocks, described))
    body = list(_traced(described, seen.blocks))
    return (*extra, *body, *facts, *_other_place(marked, extra))


def _length(blocks: Sequence[Block]) -> int:
    return sum(len(block.text) for block in blocks)


def _extra(shown: Sequence[Block], described: Sequence[Block]) -> Iterator[Block]:
    """Lines on pay and place that the page shows outside the description."""
    said = _folded("\n".join(block.text for block in described))
    for block in shown[:_TOP]:
        if len(block.text) > _SHORT or _folded(block.text) in said:
            continue
        if _SIGN.search(block.text) or _LABELS.match(block.text):
            yield Block(Form.PARAGRAPH, block.text, section=Section.PAY)
        elif _PLACE.match(block.text):
            yield Block(Form.PARAGRAPH, block.text, section=Section.BODY)


def _traced(described: Sequence[Block], shown: Sequence[Block]) -> Iterator[Block]:
    """Yield the description, with what the page does not show marked as such.

    A page that shows hardly any of it is one that a script would fill in.
    """
    text = _folded("\n".join(block.text for block in shown))
    found = [_folded(block.text) in text for block in described]
    trusted = 2 * sum(found) < len(found)
    for block, is_shown in zip(described, found, strict=True):
        origin = Origin.VISIBLE if is_shown or trusted else Origin.MARKUP
        yield Block(block.form, block.text, block.level, block.heading, block.section, origin)


def _is_said(fact: Block, shown: Sequence[Block]) -> bool:
    """Whether a visible passage states a fact as the markup does."""
    value = fact.text.partition(": ")[2]
    if fact.section is Section.PAY and _NUMBER.search(value):
        return any(_says(block.text, value) for block in shown)
    return fact.section is Section.BODY and any(_folded(value) in _folded(block.text) for block in shown)


def _says(text: str, value: str) -> bool:
    """Whether a visible line has the figures, the unit and the currency of a fact."""
    return (
        _figures(value) <= _figures(text)
        and _units(value) <= _units(text)
        and all(
            code in text or any(sign in text for sign, codes in _SIGNS.items() if code in codes)
            for code in re.findall(r"\b[A-Z]{3}\b", value)
        )
    )


def _figures(text: str) -> frozenset[float]:
    plain = _THOUSANDS.sub(lambda number: f"{number[1]}000" if number[1].isdigit() else number[0], text)
    return frozenset(
        float(digits)
        for number in _NUMBER.findall(plain)
        if (digits := re.sub(r"[.,]\d{1,2}$|\D", "", number))
    )


def _units(text: str) -> frozenset[str]:
    words = (word.casefold() for word in _WORD.findall(text.replace("p.a", "pa").replace("p.h", "ph")))
    return frozenset(_SYNONYMS.get(word, word.removesuffix("s")) for word in words) & _UNITS


def _other_place(marked: Advert, shown: Sequence[Block]) -> Iterator[Block]:
    """Yield the place of the markup, if the page names another."""
    words = {word.casefold() for word in _WORD.findall(marked.about.location)}
    for block in shown:
        place = _PLACE.match(block.text)
        if words and place and words.isdisjoint(word.casefold() for word in _WORD.findall(place.group(1))):
            yield Block(
                Form.PARAGRAPH,
                f"Location: {marked.about.location}",
                section=Section.BODY,
                origin=Origin.MARKUP,
            )
            return


def _folded(text: str) -> str:
    """Letters and figures only: markup and page differ in signs and spaces."""
    return re.sub(r"[\W_]+", "", text).casefold()
