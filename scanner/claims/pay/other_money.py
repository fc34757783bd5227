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
_CONDITIONS = frozenset({"for", "on", "at", "if", "with", "in", "after", "during"})
_JOINING = frozenset({"and", "or", "+", "plus", "then", "&"})


def denied_with(amount: Amount, before: Amount | None, *, paid_before: bool) -> bool:
    """`Patients pay $39 for a visit and $25 for a repeat`: the second is what they pay, too."""
    if any(cue.denies for cue in amount.above) and not amount.unit:
        return True
    if _answers(amount):
        return True
    if before is None or paid_before or not amount.together(before):
        return False
    if not before.denied or (amount.role and amount.quantity.measure is Measure.MONEY):
        return False
    words = set(amount.scene.reading.norms[before.index : amount.index])
    between = [cue for cue in amount.scene.cues if before.index < cue.first < amount.index]
    alike = amount.quantity.measure is before.quantity.measure or "+" in words
    joined = not _JOINING.isdisjoint(words) or (amount.word(-1) == "," and amount.word(1) in _CONDITIONS)
    if parted(amount):
        return False
    return alike and joined and not any(cue.evidence or cue.shares for cue in between)


def parted(amount: Amount) -> bool:
    """`Patients pay 70 euros and 45 euros of this is yours`: a part of what was named before."""
    return amount.word(1) == "of" and amount.word(2) in {"it", "this", "that", "these", "which", "them"}


def _answers(amount: Amount) -> bool:
    """`What do clients pay? £75 and £45`: the question before says whose money it is."""
    reading = amount.scene.reading
    first, _ = reading.clause(amount.index)
    if (
        first > 1
        and reading.norms[first - 1] == "."
        and len(reading.norms[slice(*reading.clause(first - 2))]) <= 1
    ):
        first, _ = reading.clause(first - 2)  # `A.`
    if first < 2 or reading.norms[first - 1] != "?":  # noqa: PLR2004 - a word and its mark
        return False
    asked, _ = reading.clause(first - 2)
    return any(cue.denies and asked <= cue.first < first for cue in amount.scene.cues)


def too_large(amount: Amount) -> bool:
    """Whether it is more than anybody is paid, or a limit of cover."""
    if strong(amount) and amount.quantity.low >= FORTUNE:
        return True
    limits = {amount.word(1) + amount.word(2), amount.word(-2) + amount.word(-1)} & {"/<money>", "<money>/"}
    return bool(limits) and amount.quantity.low >= _LIMIT


def strong(amount: Amount) -> bool:
    """Whether its currency is one in which a year's pay has six figures at most."""
    return SIGNS.get(amount.quantity.sign) in _STRONG or amount.quantity.sign in {"$", "dollar"}
