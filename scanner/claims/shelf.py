"""Which patterns are worth trying on a passage, and where: by the rarest word each needs.

A phrase is spelt out into its patterns only when a text holds every word it cannot do without.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from scanner.claims.asleep import Asleep
from scanner.claims.common_words import commonness
from scanner.claims.needs import needed
from scanner.rules.expression import spelt_out
from scanner.rules.phrase import GAP

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scanner.claims.vocabulary import Vocabulary
    from scanner.rules import CompiledPhrase
    from scanner.rules.expression import Pattern


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
    company: frozenset[str]
    """The rarest of the words it needs beside its anchor; empty if it needs no other."""
    fixed: bool
    """No gap and nothing optional: each place is at a known distance from the anchor."""
    left: int
    """At most so many tokens of a match lie before the anchor."""
    right: int


@dataclass(frozen=True, slots=True)
class _Rows:
    """The rows of one anchor, by the word right after it, else right before it, if they settle one."""

    after: dict[str, list[Row]] = field(default_factory=dict)
    before: dict[str, list[Row]] = field(default_factory=dict)
    free: dict[frozenset[str], list[Row]] = field(default_factory=dict)
    """The others, by company."""

    def put(self, row: Row) -> None:
        """Add a row."""
        for word in row.after or ():
            self.after.setdefault(word, []).append(row)
        for word in (not row.after and row.before) or ():
            self.before.setdefault(word, []).append(row)
        if not row.after and not row.before:
            self.free.setdefault(row.company, []).append(row)


Candidate = tuple[Row, int, int]
"""A row and the tokens, from and to, to try it on; one that is `fixed` matches all of them."""


class Shelf:
    """Rows by the words of their anchors."""

    def __init__(self, phrases: Sequence[CompiledPhrase], words: Vocabulary) -> None:
        self._rows: dict[str, _Rows] = defaultdict(_Rows)
        self._phrases, self._words, self._count = tuple(phrases), words, 0
        self._asleep = Asleep(self._phrases, words)

    def candidates(self, words: Sequence[str]) -> list[Candidate]:
        """The rows worth trying, and where."""
        present = set(words)
        for phrase in self._asleep.woken(present):
            for pattern in spelt_out(self._phrases[phrase].expression):
                self._put(phrase, pattern)
        anchors = present & self._rows.keys()
        if not anchors:
            return []
        return [
            (row, max(0, at - row.left), min(len(words), at + row.right))
            for at, word in enumerate(words)
            if word in anchors
            for row in self._near(word, words, at, present)
            if not row.needs or _fits(row, words, at)
        ]

    def _near(self, anchor: str, words: Sequence[str], at: int, present: set[str]) -> list[Row]:
        """The rows of an anchor whose neighbours and rarest words are there."""
        rows = self._rows[anchor]
        before = words[at - 1] if at else ""
        near = [
            row
            for company, free in rows.free.items()
            if not company or not present.isdisjoint(company)
            for row in free
        ]
        near += rows.before.get(before, ())
        if at + 1 < len(words) and (found := rows.after.get(words[at + 1])):
            near += [row for row in found if row.before is None or before in row.before]
        return near

    def _put(self, phrase: int, pattern: Pattern) -> None:
        words = self._words
        sets = [needed(piece, words) or None for piece in pattern]
        anchor = min(
            (i for i, need in enumerate(sets) if need), key=lambda i: commonness(sets[i] or frozenset())
        )
        widths = [GAP if piece.gap else 1 for piece in pattern]
        fixed = None not in sets
        others = [need for i, need in enumerate(sets) if need and i != anchor]
        row = Row(
            self._count,
            phrase,
            pattern,
            tuple(need for i, need in enumerate(sets) if need and (fixed or abs(i - anchor) > 1)),
            sets[anchor - 1] if anchor else None,
            sets[anchor + 1] if anchor + 1 < len(sets) else None,
            min(others, key=commonness, default=frozenset()),
            fixed,
            sum(widths[:anchor]),
            sum(widths[anchor:]),
        )
        self._count += 1
        for word in sets[anchor] or ():
            self._rows[word].put(row)


def _fits(row: Row, words: Sequence[str], at: int) -> bool:
    """Whether each place of a row can be filled from the words around the anchor."""
    start, end = at - row.left, at + row.right
    if row.fixed:
        return start >= 0 and end <= len(words) and all(map(_holds, row.needs, words[start:end]))
    around = set(words[max(0, start) : end])
    return not any(map(around.isdisjoint, row.needs))


_holds = frozenset.__contains__
