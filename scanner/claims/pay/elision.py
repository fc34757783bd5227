"""Units with a word the rules do not know: `per closed chat` is heard as `per chat`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scanner.claims.reading import STOPS, Match, Measure, Reading
from scanner.model import Kind

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    Hear = Callable[[Reading], tuple[Match, ...]]

_EACH = frozenset({"per", "each", "every", "a", "an"})
_FUNCTION = frozenset(
    {
        ",",
        "-",
        "/",
        "|",
        ":",
        "+",
        "of",
        "for",
        "in",
        "on",
        "at",
        "to",
        "with",
        "from",
        "by",
        "the",
        "plus",
        "one",
        "outside",
        "during",
        "before",
        "after",
        "without",
        "beyond",
    }
)
_NO_ADJECTIVE = STOPS | _EACH | _FUNCTION
_BETWEEN = {("gross",), ("net",), ("flat",), ("brutto",), ("netto",)}
_MOST = 4
"""So many unknown words may stand between."""


def elided(reading: Reading, hear: Hear) -> Iterator[Match]:
    """What the rules hear behind an amount once a few unknown words are left out."""
    for index, quantity in reading.quantities.items():
        each = index + 1
        each += reading.norms[each : each + 1] in _BETWEEN
        each += reading.norms[each : each + 1] == ("for",)
        if quantity.measure is Measure.MONEY and each < len(reading.norms) and reading.norms[each] in _EACH:
            yield from _behind(reading, each, hear)


def _behind(reading: Reading, each: int, hear: Hear) -> Iterator[Match]:
    for noun in range(each + 1, min(each + _MOST + 2, len(reading.norms))):
        found = [match for match in hear(_pair(reading, each, noun)) if _is_unit(match)]
        if found:
            yield from (Match(match.rule, each, noun + 1) for match in found if noun > each + 1)
            return
        if reading.norms[noun] in _NO_ADJECTIVE or _figure(reading, noun, after=each):
            return


def _figure(reading: Reading, index: int, *, after: int) -> bool:
    """Whether another figure begins; a number may be part of a name: `per GLP-1 script`, not `for a 3 year`."""
    quantity = reading.quantities.get(index)
    return bool(quantity and (quantity.measure is not Measure.NUMBER or index == after + 1))


def _is_unit(match: Match) -> bool:
    claim = match.rule.claim
    return (
        match.first == 0
        and match.last == len(("per", "visit"))
        and claim is not None
        and claim.kind is Kind.PAY
    )


def _pair(reading: Reading, each: int, noun: int) -> Reading:
    places = (each, noun)
    return Reading(
        reading.passage,
        ("a" if reading.norms[each] == "an" else reading.norms[each], reading.norms[noun]),
        tuple(reading.starts[at] for at in places),
        tuple(reading.ends[at] for at in places),
        {},
    )
