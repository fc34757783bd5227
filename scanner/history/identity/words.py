"""Texts as words to compare: no case, no signs, no dates."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

_WORD = re.compile(r"\d(?:[\d.,:/]*\d)?|[^\W\d_]+")
_MONTH = r"(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\.?"
_DATE = re.compile(
    rf"\b\d{{4}}-\d\d-\d\d(?:t[\d:.]+z?)?|\b\d{{1,2}}[/.]\d{{1,2}}[/.]\d{{2,4}}\b|\b\d{{1,2}}(?:st|nd|rd|th)?\s+{_MONTH}(?:,?\s+\d{{4}})?"
    rf"|\b{_MONTH}\s+\d{{1,2}}(?:st|nd|rd|th)?\b(?:,?\s+\d{{4}}\b)?|\b{_MONTH}\s+\d{{4}}\b"
    r"|\b(?:\d+\+?|an?|one|two|three)\s+(?:minute|hour|day|week|month)s?\s+ago|\b(?:posted|updated)\s+(?:today|yesterday|just now)"
)
_SUM = re.compile(
    r"(?:[$€£₹¥]|\b(?:usd|eur|gbp|inr|aud|cad|nzd|zar|aed|php|pkr|ngn|kes|sgd|rs)\b\.?)\s?\d(?:[\d.,]*\d)?k?"
    r"|\b\d(?:[\d.,]*\d)?\s?(?:[€£₹]|(?:usd|eur|gbp|inr|aud|cad|nzd|zar|aed|php|pkr|ngn|kes|sgd)\b)"
)
_LEGAL = frozenset(
    [
        "the",
        "inc",
        "llc",
        "ltd",
        "limited",
        "plc",
        "gmbh",
        "corp",
        "corporation",
        "co",
        "company",
        "pty",
        "pvt",
        "llp",
        "bv",
        "sa",
        "ag",
    ]
)
_SMALL = frozenset(["a", "an", "the", "and", "or", "for", "of", "in", "at"])
FIGURE = "0"
_REMEMBERED = 256
"""Texts: the same few are compared with one advert after the other."""


def folded(text: str) -> str:
    """The text without case, compatibility forms and dates."""
    return _DATE.sub(" ", unicodedata.normalize("NFKC", text).casefold())


@lru_cache(_REMEMBERED)
def words(text: str) -> tuple[str, ...]:
    """Words and figures; what says when is left out."""
    return tuple(_WORD.findall(folded(text)))


@lru_cache(_REMEMBERED)
def priceless(text: str) -> tuple[str, ...]:
    """Words and figures, without sums of money too."""
    return tuple(_WORD.findall(_SUM.sub(" ", folded(text))))


def masked(words_: Sequence[str]) -> list[str]:
    """The words, with every figure alike."""
    return [FIGURE if word[0].isdigit() else word for word in words_]


def figures(words_: Sequence[str]) -> list[str]:
    """The figures alone."""
    return [word for word in words_ if word[0].isdigit()]


def name(text: str) -> str:
    """The name of an employer or a place: `The Larch Clinic, Inc.` is `larch clinic`."""
    return " ".join(word for word in words(text) if word not in _LEGAL)


def title(text: str) -> frozenset[str]:
    """The words of a title that say which job it is."""
    return frozenset(words(text)) - _SMALL
