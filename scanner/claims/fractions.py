"""Fractions in words: `half an hour` is thirty minutes, `seven and a half` one figure."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from scanner.claims.columns import Joint
from scanner.claims.reading import Measure, Quantity
from scanner.claims.tokens import Token

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scanner.claims.columns import Columns

FRACTIONS = frozenset({"half", "quarter"})
_OF_AN_HOUR = {
    ("half", "an", "hour"): 30,
    ("half", "a", "hour"): 30,
    ("half", "hour"): 30,
    ("a", "half", "hour"): 30,
    ("quarter", "of", "an", "hour"): 15,
    ("a", "quarter", "of", "an", "hour"): 15,
    ("quarter", "hour"): 15,
    ("<number>", "quarter", "of", "an", "hour"): 45,
}
"""Minutes; the last word becomes the unit."""
_LONGEST = max(map(len, _OF_AN_HOUR))
_THREE = 3
_AND_A_HALF = ("and", "a", "half")


def fractions(columns: Columns) -> Iterator[Joint]:
    """Each fraction of an hour as a number of minutes, each `and a half` as part of its number."""
    at = 0
    while at < len(columns.norms):
        joints = _of_an_hour(columns, at) or _and_a_half(columns, at)
        yield from joints
        at += sum(joint.width for joint in joints) or 1


def _of_an_hour(columns: Columns, at: int) -> list[Joint]:
    for size in range(_LONGEST, 1, -1):
        words = tuple(columns.norms[at : at + size])
        minutes = _OF_AN_HOUR.get(words)
        if (
            minutes
            and len(words) == size
            and (words[0] != "<number>" or columns.quantities[at].low == _THREE)
        ):
            last = at + size - 1
            start, end = columns.starts[at], columns.ends[last - 1]
            quantity = Quantity(Measure.NUMBER, minutes, minutes, words=True)
            unit = Token("minute", columns.starts[last], columns.ends[last])
            return [Joint(at, size - 1, Token("<number>", start, end, quantity)), Joint(last, 1, unit)]
    return []


def _and_a_half(columns: Columns, at: int) -> list[Joint]:
    quantity = columns.quantities.get(at)
    if not quantity or tuple(columns.norms[at + 1 : at + 4]) != _AND_A_HALF:
        return []
    if quantity.measure is not Measure.NUMBER or quantity.scale:
        return []
    more = replace(quantity, low=quantity.low + 0.5, high=quantity.high + 0.5)
    return [Joint(at, 4, Token("<number>", columns.starts[at], columns.ends[at + 3], more))]
