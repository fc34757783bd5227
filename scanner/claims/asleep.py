"""Phrases that nothing read so far can match: most of a pack, for most postings.

To parse and spell out every phrase takes more than a second, which a scan of one file would
wait for. So each phrase sleeps under one set of rare words, told at a glance. A text that holds
one of them is asked for everything the phrase needs, and wakes it if it holds all of that.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from scanner.claims.glance import Glance

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scanner.claims.needs import Needs
    from scanner.claims.vocabulary import Vocabulary
    from scanner.rules import CompiledPhrase


class Asleep:
    """Phrases by number, each asleep until one text holds all it needs."""

    def __init__(self, phrases: Sequence[CompiledPhrase], words: Vocabulary) -> None:
        self._phrases, self._glance = phrases, Glance(words)
        self._needs: dict[int, Needs] = {}
        """Of those that were stirred by a text and sleep on."""
        self._waiting: dict[str, set[int]] = defaultdict(set)
        for number, phrase in enumerate(phrases):
            for word in self._glance.rare(phrase):
                self._waiting[word].add(number)

    def woken(self, present: set[str]) -> list[int]:
        """The phrases that a text of these words wakes, each once and for all."""
        stirred = set[int]().union(*(self._waiting[word] for word in self._waiting.keys() & present))
        woken = [phrase for phrase in stirred if self._met(phrase, present)]
        for phrase in woken:
            del self._needs[phrase]
            for word in self._glance.rare(self._phrases[phrase]):
                self._waiting[word].discard(phrase)
        return woken

    def _met(self, phrase: int, present: set[str]) -> bool:
        needs = self._needs.get(phrase)
        if needs is None:
            needs = self._needs[phrase] = self._glance.needs(self._phrases[phrase])
        return not any(map(present.isdisjoint, needs))
