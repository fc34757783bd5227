"""Joins figures that belong together: `$20 - 25`, `four to six`, `between 5 and 7`."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from scanner.claims.columns import Joint
from scanner.claims.currencies import SIGNS
from scanner.claims.fractions import FRACTIONS, fractions
from scanner.claims.numbers import MULTIPLIERS, scale_of
from scanner.claims.reading import Measure, Quantity
from scanner.claims.spelling import spelt_out
from scanner.claims.tokens import Token

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scanner.claims.columns import Columns

_SLOTS = frozenset({"<money>", "<number>", "<percent>"})
_LINKS = frozenset({"-", "to", "till", "until", "upto", "bis", "tot"})
_OPENED = {
    "between": {"and", "&", "or"},
    "zwischen": {"und"},
    "entre": {"y", "et", "e"},
    "tussen": {"en"},
    "mellan": {"och"},
    "od": {"do"},
    "de": {"a", "à"},
    "da": {"a"},
}
"""What parts the ends of a range that a word before them opens."""
_UNIT_STARTS = frozenset({"/", "per", "a", "an", "each", "hourly", "ph", "k"})
_UNLIKELY = 30
"""No range of pay is this many times as wide as its lower end."""


def merge(columns: Columns) -> Columns:
    """The columns with each number in words and each range as one token."""
    if not MULTIPLIERS.isdisjoint(columns.norms) or any(q.words for q in columns.quantities.values()):
        columns = columns.with_joined(list(spelt_out(columns)))
    if not FRACTIONS.isdisjoint(columns.norms):
        columns = columns.with_joined(list(fractions(columns)))
    return columns.with_joined(list(_ranges(columns))) if len(columns.quantities) > 1 else columns


def _ranges(columns: Columns) -> Iterator[Joint]:
    done = 0
    for at in sorted(columns.quantities):
        joint = _joined(columns, at) if at >= done else None
        if joint:
            yield joint
            done = at + joint.width


def _joined(columns: Columns, at: int) -> Joint | None:
    gap = _repeated_unit(columns, at)
    second = at + gap + 2
    if columns.norms[second - 1 : second + 1] == ["-", "to"]:
        second += 1
    if second not in columns.quantities or not _links(columns, at, second):
        return None
    pair = _pair(columns.token(at), columns.token(second))
    return Joint(at, second - at + 1, pair) if pair else None


def _repeated_unit(columns: Columns, at: int) -> int:
    """The width of a unit that is said behind both ends: `$25/hr - $30/hr`."""
    norms = columns.norms
    if columns.quantities[at].measure is not Measure.MONEY or at + 1 >= len(norms):
        return 0
    width = 2 if norms[at + 1] in {"/", "per", "a", "an", "each"} else 1
    unit, again = norms[at + 1 : at + 1 + width], norms[at + 3 + width : at + 3 + 2 * width]
    return width if unit == again and unit[0] in _UNIT_STARTS else 0


def _links(columns: Columns, at: int, second: int) -> bool:
    """Whether the word before the second figure makes a range of the two."""
    link = columns.norms[second - 1]
    if link in _LINKS:
        return True
    if at > 0 and link in _OPENED.get(columns.norms[at - 1], ()):
        return True
    return link == "or" and _close(columns.quantities[at], columns.quantities[second])


def _close(one: Quantity, two: Quantity) -> bool:
    """`four or five`: neighbours, not a choice between two different things."""
    return one.measure is two.measure is Measure.NUMBER and two.low == one.low + 1


def _pair(first: Token, second: Token) -> Token | None:
    one, two = first.quantity, second.quantity
    if not one or not two:
        return None
    if one.measure is two.measure and one.measure in {Measure.TIME, Measure.DATE}:
        return Token(first.norm, first.start, second.end, one)
    if not {first.norm, second.norm} <= _SLOTS or one.low < one.high or two.low < two.high:
        return None
    quantity = _range(one, two)
    return Token(f"<{quantity.measure}>", first.start, second.end, quantity) if quantity else None


def _range(one: Quantity, two: Quantity) -> Quantity | None:
    low, high = _same_scale(one, two)
    sign = _sign(one.sign, two.sign)
    measures = {one.measure, two.measure}
    if sign is None or high < low or measures == {Measure.MONEY, Measure.PERCENT}:
        return None
    if bool(one.sign) != bool(two.sign) and high > _UNLIKELY * max(low, 1):
        return None
    measure = next((m for m in (Measure.MONEY, Measure.PERCENT) if m in measures), Measure.NUMBER)
    return replace(
        two, measure=measure, low=low, high=high, sign=sign, yearly=one.yearly or two.yearly,
        words=one.words and two.words,
        scale=two.scale or one.scale,
    )  # fmt: skip


def _same_scale(one: Quantity, two: Quantity) -> tuple[float, float]:
    """`$200 - 250K` and `1.2 - 1.5 lakh`: the scale of one end holds for the other."""
    low, high = one.low, two.low
    if two.scale and not one.scale and low < high and low * scale_of(two.scale) <= high:
        low *= scale_of(two.scale)
    if one.scale and not two.scale and high < low:
        high *= scale_of(one.scale)
    return low, high


def _sign(one: str, two: str) -> str | None:
    """The sign of a range; None if its ends are in different currencies."""
    if not one or not two or one == two:
        return one or two
    codes = {SIGNS.get(one), SIGNS.get(two)} - {None}
    if len(codes) > 1:
        return None
    return one if SIGNS.get(one) else two
