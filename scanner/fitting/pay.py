"""Whether an hour pays enough, as stated or as worked out; nothing is converted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scanner.findings.earnings.hourly import hourly_rates
from scanner.findings.earnings.money import money
from scanner.fitting.holding import fits, gap, unknown
from scanner.model import Fitness

if TYPE_CHECKING:
    from scanner.findings.earnings.hourly import Rate
    from scanner.fitting.holding import Held
    from scanner.fitting.profile import Amount
    from scanner.model import Fit

TOPIC = "pay"
_SIDES = {
    Fitness.FIT: "not less than your least",
    Fitness.GAP: "less than your least",
    Fitness.UNKNOWN: "it may be less than your least",
}


def pay(least: Amount, held: Held) -> Fit:
    """Whether an hour pays enough, as stated or as worked out; nothing is converted."""
    rates = [rate for rate in hourly_rates(held.facts) if rate.currency]
    if not rates:
        said = held.claims("pay role=base")
        return unknown(TOPIC, "what an hour pays cannot be worked out" if said else "it is not told", *said)
    same = [rate for rate in rates if rate.currency == least.currency]
    if not same:
        return unknown(TOPIC, f"it is in {rates[0].currency}, another currency than yours: it cannot be compared", *rates[0].claims)  # fmt: skip
    verdicts = [_against(rate, least.value) for rate in same]
    agreed = {each.fitness for each in verdicts}
    if len(agreed) == 1:
        return verdicts[0]
    claims = sorted({index for each in verdicts for index in each.claims})
    span = money(least.currency, min(rate.low for rate in same), max(rate.high for rate in same))
    return unknown(TOPIC, f"an hour pays {span}, on both sides of your least: ask when which holds", *claims)


def _against(rate: Rate, least: float) -> Fit:
    told = f"an hour pays {money(rate.currency, rate.low, rate.high)}"
    worked_out = f" ({rate.working.rstrip('.')})" if rate.derived else ""
    side = _side(rate, least)
    reason = f"{told}{worked_out}: {_SIDES[side]}"
    if rate.assumed:
        return unknown(TOPIC, f"{reason}, at a pace that is assumed", *rate.claims)
    return {Fitness.FIT: fits, Fitness.GAP: gap, Fitness.UNKNOWN: unknown}[side](TOPIC, reason, *rate.claims)


def _side(rate: Rate, least: float) -> Fitness:
    """A ceiling says nothing of the lower end, nor a floor of the upper."""
    if rate.high < least and rate.bound != "from":
        return Fitness.GAP
    if rate.low >= least and rate.bound != "up_to":
        return Fitness.FIT
    return Fitness.UNKNOWN
