"""What stands right beside a figure."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from scanner.claims.pay.scene import Amount

PIECES = frozenset({"hour", "consult", "case", "session", "shift", "rvu", "message", "day", "word"})
"""Units of work: an amount per one of these is hardly ever anything but pay."""
COUNTED = frozenset({
    "hour", "hr", "h", "minute", "min", "day", "week", "wk", "month", "year", "yr", "patient", "visit", "consult", "consultation",
    "call", "case", "shift", "session", "appointment", "doctor", "physician", "clinician", "provider", "state", "people",
    "employee", "member", "click", "word", "x", "th", "st", "nd", "rd", "time", "km", "mile", "bed", "client", "woman", "man",
    "user", "family", "enrollee", "step", "am", "pm", "point", "%", "clinic", "hospital", "site", "nurse", "therapist",
    "download", "message", "report", "life", "page", "slide", "image", "question", "form", "chart", "file",
})  # fmt: skip
"""After a bare figure: it counts these, not money."""


_USUAL = frozenset({"daily", "weekly", "monthly", "first", "usual", "basic", "next", "initial"})
"""After `the`, before a bare figure: `the daily 30` are patients, not money."""


def touches(amount: Amount) -> bool:
    """Whether the unit stands right behind the amount."""
    unit = amount.unit
    return bool(unit and (unit.covers(amount.index) or unit.first == amount.index + 1))


def counts(amount: Amount) -> bool:
    """Whether it counts what follows: `2.6 lakh women`."""
    if amount.word(-1) in _USUAL and amount.word(-2) == "the":
        return True
    return amount.word(1) in COUNTED and not touches(amount)
