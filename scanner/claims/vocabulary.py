"""The words that phrases name; every other word is as good as any."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from scanner.claims.reading import STOPS
from scanner.rules.phrase import named_lists
from scanner.rules.terms import named

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from scanner.rules import CompiledPhrase
    from scanner.rules.expression import Piece

OTHER = "·"
"""Stands for every word that no phrase names."""
_REMEMBERED = 65_536


class Vocabulary:
    """Maps folded words to those the phrases name: themselves, a stem (`negotiab*`), or OTHER."""

    def __init__(self, phrases: Iterable[CompiledPhrase]) -> None:
        words, stems = named(_texts(phrases))
        self._literals = sorted(words | STOPS)
        self._stems = tuple(sorted(stems, key=len, reverse=True))
        self._known = {word: word for word in self._literals} | {"|": ":"}  # a cell's label is a label

    def canonical(self, norms: Sequence[str]) -> list[str]:
        """The words as a Doc holds them."""
        known = self._known
        try:
            return [known[norm] for norm in norms]
        except KeyError:
            return [known.get(norm) or self._learn(norm) for norm in norms]

    def of(self, piece: Piece) -> frozenset[str]:
        """The words of a piece as a Doc holds them, stems spelt out."""
        if not piece.stems:
            return piece.words
        starred = {f"{stem}*" for stem in self._stems if stem.startswith(tuple(piece.stems))}
        return piece.words.union(starred, *map(self._started, piece.stems))

    def _started(self, stem: str) -> list[str]:
        """The literal words that start with a stem."""
        return self._literals[
            bisect_left(self._literals, stem) : bisect_left(self._literals, f"{stem}\U0010ffff")
        ]

    def _learn(self, norm: str) -> str:
        stem = next((stem for stem in self._stems if norm.startswith(stem)), None)
        word = OTHER if stem is None else f"{stem}*"
        if len(self._known) < _REMEMBERED:
            self._known[norm] = word
        return word


def _texts(phrases: Iterable[CompiledPhrase]) -> Iterator[str]:
    """The phrases and the lists that they name, as they are written."""
    lists: set[tuple[str, ...]] = set()
    for phrase in phrases:
        yield phrase.text
        lists.update(phrase.lists.get(name, ()) for name in named_lists(phrase.text))
    for words in lists:
        yield from words
