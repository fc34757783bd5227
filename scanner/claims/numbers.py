"""Figures as people write them: grouped, decimal, scaled, in words."""

from __future__ import annotations

import re

SCALES = {
    "k": 1e3, "thousand": 1e3, "m": 1e6, "mn": 1e6, "mm": 1e6, "mio": 1e6, "million": 1e6,
    "lakh": 1e5, "lac": 1e5, "lpa": 1e5, "l": 1e5, "crore": 1e7, "cr": 1e7,
}  # fmt: skip
"""What a figure is multiplied by; lakh and crore as in South Asia."""

_UNITS = "two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen"
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
WORD_NUMBERS: dict[str, float] = {
    **{word: i + 2 for i, word in enumerate(_UNITS.split())},
    **{word: 10 * (i + 2) for i, word in enumerate(_TENS.split())},
    "dozen": 12,
}
"""`one` is missing: it is a pronoun as often as a figure, so rules name it."""


def decimal(text: str, *, three: bool = False) -> float:
    """The value of a figure with any usual grouping.

    `three`: the currency has three decimals, so `12.500` is twelve and a half.

    >>> decimal("1,50,000"), decimal("60.000"), decimal("2,5"), decimal("11.50")
    (150000.0, 60000.0, 2.5, 11.5)
    """
    text = text.replace("\\", "").replace("'", "")
    if re.fullmatch(r"\d{1,3}(?:,\d{2,3})+(?:\.\d+)?", text):
        return float(text.replace(",", ""))
    if re.fullmatch(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?", text) and not (three and text.count(".") == 1):
        return float(text.replace(".", "").replace(",", "."))
    return float(text.replace(",", "."))
