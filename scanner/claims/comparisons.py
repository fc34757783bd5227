"""Signs of comparison before a figure: `≥ 20 hours`, `<5 min`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from scanner.claims.reading import Reading

_REACH = 4
_FLOOR = re.compile(r"(?:[≥⩾≧]|(?<![-=<>])>=?)\s?$")
_CEILING = re.compile(r"(?:[≤⩽≦]|(?<![-=<>])<=?)\s?$")


def compared(reading: Reading, index: int) -> str:
    """`min` or `max` if a sign right before token `index` makes its figure a floor or a ceiling, else ``.

    Arrows (`->`, `=>`) compare nothing.
    """
    start = reading.starts[index]
    before = reading.passage.text[max(0, start - _REACH) : start]
    return "min" if _FLOOR.search(before) else "max" if _CEILING.search(before) else ""
