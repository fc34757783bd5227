"""Numbers in words as one token: `two hundred dollars`, `twenty five`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scanner.claims.columns import Columns, Joint
from scanner.claims.currencies import SPELT
from scanner.claims.numbers import MULTIPLIERS, WORD_NUMBERS, spelt
from scanner.claims.reading import Measure, Quantity
from scanner.claims.tokens import Token

if TYPE_CHECKING:
    from collections.abc import Iterator

_LONGEST_NUMBER = 9


def spelt_out(columns: Columns) -> Iterator[Joint]:
    """Each number in words, with the word for its currency."""
    words = [_word(columns.quantities.get(at), norm) for at, norm in enumerate(columns.norms)]
    at = 0
    while at < len(words):
        value, width = _number(columns, words, at)
        if width:
            yield _with_sign(columns, at, value, width)
        at += width or 1


def _word(quantity: Quantity | None, norm: str) -> str:
    """The word for a number that the lexer has read already, or the word itself."""
    return _NAMES.get(quantity.low, "dozen") if quantity and quantity.words else norm


_NAMES = {value: word for word, value in WORD_NUMBERS.items() if word != "dozen"}


def _number(columns: Columns, words: list[str], at: int) -> tuple[float, int]:
    """The number in words that begins at a token: its value and width, 0 if there is none."""
    quantity = columns.quantities.get(at)
    begins = words[at] in {"one", "a"} and words[at + 1 : at + 2] and words[at + 1] in MULTIPLIERS
    if begins or (quantity and quantity.words and words[at] != "dozen"):
        return spelt(words[at : at + _LONGEST_NUMBER])
    return 0.0, 0


def _with_sign(columns: Columns, at: int, value: float, width: int) -> Joint:
    after = columns.norms[at + width] if at + width < len(columns.norms) else ""
    sign, percent = SPELT.get(after, ""), _percent(columns, at + width)
    measure = Measure.MONEY if sign else Measure.PERCENT if percent else Measure.NUMBER
    width += percent or bool(sign)
    quantity = Quantity(measure, value, value, sign, words=True)
    return Joint(at, width, Token(f"<{measure}>", columns.starts[at], columns.ends[at + width - 1], quantity))


def _percent(columns: Columns, at: int) -> int:
    """How many words for a percentage begin at a token."""
    if columns.norms[at : at + 1] in (["percent"], ["pct"]):
        return 1
    return 2 if columns.norms[at : at + 2] == ["per", "cent"] else 0
