"""A table of names, found in a row of folded words by their first word."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Generic, TypeVar

from scanner.rules.folding import fold, norm

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from scanner.reading import Reading

T = TypeVar("T")
_PARTS = re.compile(r"\d+|(?:[^\W\d_]\.)+[^\W\d_]|[^\W\d_](?:\w|['&](?=[^\W\d_]))*|[,/&:]")


@dataclass(frozen=True, slots=True)
class Name(Generic[T]):
    """One way to write a name, and what it names."""

    words: tuple[str, ...]
    capitals: bool
    """Counts only where the text has it in capitals."""
    ending: bool
    """Ends in a capital S, which is no plural."""
    things: tuple[T, ...]


@dataclass(frozen=True, slots=True)
class Sighting(Generic[T]):
    """A name found: tokens `first` up to but not including `last`."""

    first: int
    last: int
    things: tuple[T, ...]


def words_of(name: str) -> tuple[str, ...]:
    """The words of a name as a Reading has them.

    >>> words_of("PM&DC"), words_of("PLAB 1")
    (('pm&dc',), ('plab', '<number>'))
    """
    return tuple("<number>" if part.isdigit() else norm(part) for part in _PARTS.findall(fold(name)))


class NameTable(Generic[T]):
    """Names by their first word, the longest first."""

    __slots__ = ("_by_first", "_firsts")

    def __init__(self, named: Iterable[tuple[str, bool, T]]) -> None:
        things: dict[tuple[tuple[str, ...], bool, bool], list[T]] = defaultdict(list)
        for name, capitals, thing in named:
            things[
                words_of(name), capitals, name.isupper() and name.endswith("S") and "." not in name
            ].append(thing)
        by_first: dict[str, list[Name[T]]] = defaultdict(list)
        for (words, capitals, ending), found in things.items():
            by_first[words[0]].append(Name(words, capitals, ending, tuple(dict.fromkeys(found))))
        self._by_first: Mapping[str, tuple[Name[T], ...]] = {
            first: tuple(sorted(names, key=lambda name: -len(name.words)))
            for first, names in by_first.items()
        }
        self._firsts = frozenset(self._by_first)

    def __len__(self) -> int:
        return sum(map(len, self._by_first.values()))

    def named(self, name: str) -> tuple[T, ...]:
        """What the whole of a text names, in any case."""
        words = words_of(name)
        found = self._by_first.get(words[0], ()) if words else ()
        return tuple(thing for each in found if each.words == words for thing in each.things)

    def texts(self) -> list[str]:
        """The names, as they are compared."""
        return [" ".join(name.words) for names in self._by_first.values() for name in names]

    def find(self, reading: Reading) -> Iterator[Sighting[T]]:
        """The names in a reading from left to right; of two that overlap, the longer from the left."""
        norms = reading.norms
        present = self._firsts.intersection(norms)
        if not present:
            return
        end = 0
        for index, word in enumerate(norms):
            if word in present and index >= end:
                name = self._at(reading, index)
                if name:
                    end = index + len(name.words)
                    yield Sighting(index, end, name.things)

    def _at(self, reading: Reading, index: int) -> Name[T] | None:
        for name in self._by_first[reading.norms[index]]:
            last = index + len(name.words)
            if reading.norms[index:last] == name.words and _written(name, reading, index, last):
                return name
        return None


def _written(name: Name[T], reading: Reading, first: int, last: int) -> bool:
    """Whether the text, not only its folded words, is the name."""
    if name.capitals and not in_capitals(reading, first, last):
        return False
    return not name.ending or reading.quote(first, last).removesuffix("'s")[-1:] in {"s", "S"}


def in_capitals(reading: Reading, first: int, last: int) -> bool:
    """Whether the text has these tokens in capitals.

    Leans on the offsets, since the words of a reading are folded.
    """
    return reading.quote(first, last).replace(".", "").isupper()
