"""Finds the phrases of a pack in a reading with spaCy's Matcher, shelved by words.

A Matcher costs time for every pattern on every token. So each pattern (a row of pieces)
stands on the shelf of the rarest word it cannot match without; it is tried only where that
word stands with the right neighbours, in a passage that holds a word for each of its places,
and only on the few words around; where every place is at a known distance, that is the match.
All words that no pattern names look the same to the Matcher, so its vocabulary does not grow
with the postings read. A bare vocabulary is enough: the words come from `lexing`, and
`spacy.blank("en")` takes a third of a second to make.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from spacy.matcher import Matcher
from spacy.tokens import Doc
from spacy.vocab import Vocab

from scanner.claims.reading import STOPS
from scanner.claims.shelf import Shelf
from scanner.claims.vocabulary import Vocabulary
from scanner.rules.phrase import GAP

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from scanner.claims.row import Row
    from scanner.claims.shelf import Candidate
    from scanner.rules import CompiledPhrase


@dataclass(frozen=True, slots=True)
class Span:
    """A phrase found: tokens `first` up to but not including `last`."""

    phrase: CompiledPhrase
    first: int
    last: int


class PhraseFinder:
    """All phrases of a pack, ready to be found."""

    def __init__(self, phrases: Sequence[CompiledPhrase]) -> None:
        self._phrases = tuple(phrases)
        self._spacy = Vocab()
        self._words = Vocabulary(phrases)
        self._shelf = Shelf(phrases, self._words)
        self._matchers: dict[int, Matcher] = {}

    def find(self, norms: Sequence[str]) -> list[Span]:
        """Every phrase in a row of folded tokens; of one phrase's overlapping spans, the longest."""
        words = self._words.canonical(norms)
        spans: dict[int, set[tuple[int, int]]] = defaultdict(set)
        open_ended = []
        for candidate in self._shelf.candidates(words):
            row, start, end = candidate
            if row.fixed:
                spans[row.phrase].add((start, _stretched(words, end, row.tail) if row.tail else end))
            else:
                open_ended.append(candidate)
        self._match(open_ended, words, spans)
        return [
            Span(self._phrases[number], first, last)
            for number in sorted(spans)
            for first, last in _longest(spans[number])
        ]

    def _match(
        self, tries: Sequence[Candidate], words: list[str], spans: dict[int, set[tuple[int, int]]]
    ) -> None:
        """Add where patterns of no fixed length are found."""
        for row, start, end in tries:
            for _, first, last in self._matcher(row)(Doc(self._spacy, words=words[start:end])):
                spans[row.phrase].add((first + start, last + start))

    def _matcher(self, row: Row) -> Matcher:
        matcher = self._matchers.get(row.number)
        if matcher is None:
            matcher = Matcher(self._spacy, validate=False)
            matcher.add("row", [list(self._tokens(row))])
            self._matchers[row.number] = matcher
        return matcher

    def _tokens(self, row: Row) -> Iterator[dict[str, object]]:
        for piece in row.pattern:
            if piece.gap:
                yield {"ORTH": {"NOT_IN": sorted(STOPS)}, "OP": f"{{0,{GAP}}}"}
                continue
            words = sorted(self._words.of(piece))
            token: dict[str, object] = {"ORTH": words[0] if len(words) == 1 else {"IN": words}}
            yield {**token, "OP": "?"} if piece.optional else token


def _stretched(words: Sequence[str], end: int, tail: int) -> int:
    """The end of a match with a gap behind it, which ends where the sentence does."""
    limit = min(len(words), end + tail)
    return next((at for at in range(end, limit) if words[at] in STOPS), limit)


def _longest(spans: set[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    end = 0
    for first, last in sorted(spans, key=lambda span: (span[0], -span[1])):
        if first >= end:
            yield first, last
            end = last
