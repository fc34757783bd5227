"""Phrases that nothing read so far can match: most of a pack, for most postings.

Spelling every phrase out takes most of a second, which a scan of one file would wait for. So
each phrase waits under one set of words it needs and none of which was met; when one of them
is, it waits under the next such set, and wakes when there is none.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from scanner.claims.common_words import commonness
from scanner.rules.expression import Piece

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from scanner.claims.vocabulary import Vocabulary
    from scanner.rules.expression import Choice, Way

Needs = tuple[frozenset[str], ...]
"""Sets of words, of each of which a match holds one."""


class Asleep:
    """Phrases by number, each asleep until all its needs were met at some time."""

    def __init__(self, phrases: Sequence[Needs]) -> None:
        self._met: set[str] = set()
        self._pending = [list(needs) for needs in phrases]
        """What each phrase has yet to be asked for; it waits under the last."""
        self._waiting: dict[str, list[int]] = defaultdict(list)
        self._ready = [phrase for phrase in range(len(phrases)) if not self._waits(phrase)]

    def woken(self, present: set[str]) -> list[int]:
        """The phrases that these words wake, each once and for all."""
        fresh = present - self._met
        if not fresh and not self._ready:
            return []
        self._met |= fresh
        ready, self._ready = self._ready, []
        return [*ready, *(phrase for word in fresh for phrase in self._moved(word))]

    def _moved(self, word: str) -> Iterator[int]:
        for phrase in self._waiting.pop(word, ()):
            pending = self._pending[phrase]
            if pending and word in pending[-1] and not self._waits(phrase):
                yield phrase

    def _waits(self, phrase: int) -> bool:
        """Whether it still needs what was not met; if so it waits under that."""
        pending = self._pending[phrase]
        while pending and not pending[-1].isdisjoint(self._met):
            pending.pop()
        if not pending:
            return False
        for word in pending[-1]:
            self._waiting[word].append(phrase)
        return True


def needs(way: Way, words: Vocabulary) -> Needs:
    """What every pattern of a way needs, the rarest last."""
    sets = (needed(part, words) if isinstance(part, Piece) else _any(part, words) for part in way)
    return tuple(sorted(filter(None, sets), key=commonness, reverse=True))


def needed(piece: Piece, words: Vocabulary) -> frozenset[str]:
    """The words one of which a piece needs; empty for one that may be absent."""
    if piece.optional:
        return frozenset()
    return words.of(piece) if piece.stems else piece.words


def _any(choice: Choice, words: Vocabulary) -> frozenset[str]:
    """Words one of which every way of a choice needs."""
    sets = () if choice.optional else [needs(way, words)[-1:] for way in choice.ways]
    return (
        frozenset[str]().union(*(rarest for found in sets for rarest in found)) if all(sets) else frozenset()
    )
