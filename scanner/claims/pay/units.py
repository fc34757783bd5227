"""Per what an amount is paid: by its own words, its heading, its neighbour, or the custom of the country."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scanner.claims.currencies import SIGNS
from scanner.claims.pay.other_money import parted
from scanner.claims.pay.pieces import compound, labelled, piece
from scanner.claims.reading import Measure

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scanner.claims.pay.cues import Cue
    from scanner.claims.pay.scene import Amount

_PARTS = frozenset({"base", "stipend"})
"""What a monthly or yearly package is the sum of."""
_PERIODS = frozenset({"month", "year", "week"})
_PACKAGE = 16
"""So many words hold the parts of a package."""
ONCE = frozenset({"sign_on", "referral"})
_BY_YEAR = frozenset(
    {"GBP", "EUR", "CHF", "SEK", "NOK", "DKK", "CAD", "AUD", "NZD", "PLN", "CZK", "HUF", "RON"}
)
"""Currencies of the countries where a salary is one for a year."""
_ALIKE = 10
"""Amounts of one unit differ by less than this factor."""
_DAYS = 8
_ADDING = frozenset({"plus", "+", "and", "&"})
_PER = frozenset(
    {
        "per",
        "/",
        "each",
        "every",
        "a",
        "an",
        "or",
        "once",
        "monthly",
        "yearly",
        "annual",
        "hourly",
        "daily",
        "weekly",
    }
)
_SUM = 3
_SALARY = 10_000
"""No figure below is a year's salary there."""


def per(amount: Amount, role: str, neighbours: Sequence[Amount]) -> str | None:
    """The unit, as the guide names it; None if it is not stated."""
    if amount.quantity.measure is Measure.PERCENT:
        return "share"
    if amount.quantity.yearly:
        return "year"
    found = stated(amount) or _not_beside(amount, role, neighbours)
    return None if found == "word" else found


def _not_beside(amount: Amount, role: str, neighbours: Sequence[Amount]) -> str | None:
    """The unit of an amount that has none beside it."""
    if role in ONCE:
        return "once"
    summed = _of_sum(amount, neighbours) if role in _PARTS else None
    if summed:
        return summed
    if role == "stipend" and _with_days(amount):
        return "year"
    if role != "base" or other_unit(amount):
        return None
    shared = next((stated(other) for other in neighbours if shares_unit(amount, other)), None)
    whole = _whole(amount)
    if whole:
        return whole
    label = labelled(amount)
    named = label.unit if label else "year" if _salary(amount) else None
    return _first_unit(amount.above) or named or shared


def stated(amount: Amount) -> str | None:
    """The unit that the words beside an amount name."""
    done = compound(amount)
    if amount.unit and not done:
        return amount.unit.unit
    done = done or piece(amount)
    return done.unit if done else None


def _first_unit(found: tuple[Cue, ...]) -> str | None:
    return next((cue.unit for cue in found if cue.unit), None)


def other_unit(amount: Amount) -> bool:
    """`€150 per mission`: per something that the rules do not know."""
    if amount.word(1) == "for":
        return amount.word(2) in {"a", "an", "each", "every"}
    return amount.word(1) in {"per", "/"} and amount.word(2) != "<money>"


def _with_days(amount: Amount) -> bool:
    """`CME allowance of $3,000 and five days a year`: both are for the year."""
    _, last = amount.scene.reading.clause(amount.index)
    words = amount.scene.reading.norms[amount.index + 1 : min(last, amount.index + _DAYS)]
    return words[:2] == ("and", "<number>") and any(
        cue.unit == "year" and amount.index < cue.first < amount.index + _DAYS for cue in amount.scene.cues
    )


def shares_unit(amount: Amount, other: Amount) -> bool:
    """`£84/h weekdays, £93 at weekends`: the unit of one holds for both."""
    if stated(other) in {None, "once"} or not amount.together(other):
        return False
    if other.role and not _adds(amount, other):
        return False
    larger = max(amount.quantity.high, other.quantity.high)
    smaller = min(amount.quantity.low, other.quantity.low)
    return 0 < larger < _ALIKE * smaller and amount.quantity.measure is not Measure.PERCENT


def _whole(amount: Amount) -> str | None:
    """`The fund pays $180 an hour. You get $110 of it`: the unit of what it is a part of."""
    if not parted(amount):
        return None
    cues = [cue for cue in amount.scene.cues if cue.last <= amount.index and cue.unit]
    return cues[-1].unit if cues else None


def _adds(amount: Amount, other: Amount) -> bool:
    """`9,000 basic + 2,000 housing per month`: the unit at the end is that of the sum."""
    between = amount.scene.reading.norms[amount.index + 1 : other.index]
    return len(between) <= _SUM and not {"+", "plus"}.isdisjoint(between)


def _of_sum(amount: Amount, neighbours: Sequence[Amount]) -> str | None:
    """`AED 9,000 basic, AED 3,000 housing and AED 900 transport monthly`: the unit at the end is that of each part."""
    norms = amount.scene.reading.norms
    _, end = amount.scene.reading.clause(amount.index)
    for other in neighbours:
        ends = other.unit and other.unit.last in {end, end - 1} and other.unit.unit in _PERIODS
        if ends and amount.index < other.index < min(end, amount.index + _PACKAGE):
            between = norms[amount.index + 1 : other.index]
            if not _ADDING.isdisjoint(between) and not _PER.intersection(between):
                return other.unit.unit if other.unit else None
    return None


def _salary(amount: Amount) -> bool:
    """A figure called a salary, where people mean a year by that."""
    cues = [cue for cue in (*amount.scene.cues, *amount.above) if cue.rule.id == "pay/salary"]
    if not cues or amount.quantity.low < _SALARY:
        return False
    home = amount.scene.home
    return home.by_year or (not any(home.heads) and SIGNS.get(amount.quantity.sign) in _BY_YEAR)
