"""Postal codes of states and provinces (`TX`, `ON`), told apart from words and degrees.

`OR`, `IN`, `PA` and `MD` are words, professions or degrees as often as states, so a code
counts only in capitals and in company: in a list of places, after a city, or after "in".
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from scanner.rules.names import in_capitals

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from scanner.reading import Reading

LINKS = frozenset(
    {",", "/", "&", "+", "and", "or", "-", "in", "the", "state", "of", "nor", "plus", ":", "<number>"}
)
_LEADS = frozenset(
    {"in", "of", "state", "for", "within", "hold", "a", "valid", "active", "current", "unrestricted", ":"}
)
_FOLLOW = frozenset(
    {
        "licence",
        "licensed",
        "licensure",
        "state",
        "medical",
        "board",
        "only",
        "resident",
        "based",
        "lpc",
        "lcsw",
        "lmft",
        "lmhc",
        "np",
        "rn",
        "patient",
    }
)
_LICENCE = frozenset(
    {"licence", "licensed", "licensure", "licensing", "registered", "registration", "practice"}
)
_WEIGHED = frozenset(
    {
        "preferred",
        "required",
        "desirable",
        "desired",
        "helpful",
        "needed",
        "mandatory",
        "advantageous",
        "useful",
        "optional",
        "ideal",
    }
)
_WEIGHTS = frozenset({"plus", "bonus", "must", "advantage", "asset"})
_BOARD = ("bc", "/", "be")
"""Board certified or eligible, not British Columbia."""
_LIST = 3
"""So many codes in a row are a list, however doubtful each is alone."""


LONG = 6
"""So many words before a bracket may say that it lists states."""


@dataclass(frozen=True, slots=True)
class Codes:
    """The codes, and which of them need more company."""

    by_word: Mapping[str, str]
    doubtful: frozenset[str]

    def find(self, reading: Reading, known: Sequence[tuple[int, int]]) -> Iterator[tuple[int, str]]:
        """Index and ISO code of each postal code; `known` are the places found by name."""
        present = self.by_word.keys() & set(reading.norms)
        if not present:
            return
        spots = [
            (i, i + 1)
            for i, word in enumerate(reading.norms)
            if word in present and self._written(reading, i)
        ]
        for run in _runs(sorted({*spots, *known}), reading):
            codes = [first for first, last in run if (first, last) in spots]
            yield from (
                (i, self.by_word[reading.norms[i]])
                for i in codes
                if self._counts(reading, i, len(run), codes)
            )

    def _written(self, reading: Reading, index: int) -> bool:
        if not in_capitals(reading, index, index + 1) or reading.norms[index : index + 3] == _BOARD:
            return False
        if reading.norms[index] not in {"or", "in"}:
            return True
        before = reading.norms[index - 1] if index else ""
        after = reading.norms[index + 1] if index + 1 < len(reading.norms) else ","
        if before == "," and not reading.passage.text.isupper():
            return True
        if _opens(reading, index) and after in {",", "/", "or", "and", "&"}:
            return True
        # "TX OR FL" joins two states, "WA, OR, CA" lists three
        return before in {",", "/", ":", "and", "or", "in"} and (
            after in {",", "/", "and", "&"} or not after[0].isalpha()
        )

    def _counts(self, reading: Reading, index: int, size: int, codes: Sequence[int]) -> bool:
        word = reading.norms[index]
        sure = [i for i in codes if reading.norms[i] not in self.doubtful]
        if size >= _LIST or (size > 1 and (sure or size > len(codes))):
            return True
        if _after_city(reading, index) or (size > 1 and _of_states(reading, codes[0])):
            return True
        before = reading.norms[index - 1] if index else ""
        after = reading.norms[index + 1] if index + 1 < len(reading.norms) else ""
        if _weighed(reading, index):
            return True
        if word in self.doubtful:
            near = set(reading.norms[max(0, index - 6) : index])
            return before in {"in", "of", "state"} and bool(near & _LICENCE)
        return before in _LEADS or after in _FOLLOW


def _opens(reading: Reading, index: int) -> bool:
    """`our four states (OR, ID, MT)`: a bracket opens on the code."""
    start = reading.starts[index]
    return reading.passage.text[max(0, start - 1) : start] in {"(", "["}


def _of_states(reading: Reading, first: int) -> bool:
    """`either state (IN/OR)`: what stands in the bracket are states."""
    return _opens(reading, first) and "state" in reading.norms[max(0, first - LONG) : first]


def _runs(spots: Sequence[tuple[int, int]], reading: Reading) -> Iterator[list[tuple[int, int]]]:
    run: list[tuple[int, int]] = []
    for spot in spots:
        if run and not set(reading.norms[run[-1][1] : spot[0]]) <= LINKS:
            yield run
            run = []
        run.append(spot)
    if run:
        yield run


def _weighed(reading: Reading, index: int) -> bool:
    """`NY licence required, CT preferred`: a licence was named, and how much the place counts follows."""
    after = reading.norms[index + 1 : index + 4]
    follows = after[:1] and (
        after[0] in _WEIGHED or (after[0] in {"a", "an"} and not _WEIGHTS.isdisjoint(after))
    )
    return bool(follows) and not _LICENCE.isdisjoint(reading.norms[:index])


def _after_city(reading: Reading, index: int) -> bool:
    """`Richmond, VA`: a capitalised word and a comma stand before."""
    if index < 2 or reading.norms[index - 1] != ",":  # noqa: PLR2004
        return False
    word = reading.quote(index - 2, index - 1)
    return word[:1].isupper() and len(word) > 3 and (not word.isupper() or len(word) > 4)  # noqa: PLR2004
