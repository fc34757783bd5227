"""Whether an amount is pay: something must say so, and nothing that it is other money."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scanner.claims.pay.bare import is_bare_pay
from scanner.claims.pay.nearby import PIECES, counts, touches
from scanner.claims.pay.other_money import FORTUNE, denied_with, strong, too_large
from scanner.claims.pay.pieces import labelled, piece
from scanner.claims.reading import Measure
from scanner.model import Section

if TYPE_CHECKING:
    from scanner.claims.pay.scene import Amount

_PERIODIC = 300
"""A week's or month's amount from here on is pay even if nothing else says so; below it may be a subscription."""
_YEARLY, _MONTHLY = 30_000, 5_000
_ALIKE = 10
_HEAD, _HEAD_WORDS = 400, 6
"""The characters and words of the lines under a title, where boards put the pay."""
_YEAR, _HOUR = (10_000, 400_000), (12, 400)
_WORKED = frozenset({"shift", "hour"})
"""A label that names one of these speaks of pay by itself: `Night shifts $1,300`."""
_WHEN = frozenset(
    {
        "after",
        "on",
        "at",
        "for",
        "in",
        "from",
        "when",
        "thereafter",
        "and",
        "or",
        "once",
        "if",
        "during",
        "above",
    }
)


def is_pay(amount: Amount, before: Amount | None, paid: Amount | None, *, listed: bool) -> bool:
    """Whether an amount is the worker's pay.

    `before` is the amount before it in the passage, `paid` the pay before it in the sentence; `listed`: pay is told
    right before, so that a label with an amount goes on with it.
    """
    paid_before = paid is not None
    if amount.quantity.high <= 0 or amount.denied or denied_with(amount, before, paid_before=paid_before):
        return False
    if amount.quantity.measure is Measure.PERCENT:
        return amount.share is not None or bool(paid and paid.share and _goes_on(amount))
    if amount.quantity.measure is Measure.NUMBER:
        return is_bare_pay(amount, paid_before=paid_before)
    if too_large(amount) or _counted(amount):
        return False
    label = labelled(amount)
    return _said(amount, paid_before=paid_before) or bool(label and (listed or label.unit in _WORKED))


def _goes_on(amount: Amount) -> bool:
    """`65% of billings, 75% after 8 pm`, but no `15% overhead`."""
    return not amount.role and not (amount.word(1).isalpha() and amount.word(1) not in _WHEN)


def is_money(amount: Amount) -> bool:
    """Whether it is an amount with a currency and not known to be other money."""
    return amount.quantity.measure is Measure.MONEY and not amount.denied and amount.quantity.high > 0


def _counted(amount: Amount) -> bool:
    """`2.6 lakh women`."""
    return not amount.quantity.sign and counts(amount)


def _said(amount: Amount, *, paid_before: bool) -> bool:
    """Whether the words around an amount of money say that it is pay."""
    section = amount.scene.reading.passage.section
    if amount.role or amount.evidence:
        return True
    if section is Section.COMPANY:
        return False
    headed = any(not cue.denies and not cue.mere for cue in amount.above)
    placed = section in {Section.PAY, Section.TITLE} or _heads_posting(amount)
    if headed or paid_before or placed:
        return True
    unit = amount.unit
    if not amount.quantity.sign:  # `2.6 lakh` of anything
        return amount.quantity.yearly or touches(amount)
    if piece(amount) or _year_range(amount):
        return True
    return bool(unit and (unit.unit in PIECES or amount.quantity.high >= _PERIODIC))


def _heads_posting(amount: Amount) -> bool:
    """A line near the top that holds hardly more than a year's pay or a range: `Up to £105,000`."""
    passage, low, high = amount.scene.reading.passage, amount.quantity.low, amount.quantity.high
    if passage.start > _HEAD or len(amount.scene.reading.norms) > _HEAD_WORDS or not strong(amount):
        return False
    return _YEAR[0] <= high <= _YEAR[1] or _HOUR[0] <= low < high <= _HOUR[1]


def _year_range(amount: Amount) -> bool:
    """`$350k-$420k`, `AED 22,000-28,000`: hardly anything else is given as such a range."""
    low, high = amount.quantity.low, amount.quantity.high
    if not strong(amount):
        return _MONTHLY <= low < high < _ALIKE * low
    return _YEARLY <= low < high < FORTUNE / 2
