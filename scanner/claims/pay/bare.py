"""Whether a figure without a currency is money."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scanner.claims.pay.nearby import PIECES, counts, touches
from scanner.model import Section

if TYPE_CHECKING:
    from scanner.claims.pay.scene import Amount

_SMALLEST = 5
"""A bare figure below counts something."""
_LARGE = 1000
_AFTER = frozenset({
    "gross", "net", "doe", "doq", "commensurate", "negotiable", "pro", "fte", "base", "basic", "salary", "plus", "in", "for", "to", "depending", "cash", "ote", "total", "package", "and", "or",
    "with", "on", "based", "inclusive", "fixed", "ctc", "take", "after", "if", "at", "as", "dependent", "from", "during",
})  # fmt: skip
_YEARS = (1900, 2100)


def is_bare_pay(amount: Amount, *, paid_before: bool) -> bool:
    """Whether a figure without a sign is money: only close to words for pay."""
    quantity = amount.quantity
    if counts(amount) or _year(amount) or quantity.words or amount.index in amount.scene.counted:
        return False
    if _names_money(amount):
        return False
    evident = _evident(amount)
    if quantity.scale in {"k", "thousand"}:
        if _of_something(amount):
            return False
        return bool(evident or amount.unit or paid_before or amount.scene.follows)
    close = touches(amount) or _labelled(amount)
    if quantity.low >= _LARGE and (close or (amount.role and paid_before)):
        return evident or paid_before
    small = close and quantity.low >= _SMALLEST and amount.unit and amount.unit.unit in PIECES
    return bool(small and evident) or _handed_over(amount)


def _names_money(amount: Amount) -> bool:
    """`99213: $48`: a code and what it pays."""
    return "<money>" in {amount.word(1), amount.word(2) if amount.word(1) in {":", "-", "="} else ""}


def _of_something(amount: Amount) -> bool:
    """`145k stars`: a word follows that no amount of pay is followed by."""
    return amount.word(1).isalpha() and amount.word(1) not in _AFTER and not touches(amount)


def _evident(amount: Amount) -> bool:
    """Whether the clause, the heading or the section is about pay."""
    section = amount.scene.reading.passage.section
    return section is Section.PAY or any(not cue.mere for cue in amount.above) or bool(amount.evidence)


def _year(amount: Amount) -> bool:
    """`2026` is a date."""
    return _YEARS[0] < amount.quantity.low < _YEARS[1] and amount.quantity.high < _YEARS[1]


def _labelled(amount: Amount) -> bool:
    """`Salary: 120,000`, `attendance allowance 5,000`: the word for it stands right before."""
    ends = {label.last for label in (amount.role, amount.unit, amount.evidence) if label}
    return amount.index in ends or (amount.index - 1 in ends and amount.word(-1) in {":", "-", "of"})


def _handed_over(amount: Amount) -> bool:
    """`you are paid 40 on ...`, `will pay 300 in cash`."""
    after = {"in", "on", "for", "per", "each", "/"}
    return amount.word(-1) in {"pay", "paid", "earn", "receive"} and amount.word(1) in after
