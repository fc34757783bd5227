"""Facts that stand only in the markup → sentences a reader, and a rule, can read."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from scanner.model import Form, Origin, Section
from scanner.postings.advert import Block
from scanner.postings.values import first_text, list_of, map_of, text_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_UNITS = {
    "hourly": "hour",
    "daily": "day",
    "weekly": "week",
    "monthly": "month",
    "yearly": "year",
    "annual": "year",
}
_UNITS |= {
    "annually": "year",
    "annum": "year",
    "hr": "hour",
    "hrly": "hour",
    "yr": "year",
    "mo": "month",
    "wk": "week",
    "a": "year",
}
_UNITS |= {
    "hur": "hour",
    "mon": "month",
    "ann": "year",
    "wee": "week",
    "1 year": "year",
    "1 month": "month",
    "1 hour": "hour",
}
_UNITS |= {
    "1 week": "week",
    "1 day": "day",
    "p1y": "year",
    "p1m": "month",
    "p1w": "week",
    "p1d": "day",
    "pt1h": "hour",
}
_JUNK = frozenset({"", "0", "0.0", "0.00", "none", "null", "n/a", "not specified", "not disclosed"})
_WORDY = re.compile(r"[a-z]{4,}", re.IGNORECASE)


def fact(label: str, value: str, section: Section) -> Iterator[Block]:
    """`label: value` as a passage that only the markup has; nothing for no value."""
    if value.strip().casefold() not in _JUNK:
        yield Block(Form.PARAGRAPH, f"{label}: {value}", section=section, origin=Origin.MARKUP)


def pay(label: str, money: Mapping[str, object]) -> Iterator[Block]:
    """Yield the sentence of a schema.org MonetaryAmount, whichever way it is nested."""
    inner = map_of(money.get("value"))
    low = first_text(inner, "minValue", "value") or first_text(money, "minValue", "percentile10", "min")
    high = first_text(inner, "maxValue") or first_text(money, "maxValue", "percentile90", "max")
    low = low or first_text(money, "value", "median")
    unit = first_text(inner, "unitText", "unitCode") or first_text(money, "unitText", "duration")
    currency = first_text(money, "currency", "currencyCode") or first_text(inner, "currency")
    yield from amounts(label, low, high, currency, unit)


def amounts(label: str, low: str, high: str, currency: str, unit: str) -> Iterator[Block]:
    """Yield `Base salary: USD 120000 - 150000 per year`."""
    figures = [text for text in dict.fromkeys((low, high)) if text.strip().casefold() not in _JUNK]
    if not figures:
        return
    figure = " - ".join(figures)
    if not low or low.strip().casefold() in _JUNK:
        figure = f"up to {figure}"
    said = currency and currency.casefold() not in figure.casefold() and not _WORDY.search(figure)
    prefix = (
        f"up to {currency} {figures[0]}" if said and figure.startswith("up to") else f"{currency} {figure}"
    )
    period = unit_text(unit)
    text = (prefix if said else figure) + (f" per {period}" if period and period not in figure else "")
    yield from fact(label, text, Section.PAY)


def unit_text(unit: str) -> str:
    """Return a unit of time, or of work, as a word: `HOUR`, `per-hour-wage`, `P1Y`.

    >>> unit_text("per-year-salary")
    'year'
    """
    word = (
        unit.strip()
        .casefold()
        .replace("_", " ")
        .replace("-", " ")
        .removeprefix("per ")
        .removesuffix(" wage")
        .removesuffix(" salary")
    )
    word = word.strip()
    return _UNITS.get(word, word)


def employment(value: object) -> Iterator[Block]:
    """`FULL_TIME`, `["CONTRACTOR", "OTHER"]` as `Employment type: Contractor`."""
    kinds = [_spaced(text) for item in list_of(value) if (text := text_of(item))]
    wanted = dict.fromkeys(kind for kind in kinds if kind.casefold() != "other")
    yield from fact("Employment type", ", ".join(wanted), Section.BODY)


def _spaced(kind: str) -> str:
    """`FULL_TIME`, `FullTime`, `full-time` as words."""
    kind = kind.rsplit("/", 1)[-1] if kind.startswith("http") else kind
    words = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", kind).replace("_", " ")
    return words.capitalize() if words.isupper() or "_" in kind or words != kind else words
