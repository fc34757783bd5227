"""The unit that a list gives once, in its first line: `$11 per e-visit`, then `$14 on weekends`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scanner.claims.pay.nearby import PIECES
from scanner.claims.pay.units import other_unit
from scanner.claims.reading import Measure
from scanner.model import Pay

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scanner.claims.pay.scene import Amount
    from scanner.model import Claim

_ALIKE = 4
"""Rates of one list differ by less than this factor."""
_CONDITIONS = frozenset(
    {
        "",
        "on",
        "at",
        "for",
        "after",
        "during",
        "when",
        "if",
        "overnight",
        "weekend",
        "night",
        "with",
        "before",
        "between",
        "outside",
        "until",
        "through",
        "past",
        "thereafter",
        "all",
        "every",
        "saturday",
        "sunday",
        "evening",
        "late",
        "public",
        "bank",
        "holiday",
        "<time>",
        ".",
        ",",
    }
)
_LABELS = frozenset({":", "|", "="})


def carried(amount: Amount, code: str | None, earlier: Sequence[Claim]) -> str | None:
    """The unit of the line before, for an amount without one that goes on with its list."""
    before = earlier[-1].value if amount.scene.follows and earlier else None
    if not isinstance(before, Pay) or before.role != "base" or before.per not in PIECES:
        return None
    if amount.unit or amount.role or other_unit(amount) or not _goes_on(amount):
        return None
    return before.per if before.currency == code and _alike(amount, before) else None


def _goes_on(amount: Amount) -> bool:
    """Whether the line is an amount with a condition, or a label with an amount."""
    if amount.quantity.measure is not Measure.MONEY or amount.word(1) not in _CONDITIONS:
        return False
    return (
        not any(word.isalpha() for word in amount.scene.reading.norms[: amount.index])
        or amount.word(-1) in _LABELS
    )


def _alike(amount: Amount, before: Pay) -> bool:
    high, low = before.max or before.min or 0, before.min or before.max or 0
    larger, smaller = max(amount.quantity.high, high), min(amount.quantity.low, low)
    return 0 < larger < _ALIKE * smaller
