"""Stated and implied pay against the bands: below the floor, above the ceiling, or unremarkable."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from scanner.findings.earnings.bands import Band, Market, band
from scanner.findings.earnings.hourly import Rate
from scanner.findings.earnings.money import Stated, base_pay, each, money
from scanner.model import Inference

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from scanner.rules.conditions import Facts

HALF = 0.5
SESSION = re.compile(r"\bsessions?\b|\bper (?:pa|programmed activity)\b", re.IGNORECASE)
"""A British yearly sum for each weekly session is no salary."""
PIECES = ("consult", "case", "message", "rvu", "share")
PERIODS = ("day", "month", "year")


def comparisons(facts: Facts, rates: Sequence[Rate], market: Market) -> Iterator[Inference]:
    """What lies outside its band; of several statements the one that speaks best for the posting."""
    stated = _stated(facts, rates)
    for per in dict.fromkeys(per for _, per in stated):
        alike = [rate for rate, unit in stated if unit == per]
        best, least = max(alike, key=lambda rate: rate.high), min(alike, key=lambda rate: rate.low)
        found = band(market, per, best.currency)
        if found:
            yield from (*_too_low(best, per, found), *_too_high(least, per, found))


def _stated(facts: Facts, rates: Sequence[Rate]) -> list[tuple[Rate, str]]:
    """What is held against a band: salaries by themselves, else the hour, else the piece.

    A fee, a supplement an hour or a night beside a salary comes on top of it.
    """
    periods = [_rate(each) for each in base_pay(facts, *PERIODS) if not SESSION.search(_quote(each, facts))]
    if periods:
        normalised = [(rate, "hour") for rate in rates if rate.derived]
        return normalised + periods
    if base_pay(facts, "session", "shift", "week"):
        return []
    pieces = [_rate(each) for each in base_pay(facts, *PIECES)]
    return [(rate, "hour") for rate in rates] + pieces


def _quote(each: Stated, facts: Facts) -> str:
    return facts.claims[each.index].quote


def _rate(each: Stated) -> tuple[Rate, str]:
    return Rate(each.low, each.high, each.currency, (each.index,), "", each.bound, derived=False), each.per


def _too_low(rate: Rate, per: str, found: Band) -> Iterator[Inference]:
    # The bands of an hour are those of contractors, who carry leave and cover themselves: no floor for a salary.
    if rate.high < found.floor and rate.bound != "from" and not rate.salaried:
        yield _inference(rate, per, found, _below(rate, found))


def _too_high(rate: Rate, per: str, found: Band) -> Iterator[Inference]:
    if rate.low > found.ceiling and rate.bound != "up_to" and not rate.assumed:
        yield _inference(rate, per, found, "above-estimate" if found.guessed_ceiling else "above-benchmark")


def _below(rate: Rate, found: Band) -> str:
    if found.guessed_floor:
        return "below-estimate"
    far = rate.high < found.floor * HALF and not rate.assumed
    return "far-below-benchmark" if far else "below-benchmark"


def _inference(rate: Rate, per: str, found: Band, name: str) -> Inference:
    low = name.startswith(("below", "far"))
    stated = rate.working or f"{_share(rate, per)}."
    limit = money(found.currency, found.floor if low else found.ceiling)
    usual = money(found.currency, *found.usual)
    rough = "a rough estimate of what is usual" if name.endswith("estimate") else "what is usual"
    unit = " per cent" if per == "share" else f" {each(per)}"
    working = (
        f"{stated} That is {'below' if low else 'above'} {limit}{unit}; {rough} "
        f"{found.where} is {usual} (as of {found.as_of:%Y})."
    )
    return Inference(f"pay/{name}", rate.claims, working)


def _share(rate: Rate, per: str) -> str:
    if per == "share":
        return f"The doctor keeps {money('', rate.low, rate.high)} per cent"
    return f"{money(rate.currency, rate.low, rate.high)} {each(per)} is stated"
