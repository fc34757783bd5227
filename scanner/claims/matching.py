"""Finds the phrases of a pack in a reading with spaCy's Matcher, shelved by words.

A Matcher costs time for every pattern on every token. So each pattern stands on the shelf
of the rarest word it cannot match without, and is tried only on a passage that holds one of
the words on each of its places. All words that no pattern names look the same to the
Matcher, so its vocabulary does not grow with the postings read.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

import spacy
from spacy.matcher import Matcher
from spacy.tokens import Doc

from scanner.claims.common_words import commonness
from scanner.claims.reading import STOPS
from scanner.rules.phrase import GAP

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from scanner.rules import CompiledPhrase
    from scanner.rules.phrase import Pattern, Piece

OTHER = "·"
"""Stands for every word that no phrase names."""


@dataclass(frozen=True, slots=True)
class Span:
    """A phrase found: tokens `first` up to but not including `last`."""

    phrase: CompiledPhrase
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class _Entry:
    number: int
    """Of the phrase."""
    needs: tuple[frozenset[str], ...]


class PhraseFinder:
    """All phrases of a pack, ready to be found."""

    def __init__(self, phrases: Sequence[CompiledPhrase]) -> None:
        self._phrases = tuple(phrases)
        self._vocab = spacy.blank("en").vocab
        self._literals = frozenset(_literals(phrases))
        self._stems = tuple(sorted(set(_stems(phrases)), key=len, reverse=True))
        self._shelves: dict[str, list[_Entry]] = defaultdict(list)
        self._matchers: dict[int, Matcher] = {}
        for number, phrase in enumerate(self._phrases):
            for pattern in phrase.patterns:
                self._shelve(number, pattern)
        self._shelf_words = frozenset(self._shelves)
        self.canonical = lru_cache(maxsize=65_536)(self._canonical)

    def find(self, norms: Sequence[str]) -> list[Span]:
        """Every phrase in a row of folded tokens, longest first where one phrase overlaps itself."""
        canonical = self.canonical
        words = [canonical(norm) for norm in norms]
        present = set(words)
        candidates = self._candidates(present)
        if not candidates:
            return []
        doc = Doc(self._vocab, words=words)
        return [
            Span(self._phrases[number], first, last)
            for number in sorted(candidates)
            for first, last in self._longest(number, doc)
        ]

    def _candidates(self, present: set[str]) -> set[int]:
        found = set()
        for word in present & self._shelf_words:
            for entry in self._shelves[word]:
                if entry.number not in found and not any(map(present.isdisjoint, entry.needs)):
                    found.add(entry.number)
        return found

    def _longest(self, number: int, doc: Doc) -> Iterator[tuple[int, int]]:
        spans = sorted(((a, b) for _, a, b in self._matcher(number)(doc)), key=lambda s: (s[0], -s[1]))
        end = 0
        for first, last in spans:
            if first >= end:
                yield first, last
                end = last

    def _matcher(self, number: int) -> Matcher:
        matcher = self._matchers.get(number)
        if matcher is None:
            matcher = Matcher(self._vocab, validate=False)
            patterns = self._phrases[number].patterns
            matcher.add("phrase", [list(self._tokens(pattern)) for pattern in patterns])
            self._matchers[number] = matcher
        return matcher

    def _tokens(self, pattern: Pattern) -> Iterator[dict[str, object]]:
        for piece in pattern:
            if piece.gap:
                yield {"ORTH": {"NOT_IN": sorted(STOPS)}, "OP": f"{{0,{GAP}}}"}
            else:
                token: dict[str, object] = {"ORTH": {"IN": sorted(self._words(piece))}}
                yield {**token, "OP": "?"} if piece.optional else token

    def _words(self, piece: Piece) -> frozenset[str]:
        """The words of a piece as they stand in a Doc, stems spelt out."""
        stems = piece.stems
        if not stems:
            return piece.words
        started = {word for word in self._literals if word.startswith(tuple(stems))}
        starred = {f"{stem}*" for stem in self._stems if stem.startswith(tuple(stems))}
        return piece.words | started | starred

    def _canonical(self, norm: str) -> str:
        if norm in self._literals or norm in STOPS:
            return norm
        for stem in self._stems:
            if norm.startswith(stem):
                return f"{stem}*"
        return OTHER

    def _shelve(self, number: int, pattern: Pattern) -> None:
        needs = sorted(
            {self._words(piece) for piece in pattern if not piece.gap and not piece.optional}, key=commonness
        )
        entry = _Entry(number, tuple(needs[1:]))
        for word in needs[0]:
            self._shelves[word].append(entry)


def _pieces(phrases: Iterable[CompiledPhrase]) -> Iterator[Piece]:
    for phrase in phrases:
        for pattern in phrase.patterns:
            yield from pattern


def _literals(phrases: Iterable[CompiledPhrase]) -> Iterator[str]:
    for piece in _pieces(phrases):
        yield from piece.words


def _stems(phrases: Iterable[CompiledPhrase]) -> Iterator[str]:
    for piece in _pieces(phrases):
        yield from piece.stems

