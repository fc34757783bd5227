"""Which patterns are worth trying on a passage, and where: by the rarest word each needs.

A phrase is spelt out into its patterns only when every word it cannot do without has been met.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from scanner.claims.asleep import Asleep, needed, needs
from scanner.claims.common_words import commonness
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
    fixed: bool
    """No gap and nothing optional: each place is at a known distance from the anchor."""
    left: int
    """At most so many tokens of a match lie before the anchor."""
    right: int


Candidate = tuple[Row, int, int]
"""A row and the tokens, from and to, to try it on; one that is `fixed` matches all of them."""


class Shelf:
    """Rows by the words of their anchors."""

    def __init__(self, phrases: Sequence[CompiledPhrase], words: Vocabulary) -> None:
        self._rows: dict[str, dict[int, list[Row]]] = defaultdict(lambda: defaultdict(list))
        """By the anchor's words, and then by company."""
        self._company: dict[frozenset[str], int] = {}
        """Sets of words that patterns need beside their anchors, and seldom find; -1 for none."""
        self._kept_by: dict[str, list[int]] = defaultdict(list)
        """By word, the places of the sets in `_company` that hold it."""
        self._phrases, self._words, self._count = tuple(phrases), words, 0
        self._asleep = Asleep([needs(phrase.expression, words) for phrase in phrases])

    def candidates(self, words: Sequence[str]) -> list[Candidate]:
        """The rows worth trying, and where."""
        present = set(words)
        for phrase in self._asleep.woken(present):
            for pattern in spelt_out(self._phrases[phrase].expression):
                self._put(phrase, pattern)
        anchors = present & self._rows.keys()
        if not anchors:
            return []
        found: list[Candidate] = []
        here = {-1}.union(*map(self._kept_by.__getitem__, present & self._kept_by.keys()))
        for at, word in enumerate(words):
            if word in anchors:
                before = words[at - 1] if at else ""
                after = words[at + 1] if at + 1 < len(words) else ""
                shelf = self._rows[word]
                found += [
                    (row, max(0, at - row.left), min(len(words), at + row.right))
                    for company in shelf.keys() & here
                    for row in shelf[company]
                    if (row.before is None or before in row.before)
                    and (row.after is None or after in row.after)
                    and (not row.needs or _fits(row, words, at))
                ]
        return found

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
            fixed,
            sum(widths[:anchor]),
            sum(widths[anchor:]),
        )
        self._count += 1
        company = self._place(min(others, key=commonness)) if others else -1
        for word in sets[anchor] or ():
            self._rows[word][company].append(row)

    def _place(self, company: frozenset[str]) -> int:
        place = self._company.get(company)
        if place is None:
            place = self._company[company] = len(self._company)
            for word in company:
                self._kept_by[word].append(place)
        return place


def _fits(row: Row, words: Sequence[str], at: int) -> bool:
    """Whether each place of a row can be filled from the words around the anchor."""
    start, end = at - row.left, at + row.right
    if row.fixed:
        return start >= 0 and end <= len(words) and all(map(_holds, row.needs, words[start:end]))
    around = set(words[max(0, start) : end])
    return not any(map(around.isdisjoint, row.needs))


_holds = frozenset.__contains__
