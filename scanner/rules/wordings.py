"""Phrases looked for in a few words at a time: too short a stretch to wake the matcher for."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from scanner.rules.phrase import GAP

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from scanner.rules.expression import Pattern, Piece

_STOPS = frozenset(".;!?")


class Wordings:
    """A set of compiled phrases, by the words each may begin with."""

    __slots__ = ("_by_first", "_stems")

    def __init__(self, patterns: Sequence[Pattern]) -> None:
        by_first: dict[str, list[Pattern]] = defaultdict(list)
        stems: dict[str, list[Pattern]] = defaultdict(list)
        for pattern in patterns:
            for piece in _beginnings(pattern):
                for word in piece.words:
                    by_first[word].append(pattern)
                for stem in piece.stems:
                    stems[stem].append(pattern)
        self._by_first: Mapping[str, Sequence[Pattern]] = dict(by_first)
        self._stems: Sequence[tuple[str, list[Pattern]]] = tuple(stems.items())

    def find(self, norms: Sequence[str], start: int, end: int) -> Iterator[tuple[int, int]]:
        """Each place in `norms[start:end]` where a phrase begins, with its longest end."""
        by_first, stems = self._by_first, self._stems
        for index in range(start, end):
            word = norms[index]
            patterns = by_first.get(word, ())
            if stems:
                patterns = [*patterns, *(p for stem, found in stems if word.startswith(stem) for p in found)]
            if patterns:
                ends = [last for p in patterns for last in _ends(p, 0, norms, index, end)]
                if ends:
                    yield index, max(ends)


def _beginnings(pattern: Pattern) -> Iterator[Piece]:
    for piece in pattern:
        yield piece
        if not piece.optional:
            return


def _ends(pattern: Pattern, at: int, norms: Sequence[str], index: int, end: int) -> Iterator[int]:
    if at == len(pattern):
        yield index
        return
    piece = pattern[at]
    if piece.gap:
        for skip in range(GAP + 1):
            if index + skip > end or _STOPS.intersection(norms[index : index + skip]):
                return
            yield from _ends(pattern, at + 1, norms, index + skip, end)
        return
    if piece.optional:
        yield from _ends(pattern, at + 1, norms, index, end)
    if index < end and (
        norms[index] in piece.words or norms[index].startswith(tuple(piece.stems) or ("\0",))
    ):
        yield from _ends(pattern, at + 1, norms, index + 1, end)
