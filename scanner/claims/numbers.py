"""Figures as people write them: grouped, decimal, scaled, in words."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

SCALES = {
    "k": 1e3, "thousand": 1e3, "grand": 1e3,
    "m": 1e6, "mn": 1e6, "mm": 1e6, "mio": 1e6, "mil": 1e6, "million": 1e6, "juta": 1e6,
    "b": 1e9, "bn": 1e9, "billion": 1e9, "t": 1e12, "tn": 1e12, "trillion": 1e12, "lakh": 1e5, "lac": 1e5, "lpa": 1e5, "l": 1e5, "crore": 1e7, "cr": 1e7,
}  # fmt: skip
"""What a figure is multiplied by; lakh and crore as in South Asia."""
SCALE = r"k|mio|million|mil|mn|mm|m|bn|billion|b|trillion|tn|t|juta|thousand|grand|lakhs?\s+per\s+annum|lakhs?|lacs?|lpa|l|crores?|cr"
"""Those words behind a figure, as a regular expression."""

_UNITS = "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen"
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
_SMALL: dict[str, float] = {
    **{word: i + 1 for i, word in enumerate(_UNITS.split())},
    **{word: 10 * (i + 2) for i, word in enumerate(_TENS.split())},
}
_LARGE: dict[str, float] = {"thousand": 1e3, "lakh": 1e5, "lac": 1e5, "million": 1e6, "crore": 1e7}
WORD_NUMBERS = {**{word: value for word, value in _SMALL.items() if word != "one"}, "dozen": 12}
"""`one` is missing: it is a pronoun as often as a figure, so rules name it."""
MULTIPLIERS = frozenset({"hundred", *_LARGE})


def scale_of(text: str) -> float:
    """The factor a scale as written stands for.

    >>> scale_of("lakhs per annum"), scale_of("k"), scale_of("")
    (100000.0, 1000.0, 1.0)
    """
    return SCALES.get(text.split(maxsplit=1)[0].removesuffix("s"), 1.0) if text else 1.0


def decimal(text: str, *, three: bool = False) -> float:
    """The value of a figure with any usual grouping.

    `three`: the currency has three decimals, so `12.500` is twelve and a half.

    >>> decimal("1,50,000"), decimal("60.000"), decimal("2,5"), decimal("11.50")
    (150000.0, 60000.0, 2.5, 11.5)
    """
    text = text.replace("\\", "").replace("'", "")
    if " " in text:
        return float(text.replace(" ", "").replace(",", "."))
    if re.fullmatch(r"\d{1,3}(?:,\d{2,3})+(?:\.\d+)?", text) and not re.fullmatch(r"\d+,\d\d", text):
        return float(text.replace(",", ""))
    if re.fullmatch(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?", text) and not (three and text.count(".") == 1):
        return float(text.replace(".", "").replace(",", "."))
    return float(text.replace(",", "."))


def spelt(words: Sequence[str]) -> tuple[float, int]:
    """The value of the number that folded words begin with, and how many words it takes.

    >>> spelt("two hundred and fifty dollar".split()), spelt("a hundred".split()), spelt("one of".split())
    ((250, 4), (100, 2), (1, 1))
    """
    total = part = 0.0
    taken = 0
    for at, word in enumerate(words):
        if word in _SMALL and _adds(part, _SMALL[word]):
            part += _SMALL[word]
        elif word == "hundred" and 0 < part < 100:  # noqa: PLR2004
            part *= 100
        elif word in _LARGE and part:
            total, part = total + part * _LARGE[word], 0
        elif word == "a" and at == 0 and words[1:2] and words[1] in MULTIPLIERS:
            part = 1
        elif (
            word == "and"
            and words[at - 1] == "hundred"
            and words[at + 1 : at + 2]
            and words[at + 1] in _SMALL
        ):
            continue
        else:
            break
        taken = at + 1
    return total + part, taken


def _adds(part: float, small: float) -> bool:
    """Whether a small number goes on with what was read: after a hundred, or a unit after a ten."""
    after_ten = part % 10 == 0 and part % 100 >= 20 and small < 10  # noqa: PLR2004
    return part % 100 == 0 or after_ten
