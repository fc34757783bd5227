"""Whether an amount is pay: something must say so, and nothing that it is other money."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scanner.claims.currencies import SIGNS
from scanner.claims.reading import Measure
from scanner.model import Section

if TYPE_CHECKING:
    from scanner.claims.pay.scene import Amount

_PIECES = frozenset({"hour", "consult", "case", "session", "shift", "rvu", "message", "day", "word"})
"""Units of work: an amount per one of these is hardly ever anything but pay."""
_COUNTED = frozenset({
    "hour", "hr", "h", "minute", "min", "day", "week", "wk", "month", "year", "yr", "patient", "visit", "consult", "consultation",
    "call", "case", "shift", "session", "appointment", "doctor", "physician", "clinician", "provider", "state", "people",
    "employee", "member", "click", "word", "x", "th", "st", "nd", "rd", "time", "km", "mile", "bed", "client", "woman", "man",
    "user", "family", "enrollee", "step", "am", "pm", "point", "%", "clinic", "hospital", "site", "nurse", "therapist",
    "download", "message", "report", "life",
})  # fmt: skip
"""After a bare figure: it counts these, not money."""
_STRONG = frozenset({"USD", "EUR", "GBP", "CAD", "AUD", "NZD", "CHF", "SGD"})
_FORTUNE = 4_000_000
"""Of a strong currency: what a company has, not what a person earns."""
_PERIODIC = 300
"""A week's or month's amount from here on is pay even if nothing else says so; below it may be a subscription."""
_YEARLY = 30_000
_LIMIT = 200_000
"""`$1M/$3M`: two amounts as large with a slash between limit a cover."""
_SMALLEST = 5
"""A bare figure below counts something."""
_JOINING = frozenset({"and", "or", "+", "plus", "then", "&"})
_YEARS = (1900, 2100)


def is_pay(amount: Amount, before: Amount | None, paid: Amount | None) -> bool:
    """Whether an amount is the worker's pay.

    `before` is the amount before it in the passage, `paid` the pay before it in the sentence.
    """
    paid_before = paid is not None
    if amount.quantity.high <= 0 or amount.denied or _also_denied(amount, before, paid_before=paid_before):
        return False
    if amount.quantity.measure is Measure.PERCENT:
        return amount.share is not None or bool(paid and paid.share and not amount.role)
    if amount.quantity.measure is Measure.NUMBER:
        return _bare(amount, paid_before=paid_before)
    return not _too_large(amount) and _said(amount, paid_before=paid_before)


def is_money(amount: Amount) -> bool:
    """Whether it is an amount with a currency and not known to be other money."""
    return amount.quantity.measure is Measure.MONEY and not amount.denied and amount.quantity.high > 0


def _also_denied(amount: Amount, before: Amount | None, *, paid_before: bool) -> bool:
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


def _said(amount: Amount, *, paid_before: bool) -> bool:
    """Whether the words around an amount of money say that it is pay."""
    section = amount.scene.reading.passage.section
    if amount.role or amount.evidence:
        return True
    if section is Section.COMPANY:
        return False
    if (
        section in {Section.PAY, Section.TITLE}
        or paid_before
        or any(not cue.denies and not cue.mere for cue in amount.above)
    ):
        return True
    if _unsigned(amount):
        return amount.quantity.yearly or _touches(amount)
    unit = amount.unit
    return _year_range(amount) or bool(unit and (unit.unit in _PIECES or amount.quantity.high >= _PERIODIC))


def _year_range(amount: Amount) -> bool:
    """`$350k-$420k`: hardly anything else is given as such a range."""
    quantity = amount.quantity
    return _strong(amount) and quantity.low < quantity.high < _FORTUNE / 2 and quantity.low >= _YEARLY


def _unsigned(amount: Amount) -> bool:
    """`2.6 lakh women`: counts anything."""
    return not amount.quantity.sign


def _touches(amount: Amount) -> bool:
    """Whether the unit stands right behind the amount."""
    unit = amount.unit
    return bool(unit and (unit.covers(amount.index) or unit.first == amount.index + 1))


def _strong(amount: Amount) -> bool:
    return SIGNS.get(amount.quantity.sign) in _STRONG or amount.quantity.sign in {"$", "dollar"}


def _too_large(amount: Amount) -> bool:
    if _strong(amount) and amount.quantity.low >= _FORTUNE:
        return True
    if _unsigned(amount) and amount.word(1) in _COUNTED and not _touches(amount):
        return True
    limits = {amount.word(1) + amount.word(2), amount.word(-2) + amount.word(-1)} & {"/<money>", "<money>/"}
    return bool(limits) and amount.quantity.low >= _LIMIT


def _bare(amount: Amount, *, paid_before: bool) -> bool:
    """Whether a figure without a sign is money: only close to words for pay."""
    quantity = amount.quantity
    if (amount.word(1) in _COUNTED and not _touches(amount)) or _year(amount) or quantity.words:
        return False
    evident = bool(
        amount.evidence
        or amount.scene.reading.passage.section is Section.PAY
        or any(not cue.mere for cue in amount.above)
    )
    if quantity.scale in {"k", "thousand"}:
        return bool(evident or amount.unit or paid_before or amount.scene.follows)
    if quantity.low >= 1000 and (_touches(amount) or _labelled(amount) or (amount.role and paid_before)):  # noqa: PLR2004
        return evident or paid_before
    small = (
        (_touches(amount) or _labelled(amount))
        and quantity.low >= _SMALLEST
        and amount.unit
        and amount.unit.unit in _PIECES
    )
    return bool(small and evident) or _handed_over(amount)


def _year(amount: Amount) -> bool:
    return _YEARS[0] < amount.quantity.low < _YEARS[1] and amount.quantity.high < _YEARS[1]


def _labelled(amount: Amount) -> bool:
    """`Salary: 120,000`, `attendance allowance 5,000`: the word for it stands right before."""
    labels = (amount.role, amount.unit, amount.evidence)
    return any(
        label
        and (
            label.last == amount.index
            or (label.last == amount.index - 1 and amount.word(-1) in {":", "-", "of"})
        )
        for label in labels
    )


def _handed_over(amount: Amount) -> bool:
    """`you are paid 40 on ...`, `will pay 300 in cash`."""
    after = {"in", "on", "for", "per", "each", "/"}
    return (
        amount.word(-1) in {"pay", "paid", "earn", "receive"}
        and amount.word(1) in after
        and not amount.quantity.words
    )
