"""Pay claims as the arithmetic needs them: base pay, with its place among the claims."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from scanner.model import Kind, Pay, Volume

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scanner.rules.conditions import Facts

SMALL = 10
"""Below that, cents are worth showing."""


@dataclass(frozen=True, slots=True)
class Stated:
    """One statement of ordinary pay, or of pace or hours."""

    index: int
    """Into the claims."""
    low: float
    high: float
    per: str
    """Of pay its unit, of volume its measure."""
    bound: str = "exact"
    currency: str = ""
    """Empty where it is not clear."""


def base_pay(facts: Facts, *units: str) -> list[Stated]:
    """Ordinary pay per one of `units`, an open end closed by the end that is stated."""
    return [stated for stated in _pays(facts) if stated.per in units]


def _pays(facts: Facts) -> Iterator[Stated]:
    for index, claim in enumerate(facts.claims):
        value = claim.value
        if claim.kind is not Kind.PAY or not isinstance(value, Pay) or value.role != "base" or not value.per:
            continue
        ends = [end for end in (value.min, value.max) if end]
        if ends:
            yield Stated(index, ends[0], ends[-1], value.per, value.bound, value.currency or "")


def volumes(facts: Facts, measure: str) -> list[Stated]:
    """What is stated under a measure, an open end closed by the end that is stated."""
    found = []
    for index, claim in enumerate(facts.claims):
        value = claim.value
        if claim.kind is Kind.VOLUME and isinstance(value, Volume) and value.measure == measure:
            ends = [end for end in (value.min, value.max) if end]
            if ends:
                found.append(Stated(index, ends[0], ends[-1], measure))
    return found


def money(currency: str, low: float, high: float | None = None) -> str:
    """An amount or a range of them, as a doctor would write it."""
    figures = (
        _figure(low) if high is None or _figure(low) == _figure(high) else f"{_figure(low)}–{_figure(high)}"
    )
    return f"{currency} {figures}".strip()


def each(per: str) -> str:
    """The unit with its article: `an hour`."""
    return f"an {per}" if per in {"hour", "rvu"} else f"a {per}"


def _figure(value: float) -> str:
    return f"{value:,.0f}" if value >= SMALL or value == int(value) else f"{value:,.2f}"
