"""Folding of text and words, the same for postings and for phrases."""

from __future__ import annotations

from functools import lru_cache

_DASHES = "\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe58\ufe63\uff0d"
_APOSTROPHES = "\u2018\u2019\u201a\u201b\u2032\u02bc\u0060\u00b4\uff07"
_QUOTES = "\u201c\u201d\u201e\u201f\u2033\u00ab\u00bb\uff02"
_SPACES = (
    "\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009"
    "\u200a\u202f\u205f\u3000\t\r\n\v\f"
)
_TABLE = {
    **dict.fromkeys(map(ord, _DASHES), "-"),
    **dict.fromkeys(map(ord, _APOSTROPHES), "'"),
    **dict.fromkeys(map(ord, _QUOTES), '"'),
    **dict.fromkeys(map(ord, _SPACES), " "),
    **{0xFF01 + i: chr(0x21 + i) for i in range(94)},
    ord("\u0130"): "I",  # its lower case is two characters long
}

_SHORTENED = [
    "don't",
    "doesn't",
    "didn't",
    "can't",
    "couldn't",
    "won't",
    "wouldn't",
    "shouldn't",
    "isn't",
    "aren't",
    "wasn't",
    "weren't",
    "hasn't",
    "haven't",
    "hadn't",
    "mustn't",
    "needn't",
    "you'll",
    "you're",
    "you've",
    "you'd",
    "we've",
    "they'll",
    "they're",
    "they've",
    "it'll",
]
"""What is often written without its apostrophe and is no other word then; `well`, `were` and `id` are."""

_VARIANTS = {
    **{word.replace("'", ""): word for word in _SHORTENED},
    "license": "licence",
    "licensed": "licensed",
    "licenced": "licensed",
    "licencing": "licensing",
    "practise": "practice",
    "practised": "practiced",
    "practising": "practicing",
    "program": "programme",
    "center": "centre",
    "bonuses": "bonus",
    "judgment": "judgement",
    "enrol": "enroll",
    "counselling": "counseling",
    "counsellor": "counselor",
    "labor": "labour",
    "color": "colour",
    "fulfil": "fulfill",
    "cheque": "check",
    "pyjama": "pajama",
    "pediatric": "paediatric",
    "e-mail": "email",
}


def fold(text: str) -> str:
    """Lower-case text with plain dashes, quotes and spaces, character for character.

    The result is as long as the text, so an offset into one is an offset into both.
    """
    return text.translate(_TABLE).lower()


@lru_cache(maxsize=65_536)
def norm(word: str) -> str:
    """The form under which a folded word is compared: singular, one spelling.

    >>> norm("licenses"), norm("practising"), norm("organization's"), norm("doesnt")
    ('licence', 'practicing', 'organisation', "doesn't")
    """
    word = word.removesuffix("'s").removesuffix("'")
    word = word.replace(".", "") or word
    word = _VARIANTS.get(word, word)
    word = _singular(word)
    word = _VARIANTS.get(word, word)
    return _with_s(word)


def _singular(word: str) -> str:
    if len(word) < 4 or not word.endswith("s") or word.endswith(("ss", "us", "is")):  # noqa: PLR2004
        return word
    if word.endswith("ies"):
        return word[:-3] + "y"
    if word.endswith(("ches", "shes", "xes", "sses")):
        return word[:-2]
    return word[:-1]


def _with_s(word: str) -> str:
    for american, british in (("ize", "ise"), ("ized", "ised"), ("izing", "ising"), ("ization", "isation")):
        if len(word) > len(american) + 2 and word.endswith(american):
            return word.removesuffix(american) + british
    return word
