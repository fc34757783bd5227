"""Ends of one range on two lines: `Minimum: $200,000`, and below it `Maximum: $290,000`."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from scanner.model import Pay

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scanner.claims.reading import Heard
    from scanner.model import Claim, Value

_LOW = re.compile(r"(?:pay |salary |range )?(?:min(?:imum)?|low(?:est)?|from|start)\b", re.IGNORECASE)
_HIGH = re.compile(r"(?:pay |salary |range )?(?:max(?:imum)?|high(?:est)?|to|top)\b", re.IGNORECASE)


def ends_joined(claims: Sequence[Claim], heards: Sequence[Heard]) -> list[Claim]:
    """The pay claims, a least and a greatest amount on two lines as one range."""
    joined = list(claims)
    for low, high in pairwise(heards) if joined else ():
        if _LOW.match(low.reading.passage.text) and _HIGH.match(high.reading.passage.text):
            one, other = _within(low, joined), _within(high, joined)
            value = _range(one.value, other.value) if one and other else None
            if one and other and value:
                quote = low.posting.text[one.start : other.end]
                joined[joined.index(one)] = replace(one, value=value, quote=quote, end=other.end)
                joined.remove(other)
    return joined


def _within(heard: Heard, claims: Sequence[Claim]) -> Claim | None:
    passage = heard.reading.passage
    end = passage.start + len(passage.text)
    return next((claim for claim in claims if passage.start <= claim.start < end), None)


def _range(low: Value, high: Value) -> Pay | None:
    if not isinstance(low, Pay) or not isinstance(high, Pay) or low.min is None or high.max is None:
        return None
    same = (low.currency, low.per, low.role) == (high.currency, high.per, high.role)
    return replace(low, max=high.max, bound="range") if same and low.min < high.max else None
