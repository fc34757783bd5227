"""The unit that a line below a rate card gives for all of it: `All rates are per hour`."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from scanner.claims.pay.cues import cues
from scanner.model import Pay

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scanner.claims.reading import Heard
    from scanner.model import Claim

_SUMS = frozenset({"rate", "fee", "figure", "amount", "price", "sum", "payment"})
_SAID = frozenset({"are", "is", "quoted", "shown", "given", "stated", "all", "above"})
_WORDS = 14
"""A line that says it has so many words at most."""
_REACH = 700
"""The characters a rate card and its line take."""


def units_for_all(claims: Sequence[Claim], heards: Sequence[Heard]) -> list[Claim]:
    """The pay claims, those without a unit with the one that a line below gives for all."""
    told = list(claims)
    for heard in heards if any(_open(claim) for claim in told) else ():
        unit = _for_all(heard)
        end = heard.reading.passage.start
        told = [_with(claim, unit) if unit and 0 < end - claim.start < _REACH else claim for claim in told]
    return told


def _for_all(heard: Heard) -> str | None:
    norms = heard.reading.norms
    if len(norms) > _WORDS or heard.reading.quantities or not _SUMS & set(norms) or not _SAID & set(norms):
        return None
    units = {cue.unit for cue in cues(heard.matches, norms) if cue.unit}
    return units.pop() if len(units) == 1 else None


def _open(claim: Claim) -> bool:
    return isinstance(claim.value, Pay) and claim.value.per is None and claim.value.role == "base"


def _with(claim: Claim, unit: str) -> Claim:
    if not isinstance(claim.value, Pay) or not _open(claim):
        return claim
    return replace(claim, value=replace(claim.value, per=unit))
