"""Phrases that name `<place>` or `<authority>`, found where the gazetteer sees one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scanner.claims.matching import PhraseFinder, Span
from scanner.rules.expression import Piece
from scanner.rules.phrase import named_lists

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scanner.claims.reading import Reading
    from scanner.rules import CompiledPhrase
    from scanner.rules.expression import Way
    from scanner.rules.gazetteer import Gazetteer

_NAMES = frozenset({"place", "authority"})
_SLOTS = frozenset(f"<{name}>" for name in _NAMES)


class SlotFinder:
    """Finds the phrases with a slot for a name, in token numbers of the plain reading."""

    def __init__(self, phrases: Sequence[CompiledPhrase], gazetteer: Gazetteer) -> None:
        self._gazetteer = gazetteer
        self._finder = PhraseFinder([phrase for phrase in phrases if _has_slot(phrase)])

    def find(self, reading: Reading, home: frozenset[str] = frozenset()) -> list[Span]:
        """The spans of phrases with a slot; `home` is where the posting is, which settles an abbreviation."""
        names = self._gazetteer.spans(reading, home)
        if not names:
            return []
        norms: list[str] = []
        back: list[int] = []
        at = 0
        for name in sorted(names, key=lambda name: (name.first, -name.last)):
            if name.first < at:
                continue
            norms += reading.norms[at : name.first]
            back += range(at, name.first)
            norms.append(name.slot)
            back.append(name.first)
            at = name.last
        norms += reading.norms[at:]
        back += [*range(at, len(reading.norms)), len(reading.norms)]
        return [Span(span.phrase, back[span.first], back[span.last]) for span in self._finder.find(norms)]


def without_slot(phrases: Sequence[CompiledPhrase]) -> list[CompiledPhrase]:
    """The phrases that can be found where nothing is named, `(<place>|full) registration` among them."""
    return [phrase for phrase in phrases if not (_has_slot(phrase) and _needs_slot(phrase.expression))]


def _needs_slot(way: Way) -> bool:
    return any(
        part.words <= _SLOTS and not (part.optional or part.gap or part.stems)
        if isinstance(part, Piece)
        else not part.optional and all(map(_needs_slot, part.ways))
        for part in way
    )


def _has_slot(phrase: CompiledPhrase) -> bool:
    """Whether it names a slot, or a list that does."""
    return any(
        name in _NAMES or any(slot in entry for entry in phrase.lists.get(name, ()) for slot in _SLOTS)
        for name in named_lists(phrase.text)
    )
