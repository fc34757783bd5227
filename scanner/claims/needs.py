"""The words that a match cannot do without."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scanner.claims.common_words import commonness
from scanner.rules.expression import Piece

if TYPE_CHECKING:
    from scanner.claims.vocabulary import Vocabulary
    from scanner.rules.expression import Choice, Way

Needs = tuple[frozenset[str], ...]
"""Sets of words, of each of which a match holds one."""


def needs(way: Way, words: Vocabulary) -> Needs:
    """What every pattern of a way needs."""
    sets = (needed(part, words) if isinstance(part, Piece) else _any(part, words) for part in way)
    return tuple(filter(None, sets))


def needed(piece: Piece, words: Vocabulary) -> frozenset[str]:
    """The words one of which a piece needs; empty for one that may be absent."""
    if piece.optional:
        return frozenset()
    return words.of(piece) if piece.stems else piece.words


def rarest(sets: Needs) -> frozenset[str]:
    """The set met least often; empty if there is none."""
    return min(sets, key=commonness, default=frozenset())


def _any(choice: Choice, words: Vocabulary) -> frozenset[str]:
    """Words one of which every way of a choice needs."""
    sets = [] if choice.optional else [rarest(needs(way, words)) for way in choice.ways]
    return frozenset[str]().union(*sets) if all(sets) else frozenset()
