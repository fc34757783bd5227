"""What a phrase may stand for: a way to say it, spelt out into token patterns only when wanted.

A phrase of a few brackets stands for hundreds of patterns, and most phrases are never
wanted for the text at hand. So a phrase is kept as it was written, and `patterns` spells it out.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import product
from math import prod
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

MOST_PATTERNS = 600


@dataclass(frozen=True, slots=True)
class Piece:
    """One place in a pattern: any of `words`, or a gap of up to four words."""

    words: frozenset[str] = frozenset()
    optional: bool = False
    stems: frozenset[str] = frozenset()

    @property
    def gap(self) -> bool:
        """Whether this stands for up to four words of any kind."""
        return not self.words and not self.stems


Pattern = tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Choice:
    """Several ways to say one thing, or nothing where it is `optional`."""

    ways: tuple[Way, ...]
    optional: bool = False
    count: int = field(init=False)
    """How many patterns it stands for."""

    def __post_init__(self) -> None:
        """Count the patterns once."""
        object.__setattr__(self, "count", sum(map(size, self.ways)) + self.optional)


Way = tuple[Piece | Choice, ...]


def size(way: Way) -> int:
    """How many patterns a way stands for."""
    return prod(part.count for part in way if isinstance(part, Choice))


def one_of(ways: Iterable[Way]) -> Way:
    """Any of `ways`; those of one word each become one piece: a set costs less than many patterns."""
    single: list[Piece] = []
    other: list[Way] = []
    for way in ways:
        for inner in _opened(way):
            part = inner[0] if len(inner) == 1 else None
            if isinstance(part, Piece) and not part.optional and not part.gap:
                single.append(part)
            else:
                other.append(inner)
    if single:
        other.insert(0, (_united(single),))
    return other[0] if len(other) == 1 else (Choice(tuple(other)),)


def perhaps(way: Way) -> Way:
    """What may be said or left out."""
    part = way[0] if len(way) == 1 else None
    if isinstance(part, Piece) and not part.gap:
        return (Piece(part.words, optional=True, stems=part.stems),)
    return (Choice(part.ways if isinstance(part, Choice) else (way,), optional=True),)


def settled(way: Way) -> bool:
    """Whether each of its patterns has a word that must be there."""
    return any(map(_settled, way))


def _settled(part: Piece | Choice) -> bool:
    if isinstance(part, Piece):
        return bool(part.words) and not part.optional
    return not part.optional and all(map(settled, part.ways))


def _opened(way: Way) -> tuple[Way, ...]:
    """A way that is nothing but a choice, as the ways of that choice."""
    part = way[0] if len(way) == 1 else None
    return part.ways if isinstance(part, Choice) and not part.optional else (way,)


def _united(pieces: Sequence[Piece]) -> Piece:
    if len(pieces) == 1:
        return pieces[0]
    words = frozenset[str]().union(*(piece.words for piece in pieces))
    return Piece(words, stems=frozenset[str]().union(*(piece.stems for piece in pieces)))


def spelt_out(way: Way) -> tuple[Pattern, ...]:
    """Everything a way stands for, each once."""
    return tuple(dict.fromkeys(_spelt_out(way)))


def pieces(way: Way) -> Iterator[Piece]:
    """Every piece in a way."""
    for part in way:
        if isinstance(part, Piece):
            yield part
        else:
            for inner in part.ways:
                yield from pieces(inner)


def words(way: Way) -> frozenset[str]:
    """Every word in a way."""
    return frozenset[str]().union(*(piece.words for piece in pieces(way)))


def _spelt_out(way: Way) -> list[Pattern]:
    rows: list[Pattern] = [()]
    for part in way:
        rows = [head + tail for head, tail in product(rows, _tails(part))]
    return rows


def _tails(part: Piece | Choice) -> list[Pattern]:
    if isinstance(part, Piece):
        return [(part,)]
    tails = [row for way in part.ways for row in _spelt_out(way)]
    return [*tails, ()] if part.optional else tails
