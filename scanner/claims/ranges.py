"""Joins figures that belong together: `$20 - 25`, `four to six`, `between 5 and 7`, `two hundred dollars`."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from scanner.claims.currencies import SIGNS, SPELT
from scanner.claims.numbers import MULTIPLIERS, WORD_NUMBERS, scale_of, spelt
from scanner.claims.reading import Measure, Quantity
from scanner.claims.tokens import Token

if TYPE_CHECKING:
    from collections.abc import Sequence

_SLOTS = frozenset({"<money>", "<number>", "<percent>"})
_LINKS = frozenset({"-", "to", "till", "until", "upto"})
_UNIT_STARTS = frozenset({"/", "per", "a", "an", "each", "hourly", "ph", "k"})
_LONGEST_NUMBER = 9
_UNLIKELY = 30
"""No range of pay is this many times as wide as its lower end."""
Columns = tuple[list[str], list[int], list[int], dict[int, Quantity]]


def merge(norms: list[str], starts: list[int], ends: list[int], quantities: dict[int, Quantity]) -> Columns:
    """The columns of a reading with each number in words and each range as one token."""
    if MULTIPLIERS.isdisjoint(norms) and (len(quantities) < 2 and not any(q.words for q in quantities.values())):  # noqa: PLR2004
        return norms, starts, ends, quantities
    tokens = [Token(word, starts[i], ends[i], quantities.get(i)) for i, word in enumerate(norms)]
    tokens = _ranges(_spelt(tokens))
    return (
        [token.norm for token in tokens],
        [token.start for token in tokens],
        [token.end for token in tokens],
        {i: token.quantity for i, token in enumerate(tokens) if token.quantity},
    )


def _spelt(tokens: list[Token]) -> list[Token]:
    """Each number in words as one token, money if the word for a currency follows."""
    words = [_word(token) for token in tokens]
    out: list[Token] = []
    at = 0
    while at < len(tokens):
        value, width = _number(tokens, words, at)
        if width:
            token, width = _with_sign(tokens, at, value, width)
            out.append(token)
        else:
            out.append(tokens[at])
        at += width or 1
    return out


def _word(token: Token) -> str:
    """The word for a number that the lexer has read already, or the word itself."""
    quantity = token.quantity
    return _NAMES.get(quantity.low, "dozen") if quantity and quantity.words else token.norm


_NAMES = {value: word for word, value in WORD_NUMBERS.items() if word != "dozen"}


def _number(tokens: list[Token], words: list[str], at: int) -> tuple[float, int]:
    """The number in words that begins at a token: its value and width, 0 if there is none."""
    quantity = tokens[at].quantity
    if quantity and quantity.words and words[at] != "dozen":
        return spelt(words[at : at + _LONGEST_NUMBER])
    if words[at] in {"one", "a"} and words[at + 1 : at + 2] and words[at + 1] in MULTIPLIERS:
        return spelt(words[at : at + _LONGEST_NUMBER])
    return 0.0, 0


def _with_sign(tokens: list[Token], at: int, value: float, width: int) -> tuple[Token, int]:
    after = tokens[at + width].norm if at + width < len(tokens) else ""
    sign = SPELT.get(after, "")
    measure = Measure.MONEY if sign else Measure.NUMBER
    width += bool(sign)
    quantity = Quantity(measure, value, value, sign, words=True)
    return Token(f"<{measure}>", tokens[at].start, tokens[at + width - 1].end, quantity), width


def _ranges(tokens: list[Token]) -> list[Token]:
    out: list[Token] = []
    at = 0
    while at < len(tokens):
        token, width = _joined(tokens, at, out)
        out.append(token)
        at += width
    return out


def _joined(tokens: list[Token], at: int, before: list[Token]) -> tuple[Token, int]:
    first = tokens[at]
    if not first.quantity:
        return first, 1
    gap = _repeated_unit(tokens, at)
    second = at + gap + 2
    if second < len(tokens) and tokens[second].quantity and _links(tokens, at, second, before):
        pair = _pair(first, tokens[second])
        if pair:
            return pair, gap + 3
    return first, 1


def _repeated_unit(tokens: list[Token], at: int) -> int:
    """The width of a unit that is said behind both ends: `$25/hr - $30/hr`."""
    quantity = tokens[at].quantity
    if not quantity or quantity.measure is not Measure.MONEY or at + 1 >= len(tokens):
        return 0
    width = 2 if tokens[at + 1].norm in {"/", "per", "a", "an", "each"} else 1
    unit = [token.norm for token in tokens[at + 1 : at + 1 + width]]
    again = [token.norm for token in tokens[at + 3 + width : at + 3 + 2 * width]]
    return width if unit == again and unit[0] in _UNIT_STARTS else 0


def _links(tokens: Sequence[Token], at: int, second: int, before: list[Token]) -> bool:
    """Whether the word before the second figure makes a range of the two."""
    link = tokens[second - 1].norm
    if link in _LINKS:
        return True
    between = bool(before) and before[-1].norm == "between"
    if link == "or":
        return between or _close(tokens[at], tokens[second])
    return between and link in {"and", "&"}


def _close(first: Token, second: Token) -> bool:
    """`four or five`: neighbours, not a choice between two different things."""
    one, two = first.quantity, second.quantity
    return bool(one and two and one.measure is two.measure is Measure.NUMBER and two.low == one.low + 1)


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
        two, measure=measure, low=low, high=high, sign=sign, yearly=one.yearly or two.yearly, words=False,
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
