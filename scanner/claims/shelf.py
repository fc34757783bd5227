"""Which patterns are worth trying on a passage, and where: by the rarest word each needs."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from scanner.claims.common_words import commonness
from scanner.rules.phrase import GAP

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scanner.claims.vocabulary import Vocabulary
    from scanner.rules import CompiledPhrase
    from scanner.rules.phrase import Pattern


@dataclass(frozen=True, slots=True)
class Row:
    """One pattern, the words each of its places needs, and those beside its anchor."""

    number: int
    phrase: int
    pattern: Pattern
    needs: tuple[frozenset[str], ...]
    before: frozenset[str] | None
    """What must stand right before the anchor, where the pattern settles it."""
    after: frozenset[str] | None
    left: int
    """At most so many tokens of a match lie before the anchor."""
    right: int


class Shelf:
    """Rows by the words of their anchors."""

    def __init__(self, phrases: Sequence[CompiledPhrase], words: Vocabulary) -> None:
        self._rows: dict[str, list[Row]] = defaultdict(list)
        number = 0
        for index, phrase in enumerate(phrases):
            for pattern in phrase.patterns:
                self._put(number, index, pattern, words)
                number += 1
        self._anchors = frozenset(self._rows)

    def candidates(self, words: Sequence[str]) -> list[tuple[Row, int, int]]:
        """The rows worth trying and the tokens, from and to, to try each on."""
        present = set(words)
        anchors = present & self._anchors
        if not anchors:
            return []
        reach: dict[int, tuple[Row, int, int]] = {}
        length = len(words)
        for at, word in enumerate(words):
            if word not in anchors:
                continue
            before = words[at - 1] if at else None
            after = words[at + 1] if at + 1 < length else None
            for row in self._rows[word]:
                if (row.before is None or before in row.before) and (row.after is None or after in row.after):
                    known = reach.get(row.number)
                    if known:
                        reach[row.number] = (row, known[1], min(length, at + row.right))
                    elif not row.needs or not any(map(present.isdisjoint, row.needs)):
                        reach[row.number] = (row, max(0, at - row.left), min(length, at + row.right))
        return list(reach.values())

    def _put(self, number: int, phrase: int, pattern: Pattern, words: Vocabulary) -> None:
        sets = [None if piece.gap or piece.optional else words.of(piece) for piece in pattern]
        anchor = min((i for i, need in enumerate(sets) if need), key=lambda i: commonness(sets[i] or frozenset()))
        widths = [GAP if piece.gap else 1 for piece in pattern]
        row = Row(
            number,
            phrase,
            pattern,
            tuple(need for i, need in enumerate(sets) if need and i != anchor),
            sets[anchor - 1] if anchor else None,
            sets[anchor + 1] if anchor + 1 < len(sets) else None,
            sum(widths[:anchor]),
            sum(widths[anchor:]),
        )
        for word in sets[anchor] or ():
            self._rows[word].append(row)
