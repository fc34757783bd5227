"""Money and spans of hours, as a profile writes them."""

from __future__ import annotations

import math
import re

from scanner.fitting.naming import UnknownNameError
from scanner.fitting.profile import Amount
from scanner.place_names import is_currency

MOST_HOURS = 168
"""Of a week."""
_SIGNS = {"£": "GBP", "€": "EUR", "₹": "INR"}
"""Those that are of one currency."""
_MONEY = re.compile(
    r"(?:(?P<sign>[£€₹])|(?P<before>[A-Z]{3}) ?)?(?P<figure>[0-9][0-9,]*(?:\.[0-9]+)?)(?(sign)|(?(before)| ?(?P<after>[A-Z]{3})))"
)


def amount(text: str) -> Amount:
    """An amount with its currency; UnknownNameError if it is none.

    >>> amount("£60"), amount("1,200.50 EUR")
    (Amount(value=60.0, currency='GBP'), Amount(value=1200.5, currency='EUR'))
    """
    found = _MONEY.fullmatch(text)
    if not found:
        raise UnknownNameError(f'{text!r} should be an amount with its currency, as "GBP 60"')
    currency = _SIGNS.get(found["sign"] or "", found["before"] or found["after"])
    if not is_currency(currency):
        raise UnknownNameError(f"{currency!r} is no currency of ISO 4217")
    return Amount(float(found["figure"].replace(",", "")), currency)


def span(value: object) -> tuple[float, float] | None:
    """Hours a week, from and to: a number is the most; None if it is neither.

    >>> span(20), span([10, 20]), span([20, 10])
    ((0.0, 20.0), (10.0, 20.0), None)
    """
    match [_end(each) for each in (value if isinstance(value, list) else [0, value])]:
        case [float(least), float(most)] if 0 <= least <= most <= MOST_HOURS and most:
            return least, most
        case _:
            return None


def _end(value: object) -> float | None:
    """A number; yes and no are none, and what is none of TOML's finite ones neither."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        return None
    return float(value) if math.isfinite(value) else None
