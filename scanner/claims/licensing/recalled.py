"""Places named before: `We serve Ohio and Utah. You hold a licence in both states.`."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache
from itertools import islice
from typing import TYPE_CHECKING

from scanner.claims.licensing.mentions import LICENCE
from scanner.rules.codes import LINKS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from scanner.claims.licensing.statements import Statement
    from scanner.claims.reading import Heard, Reading
    from scanner.rules.gazetteer import Gazetteer, Place

BACK = 4
"""The list stands at most so many passages before the words that recall it."""
FEW = 3
"""A longer list that is counted (`all nine states`) may stand further before."""
FAR = 40
"""So many passages; looked through only for a passage of at most SHORT words, since each is read anew."""
SHORT = 200
NEAR = 6
"""Words that recall a list stand so near to the credential."""
CHAIN = 4
"""Between two places of one list stand at most so many words."""
_GOES_ON = frozenset({("of",), ("where",), ("in",), ("that",), ("which",), ("you",), ("board",)})
"""`in the state of residence`, `in the state where you work`: no list is recalled."""
_COUNTS = {
    "both": 2,
    "either": 2,
    "two": 2,
    "three": 3,
    "four": 4,
    "five": 5,
    "six": 6,
    "seven": 7,
    "eight": 8,
    "nine": 9,
    "ten": 10,
    "eleven": 11,
    "twelve": 12,
}


def with_recalled(
    statements: Sequence[Statement], heard: Heard, before: Sequence[Heard], gazetteer: Gazetteer
) -> list[Statement]:
    """The statements, each that recalls a list of places with the places of that list."""
    return [_recalled(statement, heard, before, gazetteer) for statement in statements]


def _recalled(statement: Statement, heard: Heard, before: Sequence[Heard], gazetteer: Gazetteer) -> Statement:
    if statement.credential != LICENCE or any("-" in c or c in {"ANY", "PATIENT"} for c in statement.codes):
        return statement
    norms = heard.reading.norms
    clause = heard.reading.clause(statement.first)[0], heard.reading.clause(statement.last - 1)[1]
    start, end = max(clause[0], statement.first - NEAR), min(clause[1], statement.last + NEAR)
    said = next(gazetteer.modality.recalls.find(norms, start, end), None)
    if (
        not said
        or norms[-1] == ":"
        or "following" in norms[start:end]
        or norms[said[1] : said[1] + 1] in _GOES_ON
    ):
        return statement
    count = _count(heard.reading, said[0], said[1])
    named = next(_lists(heard, before, said[0], count, gazetteer), None)
    first, last = statement.quote
    return (
        replace(statement, codes=named, asked=(min(first, said[0]), max(last, said[1])))
        if named
        else statement
    )


def _count(reading: Reading, first: int, last: int) -> int | None:
    """How many places words recall: `both`, `all nine`, `each of the 12`."""
    written = (reading.quote(index, index + 1).lower() for index in range(first, last))
    return next(
        (_COUNTS.get(w) or int(w) for w in written if w in _COUNTS or (w.isdecimal() and len(w) < FEW)), None
    )


def _lists(
    heard: Heard, before: Sequence[Heard], end: int, count: int | None, gazetteer: Gazetteer
) -> Iterator[tuple[str, ...]]:
    """The lists of places before a token, the nearest first; `count` of them, or any two and more."""
    far = (count or 0) > FEW and len(heard.reading.norms) <= SHORT
    here = [(last, codes) for last, codes in _chained(heard.reading, gazetteer) if last <= end]
    earlier = islice(reversed(before), FAR if far else BACK)
    for lists in (here, *(_chained(other.reading, gazetteer) for other in earlier)):
        for _, codes in reversed(lists):
            if len(codes) == count or (count is None and len(codes) > 1):
                yield codes


@lru_cache(maxsize=64)
def _chained(reading: Reading, gazetteer: Gazetteer) -> list[tuple[int, tuple[str, ...]]]:
    """The lists of places in a reading: the token after each, and its codes. Each is recalled many times."""
    lists: list[list[Place]] = []
    for place in (place for place in gazetteer.places(reading) if not place.city):
        between = reading.norms[lists[-1][-1].last : place.first] if lists else ()
        if lists and len(between) <= CHAIN and LINKS.issuperset(between):
            lists[-1].append(place)
        else:
            lists.append([place])
    return [
        (chain[-1].last, tuple(dict.fromkeys(code for place in chain for code in place.codes)))
        for chain in lists
    ]
