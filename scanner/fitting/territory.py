"""Which places a doctor's registrations reach."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scanner.findings.jurisdiction.geography import BY_STATE, UNION, country, lies_in

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_APART = BY_STATE | {"AE"}
"""Countries of which a register of the whole does not reach the parts: Dubai and Abu Dhabi have their own."""


def parted(places: Iterable[str], registered: Sequence[str]) -> tuple[list[str], list[str]]:
    """The places that are reached, and those that are not.

    >>> parted(["US-TX", "GB-SCT", "AE-DU"], ["GB", "AE", "US-FL"])
    (['GB-SCT'], ['US-TX', 'AE-DU'])
    """
    reached: list[str] = []
    left: list[str] = []
    for place in places:
        (reached if any(reaches(held, place) for held in registered) else left).append(place)
    return reached, left


def reaches(held: str, place: str) -> bool:
    """Whether a registration is one of a place: the place may be told less exactly than the registration.

    >>> reaches("US-TX", "US"), reaches("RO", "EU"), reaches("AE", "AE-DU")
    (True, True, False)
    """
    if held == place or place == country(held):
        return True
    if place == UNION:
        return lies_in(held, UNION)
    return held == country(place) and held not in _APART
