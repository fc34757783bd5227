"""One pattern as it stands on the shelf: under its rarest word, with what must be around that."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from scanner.claims.common_words import commonness
from scanner.claims.needs import needed
from scanner.rules.phrase import GAP

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scanner.claims.vocabulary import Vocabulary
    from scanner.rules.expression import Pattern


@dataclass(frozen=True, slots=True)
class Row:
    """One pattern, the words each of its places needs, and those beside its anchor."""

    number: int
    phrase: int
    pattern: Pattern
    anchor: frozenset[str]
    """The rarest of the words it needs."""
    needs: tuple[frozenset[str], ...]
    before: frozenset[str] | None
    """What must stand right before the anchor, where the pattern settles it."""
    after: frozenset[str] | None
    company: frozenset[str]
    """The rarest of its words but for the anchor and one settled neighbour; the anchor if it needs no other."""
    fixed: bool
    """No gap but at its end and nothing optional: each place is at a known distance from the anchor."""
    tail: int
    """At most so many tokens of any words end a fixed one."""
    left: int
    """At most so many tokens of a match lie before the anchor."""
    right: int

    def fits(self, words: Sequence[str], at: int) -> bool:
        """Whether each place can be filled from the words around the anchor."""
        start, end = at - self.left, at + self.right
        if self.fixed:
            return start >= 0 and end <= len(words) and all(map(_holds, self.needs, words[start:end]))
        around = set(words[max(0, start) : end])
        return not any(map(around.isdisjoint, self.needs))


def row(number: int, phrase: int, pattern: Pattern, words: Vocabulary) -> Row:
    """A pattern of a phrase, ready for the shelf."""
    closed = _closed(pattern)
    sets = [needed(piece, words) or None for piece in closed]
    fixed = None not in sets
    if not fixed:
        sets += [None] * (len(pattern) - len(closed))
    at = min((i for i, need in enumerate(sets) if need), key=lambda i: commonness(sets[i] or frozenset()))
    anchor = sets[at] or frozenset()
    before, after = _set_at(sets, at - 1), _set_at(sets, at + 1)
    others = [need for i, need in enumerate(sets) if need and i not in {at, at + 1 if after else at - 1}]
    widths = [GAP if piece.gap else 1 for piece in pattern[: len(sets)]]
    return Row(
        number, phrase, pattern, anchor,
        tuple(need for i, need in enumerate(sets) if need and (fixed or abs(i - at) > 1)),
        before, after, min(others, key=commonness, default=anchor),
        fixed, GAP * (len(pattern) - len(closed)), sum(widths[:at]), sum(widths[at:]),
    )  # fmt: skip


def _closed(pattern: Pattern) -> Pattern:
    """A pattern up to the gaps at its end."""
    end = len(pattern)
    while end and pattern[end - 1].gap:
        end -= 1
    return pattern[:end]


def _set_at(sets: Sequence[frozenset[str] | None], place: int) -> frozenset[str] | None:
    return sets[place] if 0 <= place < len(sets) else None


_holds = frozenset.__contains__
