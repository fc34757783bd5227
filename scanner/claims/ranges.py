"""Joins figures that belong together: `$20 - 25`, `four to six`, `between 5 and 7`, `twenty five`."""

from __future__ import annotations

from dataclasses import replace

from scanner.claims.numbers import SCALES
from scanner.claims.reading import Measure, Quantity
from scanner.claims.tokens import Token

_SLOTS = {"<money>", "<number>", "<percent>"}
_TENS = {20, 30, 40, 50, 60, 70, 80, 90}


def merge_ranges(tokens: list[Token]) -> list[Token]:
    """The tokens with each range as one token, and times joined into spans."""
    if sum(1 for token in tokens if token.quantity) < 2:  # noqa: PLR2004
        return tokens
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
    if _compound(tokens, at):
        return _sum(first, tokens[at + 1]), 2
    pair = _pair(first, tokens[at + 2]) if _links(tokens, at, before) else None
    return (pair, 3) if pair else (first, 1)


def _compound(tokens: list[Token], at: int) -> bool:
    """`twenty five`, written in words."""
    if at + 1 >= len(tokens):
        return False
    one, two = tokens[at].quantity, tokens[at + 1].quantity
    return bool(
        one and two and one.low in _TENS and two.low < 10  # noqa: PLR2004
        and tokens[at].norm == tokens[at + 1].norm == "<number>"
        and not one.sign and one.words and two.words
    )  # fmt: skip


def _sum(one: Token, two: Token) -> Token:
    assert one.quantity  # noqa: S101
    assert two.quantity  # noqa: S101
    total = one.quantity.low + two.quantity.low
    return Token("<number>", one.start, two.end, replace(one.quantity, low=total, high=total))


def _links(tokens: list[Token], at: int, before: list[Token]) -> bool:
    if at + 2 >= len(tokens) or not tokens[at + 2].quantity:
        return False
    link = tokens[at + 1].norm
    if link in {"-", "to", "till", "until", "upto"}:
        return True
    earlier = before[-1].norm if before else ""
    return link in {"and", "or"} and (earlier == "between" or link == "or" and _close(tokens, at))


def _close(tokens: list[Token], at: int) -> bool:
    """`four or five`: neighbours, not a choice between two different things."""
    one, two = tokens[at].quantity, tokens[at + 2].quantity
    return bool(one and two and one.measure is two.measure is Measure.NUMBER and two.low == one.low + 1)


def _pair(first: Token, second: Token) -> Token | None:
    one, two = first.quantity, second.quantity
    assert one  # noqa: S101
    assert two  # noqa: S101
    if one.measure is two.measure and one.measure in {Measure.TIME, Measure.DATE}:
        return Token(first.norm, first.start, second.end, one)
    if not {first.norm, second.norm} <= _SLOTS:
        return None
    low, high = one.low, two.low
    if two.scale and not one.scale and low < high and low * SCALES.get(two.scale.rstrip("s").split()[0], 1) <= high:
        low *= SCALES.get(two.scale.rstrip("s").split()[0], 1)
    if one.scale and not two.scale and high < low and one.scale in {"k", "lakh", "lakhs"}:
        high *= SCALES[one.scale.rstrip("s")]
    if bool(one.sign) != bool(two.sign) and high > 30 * max(low, 1):
        return None
    if high < low or (one.sign and two.sign and one.sign != two.sign):
        return None
    measures = {one.measure, two.measure}
    measure = next((m for m in (Measure.MONEY, Measure.PERCENT) if m in measures), Measure.NUMBER)
    if measures == {Measure.MONEY, Measure.PERCENT}:
        return None
    quantity = Quantity(
        measure, low, high, one.sign or two.sign, open=two.open, yearly=one.yearly or two.yearly, scale=two.scale
    )
    return Token(f"<{measure}>", first.start, second.end, quantity)

