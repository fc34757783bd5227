"""Signs that an amount is other money than pay."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scanner.claims.currencies import SIGNS
from scanner.claims.reading import Measure

if TYPE_CHECKING:
    from scanner.claims.pay.scene import Amount

_STRONG = frozenset({"USD", "EUR", "GBP", "CAD", "AUD", "NZD", "CHF", "SGD"})
FORTUNE = 4_000_000
"""Of a strong currency: what a company has, not what a person earns."""
_LIMIT = 200_000
"""`$1M/$3M`: two amounts as large with a slash between limit a cover."""
_JOINING = frozenset({"and", "or", "+", "plus", "then", "&"})


def denied_with(amount: Amount, before: Amount | None, *, paid_before: bool) -> bool:
    """`Patients pay $39 for a visit and $25 for a repeat`: the second is what they pay, too."""
    if any(cue.denies for cue in amount.above) and not amount.unit:
        return True
    if before is None or paid_before or not amount.together(before):
        return False
    if not before.denied or (amount.role and amount.quantity.measure is Measure.MONEY):
        return False
    words = set(amount.scene.reading.norms[before.index : amount.index])
    between = [cue for cue in amount.scene.cues if before.index < cue.first < amount.index]
    alike = amount.quantity.measure is before.quantity.measure or "+" in words
    return alike and not _JOINING.isdisjoint(words) and not any(cue.evidence or cue.shares for cue in between)


def too_large(amount: Amount) -> bool:
    """Whether it is more than anybody is paid, or a limit of cover."""
    if strong(amount) and amount.quantity.low >= FORTUNE:
        return True
    limits = {amount.word(1) + amount.word(2), amount.word(-2) + amount.word(-1)} & {"/<money>", "<money>/"}
    return bool(limits) and amount.quantity.low >= _LIMIT


def strong(amount: Amount) -> bool:
    """Whether its currency is one in which a year's pay has six figures at most."""
    return SIGNS.get(amount.quantity.sign) in _STRONG or amount.quantity.sign in {"$", "dollar"}
