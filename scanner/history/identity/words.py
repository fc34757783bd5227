"""Texts as words to compare: no case, no signs, figures apart from words."""

from __future__ import annotations

import re
import unicodedata

_WORD = re.compile(r"\d[\d.,:/]*|[^\W\d_]+")
_ENDINGS = {"inc", "llc", "ltd", "limited", "plc", "gmbh", "corp", "corporation", "co", "company", "pty", "pvt", "llp", "bv", "sa", "ag", "the"}  # fmt: skip
FIGURE = "0"
_DATED = frozenset(
    "jan feb mar apr may jun jul aug sep sept oct nov dec january february march april june july august september "
    "october november december monday tuesday wednesday thursday friday saturday sunday today yesterday day days "
    "hour hours week weeks month months ago usd eur gbp inr aud cad k lakh lakhs".split()
)


def words(text: str) -> list[str]:
    """Words and figures, folded."""
    return _WORD.findall(unicodedata.normalize("NFKC", text).casefold())


def masked(text: str) -> list[str]:
    """Words, with every figure alike."""
    return [FIGURE if word[0].isdigit() else word for word in words(text)]


def is_figure(word: str) -> bool:
    """Whether a word is a figure, or says when: what changes without making another posting."""
    return word[0].isdigit() or word in _DATED


def name(text: str) -> str:
    """The name of an employer or a place, folded: `The Larch Clinic, Inc.` is `larch clinic`."""
    return " ".join(word for word in words(text) if word not in _ENDINGS)
