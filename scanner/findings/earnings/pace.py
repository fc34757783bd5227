"""How many patients an hour: as stated, or as assumed, and then that is said."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from scanner.findings.earnings.money import Stated, volumes

if TYPE_CHECKING:
    from scanner.rules.conditions import Facts

ASSUMED = 3.0, 4.0
"""Consultations an hour where none are stated: platforms reckon with 3 to 5, unfilled time included.

https://www.wheel.com/blog/charting-your-telemedicine-physician-career-path
"""
MINUTES = 60
MOST = 60.0
"""One a minute: whatever is faster was misread."""


@dataclass(frozen=True, slots=True)
class Pace:
    """Consultations (or cases) in an hour."""

    low: float
    high: float
    claims: tuple[int, ...]
    words: str
    assumed: bool = False


def pace(facts: Facts) -> Pace:
    """The pace a posting states per hour, by minutes, or by day and hours; else the assumed one."""
    found = _hourly(facts) or _by_minutes(facts) or _by_day(facts)
    if found and found.high <= MOST:
        return found
    return Pace(
        *ASSUMED, (), f"{ASSUMED[0]:g}–{ASSUMED[1]:g} an hour, assumed as none is stated", assumed=True
    )


def _hourly(facts: Facts) -> Pace | None:
    stated = volumes(facts, "consults_per_hour")
    return _pace(stated[0], stated[0].low, stated[0].high, "an hour, as stated") if stated else None


def _by_minutes(facts: Facts) -> Pace | None:
    stated = volumes(facts, "minutes_per_consult")
    if not stated:
        return None
    return _pace(
        stated[0], MINUTES / stated[0].high, MINUTES / stated[0].low, "an hour, from the stated minutes"
    )


def _by_day(facts: Facts) -> Pace | None:
    daily, hours = volumes(facts, "consults_per_day"), volumes(facts, "hours_per_day")
    if not (daily and hours):
        return None
    low, high = daily[0].low / hours[0].high, daily[0].high / hours[0].low
    found = _pace(daily[0], low, high, "an hour, from the stated day")
    return Pace(found.low, found.high, (*found.claims, hours[0].index), found.words)


def _pace(stated: Stated, low: float, high: float, words: str) -> Pace:
    figures = f"{low:.3g}" if f"{low:.3g}" == f"{high:.3g}" else f"{low:.3g}–{high:.3g}"
    return Pace(low, high, (stated.index,), f"{figures} {words}")
