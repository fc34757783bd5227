"""What the figures of a passage measure: money, a share, a time, or just a number."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from scanner.claims.currencies import SIGNS, THREE_DECIMALS
from scanner.claims.numbers import decimal, scale_of
from scanner.claims.reading import Measure, Quantity
from scanner.claims.tokens import Token

if TYPE_CHECKING:
    from collections.abc import Callable

_FRACTIONS = {"½": 0.5, "¼": 0.25, "¾": 0.75}
_INDIAN = ("lpa", "lakh", "lac", "cr")
_NEEDS_SIGN = frozenset({"m", "mm", "mil", "l", "b", "t", "tn", "grand"})
"""Scales that without a currency are metres, litres, words of other languages."""
_LAKH = re.compile(
    r"\s?(?:(?:-|to)\s?\d|p\.?[am]\b|(?:per|/|a)\s?(?:month|annum|year|mo|yr)\b|monthly|annually|yearly|ctc|in[ -]?hand|fixed)"
)
"""Behind `2.5 L`: lakh, not litres."""
_IDENTIFIER = re.compile(r"0\d")
"""`Req ID: R0588213`: no amount begins so."""
WHOLE = 100


def figure(found: re.Match[str]) -> Token:
    """The amount, number or percentage that the grammar's `figure` matched."""
    start, end = found.span()
    sign = "" if _IDENTIFIER.match(found["num"]) else _sign(found["before"], found["after"])
    scale = found["scale"] or ""
    if scale == "l" and not sign and _LAKH.match(found.string, end):
        scale = "lakh"
    if scale in _NEEDS_SIGN and not sign:
        scale, end = "", found.end("num")
    value = decimal(found["num"], three=SIGNS.get(sign) in THREE_DECIMALS) + _FRACTIONS.get(
        found["fraction"], 0
    )
    value = round(value * scale_of(scale), 4)
    measure = _measure(found, sign, scale)
    yearly = scale.startswith("lpa") or "annum" in scale
    quantity = Quantity(measure, value, value, sign, bool(found["plus"]), yearly, scale)
    return Token(f"<{measure}>", start, end, quantity)


_FREE_MAIL = frozenset(
    {"126.com", "163.com", "aol.com", "fastmail.com", "gmail.com", "googlemail.com", "icloud.com", "inbox.com", "libero.it", "mail.com", "mail.ru", "me.com", "msn.com", "o2.pl", "proton.me", "qq.com", "rediffmail.com", "rocketmail.com", "seznam.cz", "web.de", "wp.pl", "ymail.com", "zohomail.com"}
)  # fmt: skip
_FREE_MAIL_ANYWHERE = frozenset({"gmx", "hotmail", "live", "outlook", "protonmail", "yahoo", "yandex"})
"""Free under the domain of any country: `yahoo.co.in`."""


def _sign(before: str | None, after: str | None) -> str:
    """The sign that says more, of the two around a figure: `$60 USD`."""
    signs = [re.sub(r"[\s\\]", "", sign) if "$" in sign else sign for sign in (before, after) if sign]
    return next((sign for sign in signs if SIGNS.get(sign)), signs[0] if signs else "")


def _measure(found: re.Match[str], sign: str, scale: str) -> Measure:
    if found["percent"]:
        return Measure.PERCENT
    return Measure.MONEY if sign or scale.startswith(_INDIAN) else Measure.NUMBER


def ratio(found: re.Match[str]) -> Token:
    """`70/30` is a share of 70 per cent; other pairs are just that."""
    first, second = (float(part) for part in re.findall(r"\d+", found[0]))
    if first + second == WHOLE:
        return Token("<percent>", *found.span(), Quantity(Measure.PERCENT, first, first))
    return Token("<ratio>", *found.span())


def pence(found: re.Match[str]) -> Token:
    """`60p per call` is 0.60 pounds."""
    value = int(found[0].removesuffix("p")) / WHOLE
    return Token("<money>", *found.span(), Quantity(Measure.MONEY, value, value, "£"))


def code(found: re.Match[str]) -> Token:
    """`401(k)` as 401k, `W-2s` as w2."""
    return Token(re.sub(r"[^\w/]", "", found[0]).rstrip("s") or found[0], *found.span())


def _timed(measure: Measure) -> Callable[[re.Match[str]], Token]:
    return lambda found: Token(f"<{measure}>", *found.span(), Quantity(measure, 0, 0))


def _named(slot: str) -> Callable[[re.Match[str]], Token]:
    return lambda found: Token(slot, *found.span())


def email(found: re.Match[str]) -> Token:
    """An address, told apart where anybody can open one under that domain in any name."""
    host = found[0].rpartition("@")[2].casefold()
    free = host in _FREE_MAIL or host.partition(".")[0] in _FREE_MAIL_ANYWHERE
    return Token("<free-email>" if free else "<email>", *found.span())


MAKERS: dict[str, Callable[[re.Match[str]], Token]] = {
    "figure": figure,
    "ratio": ratio,
    "code": code,
    "pence": pence,
    "time": _timed(Measure.TIME),
    "date": _timed(Measure.DATE),
    **{slot: _named(f"<{slot}>") for slot in ("url", "phone", "digits")},
    "email": email,
}
"""By the group of the grammar that matched."""
