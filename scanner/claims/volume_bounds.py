"""How the figure of a volume claim is bounded by the words around it."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from scanner.claims.comparisons import compared
from scanner.claims.reading import STOPS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scanner.claims.reading import Match, Reading

Phrases = tuple[tuple[str, tuple[str, ...]], ...]
"""Bounds and the words that state them."""


def _longest_first(table: dict[str, str]) -> Phrases:
    """Cut the phrases apart; the longest come first, so `no less than` is not read as `less than`."""
    pairs = [(bound, tuple(phrase.split())) for bound, texts in table.items() for phrase in texts.split(", ")]
    return tuple(sorted(pairs, key=lambda pair: -len(pair[1])))


_BEFORE = _longest_first(
    {
        "min": "at least, minimum, min, no fewer than, no less than, not less than, not fewer than, from, more than, over, in excess of, "
        "starting at, starting from, lowest is, lowest, smallest is, floor is, floor of, least is, least we accept is, least we ask is, least you can do is, upwards of, north of, above, as few as, as little as, exceed, exceeding, longer than",
        "max": "no more than, not more than, not longer than, no longer than, not go past, not pass, tops out at, top out at, maxes out at, max out at, peaks at, not run past, never past, "
        "can take, can do, could take,  never more than, up to, upto, max, maximum, cap, capped at, capped, ceiling, limit, "
        "limited to, within, under, below, less than, fewer than, not exceed, not exceeding, never exceed, at most, as many as, "
        "never above, latest, latest after, latest in, latest within, no later than, inside, not over, not above, "
        "highest is, most is, most you can do is, most we offer is, most we allow is, ceiling is, ceiling of, cap is, limit is",
        "about": "about, around, approximately, approx, roughly, circa, ~, average, averaging, average of",
    }
)
_AFTER = _longest_first(
    {
        "min": "minimum, min, or more, at least, and more, upwards, onwards, the least, is the least, is the floor, and above, and up, or above, and over, is the minimum, at minimum, at a minimum, as a minimum, as minimum, at the least, at the very least, is the smallest commitment, is the smallest",
        "max": "maximum, max, no more, not more, and no more, never more, at most, the most, is the most, or less, or below, or fewer, or under, cap, tops, ceiling, is the ceiling, is the maximum, is the cap, "
        "is the limit, at the most, at the latest",
    }
)
_FILLING = frozenset(
    {
        "of", "is", ":", "|", "at", "the", "a", "be", "to", "are", "about", "around", "approximately", "commitment",
        "availability", "commit", "required", "requirement", "expected", "target",
    }
)  # fmt: skip
_COMPARED = frozenset({"more", "over", "above", "exceed", "exceeding", "longer"})
_DENIALS = frozenset(
    [
        "never",
        "not",
        "no",
        "nobody",
        "none",
        "nor",
        "neither",
        "rarely",
        "cannot",
        "don't",
        "doesn't",
        "won't",
        "can't",
        "shouldn't",
        "mustn't",
        "isn't",
        "aren't",
    ]
)
_LESS = frozenset({"less", "fewer", "under", "below", "shorter"})
_UTMOST = {
    "most": "max",
    "highest": "max",
    "maximum": "max",
    "least": "min",
    "lowest": "min",
    "fewest": "min",
}
_TAKEN = frozenset({"take", "taking", "taken", "hand", "handed", "watch", "watching", "run", "running"})
_REACH = 4
"""Filling words that may stand between a bound and its figure."""


def bounds(reading: Reading, match: Match, index: int) -> tuple[str, int, int]:
    """Tell how the figure at token `index` is bounded, and widen the match by the words that say so."""
    sign = compared(reading, index)
    if sign:
        return sign, match.first, match.last
    for place in _starts(reading, match, index):
        bound, first = _before(reading, place)
        more, last = _after(reading.norms, match.last)
        if bound == "max" and more == "min":  # `who can take four shifts or more`
            return more, match.first, last
        if bound in {"min", "max"}:
            return _turned(reading, bound, first), min(match.first, first), match.last
        if _superlative(reading, place):
            return _superlative(reading, place), match.first, match.last
    for place in dict.fromkeys((index + 1, index + 2, match.last, _past_comma(reading.norms, match.last))):
        bound, last = _after(reading.norms, place)
        if place > match.last and not _ends(reading.norms, last):
            continue  # `20 a day, at least five of them new`
        if bound and (place >= match.last or reading.norms[place] != "min"):  # `25 min` are minutes
            return bound, match.first, max(match.last, last)
    return "", match.first, match.last


def _starts(reading: Reading, match: Match, index: int) -> tuple[int, ...]:
    """Where a bound may end: at the figure and at its phrase; of `at least two 5-hour shifts` it bounds the two."""
    counted = match.first != index and match.first in reading.quantities
    return (index,) if counted else tuple(dict.fromkeys((index, match.first)))


def _before(reading: Reading, place: int) -> tuple[str, int]:
    start, _ = reading.clause(place)
    for end in range(place, max(start, place - _REACH), -1):
        for bound, phrase in _BEFORE:
            if reading.norms[max(start, end - len(phrase)) : end] == phrase and not _unit_or_span(
                reading, phrase, end
            ):
                return bound, end - len(phrase)
        if reading.norms[end - 1] not in _FILLING:
            break
    return "", place


def _unit_or_span(reading: Reading, phrase: tuple[str, ...], end: int) -> bool:
    """`30 min first visit` are minutes, `48 hours over six days` a span: neither bounds a figure."""
    if phrase == ("min",):
        return end > 1 and reading.norms[end - 2] == "<number>"
    if phrase == ("over",) and reading.norms[max(0, end - 2)] in _TAKEN:
        return True  # `take over a panel`
    return phrase == ("over",) and reading.norms[end + 1 : end + 2] == ("day",)


def _turned(reading: Reading, bound: str, first: int) -> str:
    """The bound as it stands after a denial: `never book more than six`, `no visit is under ten minutes`."""
    word = reading.norms[first]
    if word in _COMPARED and _denied(reading, first):
        return "max"
    if word in _LESS and _denied(reading, first):
        return "min"
    return bound


def _superlative(reading: Reading, place: int) -> str:
    """`The most we would ever book is four`: what is the most is no less a bound for standing further off."""
    start, _ = reading.clause(place)
    before = reading.norms[max(start, place - 12) : place]
    if not before or before[-1] not in {"is", "be"}:
        return ""
    return next(
        (_UTMOST[word] for the, word in pairwise(before) if the in {"the", "our"} and word in _UTMOST), ""
    )


def _denied(reading: Reading, place: int) -> bool:
    """Whether `more than six` is a ceiling: `we never book more than six`."""
    start, _ = reading.clause(place)
    return not _DENIALS.isdisjoint(reading.norms[max(start, place - 8) : place])


def _past_comma(norms: Sequence[str], place: int) -> int:
    """Where a bound may begin that is set off: `four an hour, no more`."""
    return place + 1 if tuple(norms[place : place + 1]) == (",",) else place


def _ends(norms: Sequence[str], place: int) -> bool:
    return place >= len(norms) or norms[place] in STOPS or norms[place] == ","


def _after(norms: Sequence[str], place: int) -> tuple[str, int]:
    for bound, phrase in _AFTER:
        if tuple(norms[place : place + len(phrase)]) == phrase:
            return bound, place + len(phrase)
    return "", place
