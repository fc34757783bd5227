"""Whether an amount is a ceiling, a floor, about right or exact, by the words around it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from scanner.claims.reading import Quantity, Reading

_BEFORE = {
    "up_to": (
        "up to", "upto", "as much as", "as high as", "maximum of", "maximum", "max", "max of", "no more than",
        "not more than", "capped at", "cap of", "to a maximum of", "cost to", "under", "or up to", "earn upto",
        "up to a maximum of", "upwards to", "as many as", "not exceeding", "to",
    ),
    "from": (
        "from", "starting at", "starting from", "start at", "start from", "starts at", "starts from", "at least", "minimum",
        "minimum of", "min", "min of", "over", "more than", "above", "upwards of", "exceed", "no less than",
        "not less than", "in excess of", "beginning at", "floor of", "north of", "exceeding", "as of",
    ),
    "about": (
        "about", "around", "approximately", "approx", "roughly", "circa", "ca", "c", "average", "averages", "averaged",
        "averaging", "average of", "on average", "an average of", "typically", "~", "some", "nearly", "almost", "easily reach", "reach",
        "on average around", "averaging around", "averaged about", "estimated", "in the region of",
    ),
}  # fmt: skip
_PHRASES = {tuple(text.split()): bound for bound, texts in _BEFORE.items() for text in texts}
_LONGEST = max(map(len, _PHRASES))
_AFTER_FROM = (("plus",), ("or", "more"), ("and", "above"), ("and", "up"), ("upwards",), ("minimum",), ("or", "above"), ("and", "over"))
_AFTER_UP_TO = (("maximum",), ("max",), ("or", "less"), ("at", "most"))


def bound(reading: Reading, index: int, quantity: Quantity) -> tuple[str, int]:
    """The bound of the amount at `index`, and the token where the words for it begin."""
    if quantity.high > quantity.low:
        return "range", _begin(reading, index, ("between", "from"))
    found, first = _said_before(reading, index)
    after = tuple(reading.norms[index + 1 : index + 3])
    if quantity.open or any(after[: len(words)] == words for words in _AFTER_FROM):
        return "from", first
    if any(after[: len(words)] == words for words in _AFTER_UP_TO):
        return "up_to", first
    return found, first


def _said_before(reading: Reading, index: int) -> tuple[str, int]:
    for size in range(min(_LONGEST, index), 0, -1):
        words = tuple(reading.norms[index - size : index])
        if words in _PHRASES and words != ("to",):
            return _PHRASES[words], index - size
    return "exact", index


def _begin(reading: Reading, index: int, words: tuple[str, ...]) -> int:
    return index - 1 if index and reading.norms[index - 1] in words else index
