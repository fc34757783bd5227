"""What an hour earns: stated, from the fee and the pace, or from a salary and its hours."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from scanner.findings.earnings.money import Stated, base_pay, money, volumes
from scanner.findings.earnings.pace import pace
from scanner.model import Inference, Kind, Theme

if TYPE_CHECKING:
    from scanner.rules.conditions import Facts

PAID_PART = 0.72
"""What is left of an hour when writing and admin are not paid: the BMA sets 70 of 250 minutes aside for it.

https://bma.org.uk/advice-and-support/gp-practices/managing-workload/safe-working-in-general-practice
"""
WEEKS = 52.0
MONTHS = 12.0
WORK_DAYS = 21.7
"""Working days of a month."""


@dataclass(frozen=True, slots=True)
class Rate:
    """Pay an hour, in `currency`."""

    low: float
    high: float
    currency: str
    claims: tuple[int, ...]
    working: str
    bound: str = "exact"
    derived: bool = True
    assumed: bool = False
    """Whether the pace is."""
    salaried: bool = False
    """Whether it is a salary by its hours."""

    @property
    def inference(self) -> Inference:
        """The rate as something worked out."""
        return Inference("pay/hourly-assumed" if self.assumed else "pay/hourly", self.claims, self.working)


def hourly_rates(facts: Facts) -> list[Rate]:
    """Every hourly rate that is stated or follows; none is guessed but by an assumed pace, and that is said."""
    stated = [_stated(each) for each in base_pay(facts, "hour")]
    fees = (
        [] if stated or _salaried(facts) else [_from_fee(each, facts) for each in base_pay(facts, "consult")]
    )
    salaries = [
        rate for each in base_pay(facts, "day", "week", "month", "year") for rate in _from_salary(each, facts)
    ]
    return stated + fees + salaries


def _salaried(facts: Facts) -> bool:
    """Whether a fee comes on top of other pay, so that it says nothing of the hour."""
    return bool(base_pay(facts, "session", "shift", "day", "week", "month", "year"))


def _stated(each: Stated) -> Rate:
    return Rate(each.low, each.high, each.currency, (each.index,), "", each.bound, derived=False)


def _from_fee(each: Stated, facts: Facts) -> Rate:
    speed, unpaid = pace(facts), _unpaid(facts)
    low, high = each.low * speed.low, each.high * speed.high
    working = f"{money(each.currency, each.low, each.high)} a consultation × {speed.words} = {money(each.currency, low, high)} an hour"
    if unpaid:
        low *= PAID_PART
        working += f"; less the unpaid writing and admin (a BMA session keeps 28 % for it), {money(each.currency, low, high)}"
    return Rate(
        low,
        high,
        each.currency,
        (each.index, *speed.claims, *unpaid),
        f"{working}.",
        each.bound,
        assumed=speed.assumed,
    )


def _unpaid(facts: Facts) -> tuple[int, ...]:
    return tuple(
        index
        for index, claim in enumerate(facts.claims)
        if claim.kind is Kind.WARNING
        and isinstance(claim.value, Theme)
        and claim.value.theme == "unpaid_work"
    )


def _from_salary(each: Stated, facts: Facts) -> list[Rate]:
    """A salary by the hours that are stated; without them nothing follows."""
    for measure, in_a_year in (("hours_per_week", WEEKS), ("hours_per_day", WORK_DAYS * MONTHS)):
        hours = volumes(facts, measure)
        if len(hours) == 1:
            return [_by_hours(each, hours[0], in_a_year)]
    return []


def _by_hours(each: Stated, hours: Stated, in_a_year: float) -> Rate:
    times = {"day": WORK_DAYS * MONTHS, "week": WEEKS, "month": MONTHS, "year": 1.0}[each.per]
    low, high = each.low * times / (hours.high * in_a_year), each.high * times / (hours.low * in_a_year)
    spent = f"{hours.low:g}" if hours.low == hours.high else f"{hours.low:g}–{hours.high:g}"
    working = (
        f"{money(each.currency, each.low, each.high)} a {each.per} for {spent} hours a "
        f"{hours.per.removeprefix('hours_per_')} = {money(each.currency, low, high)} an hour."
    )
    return Rate(low, high, each.currency, (each.index, hours.index), working, each.bound, salaried=True)
