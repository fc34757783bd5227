"""Which patterns are worth trying on a passage, and where: by the rarest word each needs.

A phrase is spelt out into its patterns only when a text holds every word it cannot do without.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from scanner.claims.asleep import Asleep
from scanner.claims.row import Row, row
from scanner.rules.expression import spelt_out

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scanner.claims.vocabulary import Vocabulary
    from scanner.rules import CompiledPhrase
    from scanner.rules.expression import Pattern

_Stack = dict[frozenset[str], list[Row]]
"""Rows by their company: one look tells whether a text is worth trying all of them on."""


@dataclass(frozen=True, slots=True)
class _Rows:
    """The rows of one anchor, by the word right after it, else right before it, if they settle one."""

    after: dict[str, _Stack] = field(default_factory=dict)
    before: dict[str, _Stack] = field(default_factory=dict)
    free: _Stack = field(default_factory=dict)
    company: set[str] = field(default_factory=set)
    """Of the free ones, together: most texts hold nothing of it."""

    def put(self, row: Row) -> None:
        """Add a row."""
        for word in row.after or ():
            self.after.setdefault(word, {}).setdefault(row.company, []).append(row)
        for word in (not row.after and row.before) or ():
            self.before.setdefault(word, {}).setdefault(row.company, []).append(row)
        if not row.after and not row.before:
            self.free.setdefault(row.company, []).append(row)
            self.company.update(row.company)

    def near(self, before: str, after: str, present: set[str]) -> list[Row]:
        """The rows whose neighbours and rarest words are there."""
        near = [] if present.isdisjoint(self.company) else _accompanied(self.free, present)
        if found := self.before.get(before):
            near += _accompanied(found, present)
        if found := self.after.get(after):
            near += [r for r in _accompanied(found, present) if r.before is None or before in r.before]
        return near


Candidate = tuple[Row, int, int]
"""A row and the tokens, from and to, to try it on; one that is `fixed` matches all of them, and its tail."""


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
        neighbours = zip(["", *words], [*words[1:], ""], strict=False)
        return [
            (row, max(0, at - row.left), min(len(words), at + row.right))
            for at, (word, (before, after)) in enumerate(zip(words, neighbours, strict=True))
            if word in anchors
            for row in self._rows[word].near(before, after, present)
            if not row.needs or row.fits(words, at)
        ]

    def _put(self, phrase: int, pattern: Pattern) -> None:
        added = row(self._count, phrase, pattern, self._words)
        self._count += 1
        for word in added.anchor:
            self._rows[word].put(added)


def _accompanied(stack: _Stack, present: set[str]) -> list[Row]:
    apart = present.isdisjoint
    return [row for company, rows in stack.items() if not apart(company) for row in rows]
