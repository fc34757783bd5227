"""Volume phrases, found too where words that only soften a figure stand beside it.

`Some 70 or so films in the course of a shift` is read as `70 films a shift`; what softens or
bounds the figure is looked at later, in the text as it stands.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from scanner.claims.matching import PhraseFinder, Span
from scanner.model import Kind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scanner.rules import CompiledPhrase

Phrases = tuple[tuple[str, ...], ...]


def _longest_first(texts: str) -> Phrases:
    return tuple(sorted((tuple(text.split()) for text in texts.split(", ")), key=len, reverse=True))


_BEFORE = _longest_first(
    "about, around, approximately, approx, roughly, circa, ~, some, nearly, almost, close to, on average, an average of, "
    "average of, averaging, up to, upto, at least, at most, a minimum of, minimum of, a maximum of, maximum of, a max of, "
    "no more than, not more than, more than, no fewer than, no less than, not less than, not fewer than, no longer than, not longer than, fewer than, less than, "
    "between, anywhere between, anywhere from, somewhere between, in the region of, in the order of, a total of, "
    "as many as, as few as, as little as, typically, usually, normally, generally, mostly, often, ordinarily, only, just, "
    "a full, a whole, the full, a good, a mere, perhaps, maybe, a steady, a comfortable, a manageable, a further"
)
"""What may stand before a figure and leaves it the same figure."""
_AFTER = _longest_first(
    "or so, or thereabouts, odd, plus, or more, or fewer, or less, at most, at least, max, maximum, minimum, "
    "on average, or over, or under, or above"
)
_THROUGH = _longest_first(
    "in, for, during, over, across, throughout, to, on, by the end of, in the course of, over the course of, "
    "during the course of, in the space of, within the space of"
)
"""`Nine in the course of a shift` are nine a shift."""
_ANY = frozenset({"a", "an", "the", "each", "every", "any", "one", "most", "your"})
_TIMES = frozenset(
    {"hour", "hr", "day", "shift", "week", "month", "night", "evening", "session", "clinic", "weekday"}
)
_SORTS = 3
"""So many words may stand between the article and the time: `in a normal working week`."""


class LooseFinder:
    """Finds volume phrases in a row of words from which softening words are left out."""

    def __init__(self, phrases: Sequence[CompiledPhrase]) -> None:
        self._finder = PhraseFinder([phrase for phrase in phrases if _is_volume(phrase)])

    def find(self, norms: Sequence[str]) -> list[Span]:
        """The spans found so, in token numbers of the whole row; none where nothing is left out."""
        if "<number>" not in norms:
            return []
        passed: set[int] = set()
        for at, word in enumerate(norms):
            if word == "<number>":
                passed.update(_about(norms, at))
            elif word in _TIMES:
                passed.update(_through(norms, at))
        if not passed:
            return []
        back = [at for at in range(len(norms)) if at not in passed]
        words = ["a" if at - 1 in passed and norms[at] in _ANY else norms[at] for at in back]
        return [
            Span(span.phrase, back[span.first], back[span.last - 1] + 1) for span in self._finder.find(words)
        ]


def _is_volume(phrase: CompiledPhrase) -> bool:
    claim = phrase.rule.claim
    return bool(claim and claim.kind is Kind.VOLUME)


def _about(norms: Sequence[str], at: int) -> range | set[int]:
    """The softening words before and behind the figure at `at`."""
    first = at
    while size := _size(norms, first, _BEFORE):
        first -= size
    behind = next((p for p in _AFTER if tuple(norms[at + 1 : at + 1 + len(p)]) == p), ())
    return {*range(first, at), *range(at + 1, at + 1 + len(behind))}


def _through(norms: Sequence[str], at: int) -> range:
    """The words before the article of the time at `at`: `in the course of` a week, `for any` one day."""
    articles = [i for i in range(max(0, at - 1 - _SORTS), at) if norms[i] in _ANY]
    if not articles:
        return range(0)
    first = articles[-1]
    while first - 1 in articles:
        first -= 1
    return range(first - _size(norms, first, _THROUGH), articles[-1])


def _size(norms: Sequence[str], end: int, phrases: Phrases) -> int:
    """How many words the longest of `phrases` has that ends right before `end`."""
    return next((len(p) for p in phrases if len(p) <= end and tuple(norms[end - len(p) : end]) == p), 0)
