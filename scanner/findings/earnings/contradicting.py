"""Pay statements that cannot all be true: the page's markup against its words, the year against the hour."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

from scanner.findings.earnings.money import Stated, base_pay, each, money, volumes
from scanner.model import Inference

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scanner.rules.conditions import Facts

FULL_TIME = 2080.0
"""Paid hours of a full year of 40-hour weeks."""
FAR, TOO_FAR = 2.0, 6.0
"""Times by which an hour and a year must differ before they contradict: few weeks are exactly 40 hours.
What lies further apart are two different things, such as pay and a yearly allowance."""
NEAR = 1.1
"""Times by which two amounts for the same may differ: rounding."""
UNITS = ("consult", "case", "hour", "session", "shift", "day", "week", "month", "year")


def contradictions(facts: Facts) -> Iterator[Inference]:
    """Each pair of pay statements that do not fit together."""
    for one, other in combinations(base_pay(facts, *UNITS), 2):
        if one.currency == other.currency and _unlike(one, other, facts):
            working = f"{_said(one)} in one place, {_said(other)} in another."
            yield Inference("pay/contradictory", (one.index, other.index), working)


def _unlike(one: Stated, other: Stated, facts: Facts) -> bool:
    if one.per == other.per:
        origins = {facts.claims[each.index].origin for each in (one, other)}
        return len(origins) > 1 and _apart(one.low, one.high, other.low, other.high, NEAR)
    if {one.per, other.per} == {"hour", "year"} and not _part_time(facts):
        hour, year = sorted((one, other), key=lambda each: each.per)
        low, high = hour.low * FULL_TIME, hour.high * FULL_TIME
        return _apart(low, high, year.low, year.high, FAR) and not _apart(
            low, high, year.low, year.high, TOO_FAR
        )
    return False


def _apart(low: float, high: float, other_low: float, other_high: float, times: float) -> bool:
    return low > other_high * times or other_low > high * times


def _part_time(facts: Facts) -> bool:
    """Whether fewer hours than a full week are stated: then the two need not agree."""
    hours = [
        *volumes(facts, "hours_per_week"),
        *volumes(facts, "days_per_week"),
        *volumes(facts, "shifts_per_month"),
    ]
    return bool(hours)


def _said(stated: Stated) -> str:
    return f"{money(stated.currency, stated.low, stated.high)} {each(stated.per)}"
