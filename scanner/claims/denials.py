"""Denials that stand inside a phrase or in the answer to a question: `You pay no fee`, `A non-compete? No.`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scanner.rules.expression import words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scanner.claims.reading import Reading
    from scanner.rules import CompiledPhrase

DENYING = frozenset(
    {
        "no",
        "not",
        "never",
        "zero",
        "cannot",
        "can't",
        "don't",
        "doesn't",
        "won't",
        "isn't",
        "aren't",
        "n't",
        "nor",
    }
)
_REFUSALS = frozenset({"no", "never", "none", "nope", "nobody", "neither", "nil", "nothing"})
_ENDS = frozenset(".,;:!-\u2013\u2014\n")
"""A `no` that answers a question stands by itself: `No, we pay it` but not `No problem`."""


def denied_inside(phrase: CompiledPhrase, norms: Sequence[str]) -> bool:
    """Whether words that a phrase passed over deny it; `norms` are those it was found in."""
    doubtful = DENYING.intersection(norms)
    return bool(doubtful) and doubtful.isdisjoint(words(phrase.expression))


def refuted(reading: Reading, first: int, following: Reading | None) -> bool:
    """Whether token `first` stands in a question that is answered with a no, here or in the next passage."""
    if "?" not in reading.passage.text:
        return False
    start, end = reading.clause(first)
    if reading.norms[end : end + 1] != ("?",) or reading.norms[start] in DENYING:
        return False
    if end + 1 < len(reading.norms):
        return _refuses(reading, end + 1)
    return following is not None and bool(following.norms) and _refuses(following, 0)


def _refuses(reading: Reading, at: int) -> bool:
    text = reading.passage.text[reading.ends[at] :].lstrip(" ")
    return reading.norms[at] in _REFUSALS and (not text or text[0] in _ENDS)
