"""Headlines turned round: how many patients a day the advertised income takes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scanner.findings.earnings.hourly import WORK_DAYS
from scanner.findings.earnings.money import Stated, base_pay, money
from scanner.model import Engagement, Inference, Kind, Theme

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scanner.rules.conditions import Facts

DAYS = {"day": 1.0, "week": 5.0, "month": WORK_DAYS, "year": 230.0}
"""Working days in each; 46 weeks of five days in a year."""
STEEP = 40
"""Contacts a day above which a headline is steep: BMA, safe is up to 25, 33 to 40 is a strain.

https://bma.org.uk/advice-and-support/gp-practices/managing-workload/safe-working-in-general-practice/daily-working-contacts
"""
OUT_OF_REACH = 80
"""Twice that: six minutes each through eight hours, without a break."""


def headlines(facts: Facts) -> Iterator[Inference]:
    """For each advertised income beside a fee, the patients a day it takes."""
    fees = base_pay(facts, "consult", "case")
    for income in base_pay(facts, *DAYS):
        alike = [fee for fee in fees if fee.currency == income.currency]
        if alike and _is_headline(income, facts):
            yield _needed(income, max(alike, key=lambda fee: fee.high))


def _is_headline(income: Stated, facts: Facts) -> bool:
    """Whether the income is what the fees add up to, and not a salary beside them."""
    return (
        income.bound in {"up_to", "about", "from"}
        or any(claim.kind is Kind.HYPE and _theme(claim.value) == "income" for claim in facts.claims)
        or any(
            isinstance(claim.value, Engagement) and claim.value.type == "contractor" for claim in facts.claims
        )
    )


def _theme(value: object) -> str:
    return value.theme if isinstance(value, Theme) else ""


def _needed(income: Stated, fee: Stated) -> Inference:
    patients = income.low / fee.high / DAYS[income.per]
    name = "out-of-reach" if patients > OUT_OF_REACH else "steep" if patients > STEEP else "plausible"
    unit = "patient" if fee.per == "consult" else "case"
    days = "" if income.per == "day" else f", working {DAYS[income.per]:g} days a {income.per}"
    working = (
        f"To earn the advertised {money(income.currency, income.low)} a {income.per} at "
        f"{money(fee.currency, fee.high)} a {unit} takes {patients:,.0f} {unit}s a day{days}."
    )
    return Inference(f"pay/headline-{name}", (income.index, fee.index), working)
