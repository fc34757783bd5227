"""Numbers, intervals and money → text."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from scanner.model import Pay


def amount(pay: Pay) -> str:
    """Money with its currency, or a word that none is said."""
    money = interval(pay.min, pay.max, pay.bound)
    if pay.currency is None:
        return f"{money} (currency not clear)"
    bound, _, figures = money.rpartition(" ")
    return f"{bound} {pay.currency} {figures}".strip()


def interval(least: float | None, most: float | None, bound: str = "") -> str:
    """Say the numbers from `least` to `most`.

    >>> interval(20, 20), interval(None, 10), interval(10, 10, "about")
    ('20', 'up to 10', 'about 10')
    """
    about = "about " if bound == "about" else ""
    if least is None and most is None:
        return "?"
    if least is None:
        return f"{about}up to {number(most)}"
    if most is None:
        return f"{about}at least {number(least)}"
    return about + (number(least) if least == most else f"{number(least)}–{number(most)}")


def number(value: float | None) -> str:
    """Write a number with thousands and, if it has any, two decimals.

    >>> number(120000.0), number(8.5)
    ('120,000', '8.50')
    """
    if value is None:
        return "?"
    return f"{value:,.0f}" if value == int(value) else f"{value:,.2f}"
