"""Ranges of pay so wide that they say nothing: the top is three times the bottom or more."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scanner.findings.earnings.money import base_pay, each, money
from scanner.model import Inference

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scanner.rules.conditions import Facts

WIDE = 3.0


def wide_ranges(facts: Facts) -> Iterator[Inference]:
    """`pay/wide-range` for one statement whose ends lie so far apart."""
    for pay in base_pay(facts, "consult", "case", "hour", "day", "week", "month", "year"):
        if pay.high >= WIDE * pay.low:
            working = f"{money(pay.currency, pay.low, pay.high)} {each(pay.per)}: the top is {pay.high / pay.low:.1f} times the bottom."
            yield Inference("pay/wide-range", (pay.index,), working)
