"""Whether the hours a week are ones the doctor has."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scanner.findings.earnings.money import volumes
from scanner.fitting.holding import fits, gap, unknown
from scanner.model import Kind, Volume

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scanner.fitting.holding import Held
    from scanner.model import Fit

TOPIC = "hours"


def hours(mine: tuple[float, float], held: Held) -> Fit:
    """Whether the hours a week are ones the doctor has; of several offers one is enough."""
    offers = list(_offers(held))
    if not offers:
        return unknown(
            TOPIC, "how many a week is not told", *held.claims("volume measure=hours_per_day|days_per_week")
        )
    least, most = mine
    fitting = [index for index, low, high in offers if low <= most and high >= least]
    if fitting:
        return fits(TOPIC, "they are within what you have", *(i for index in fitting for i in index))
    claims = [i for index, _, _ in offers for i in index]
    side = "more" if min(low for _, low, _ in offers) > most else "fewer"
    return gap(TOPIC, f"they are {side} than you have or want", *claims)


def _offers(held: Held) -> Iterator[tuple[tuple[int, ...], float, float]]:
    """Claims, and the hours a week one may work: an end that is not told is open."""
    weekly = [
        (i, v)
        for i, v in held.of_kind(Kind.VOLUME)
        if isinstance(v, Volume) and v.measure == "hours_per_week"
    ]
    for index, value in weekly:
        yield (index,), value.min or 0, value.max or float("inf")
    if weekly:
        return
    days, daily = volumes(held.facts, "days_per_week"), volumes(held.facts, "hours_per_day")
    if len(days) == len(daily) == 1:
        (day,), (hour,) = days, daily
        yield (day.index, hour.index), day.low * hour.low, day.high * hour.high
