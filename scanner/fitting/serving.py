"""Where the patients are, held against a doctor's registrations: silence and waivers change nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scanner.findings.jurisdiction.patients import Confidence
from scanner.fitting.exceptions import Lift, lift
from scanner.fitting.holding import fits, gap, unknown
from scanner.fitting.territory import parted
from scanner.place_names import place_names

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scanner.fitting.holding import Held
    from scanner.model import Fit

TOPIC = "registration"
WAIVED = "licensing credential=licence requirement=waived or warning theme=no_licence"
_ANY = "licensing credential=licence jurisdictions=ANY requirement=required|eligible"
_OPEN = {
    "licensing jurisdictions=PATIENT requirement=required|eligible|provided|preferred": "it asks for the one of the patients' place, and does not say where that is",
    _ANY: "it takes one of any place, but the patients' place decides and is not told",
    WAIVED: "it says that none is needed, but the patients' place decides and is not told",
    "licensing": "it asks for one and does not say of which place",
}
"""What is said where no place is told, and what that leaves open."""


def by_patients(registered: Sequence[str], held: Held) -> Fit:
    """Held against where the patients are, since no place is asked for; silence and waivers change nothing."""
    served = held.where.at(Confidence.STATED) or held.where.at(Confidence.IMPLIED)
    said = _said(held)
    if not served:
        return _unplaced(registered, held, said)
    claims = sorted({*said, *(place.claim for place in served if place.claim is not None)})
    reached, left = parted(dict.fromkeys(place.code for place in served), registered)
    there = place_names(tuple(left))
    if not left:
        return fits(
            TOPIC, f"its patients are in {place_names(tuple(reached))}, where you are registered", *claims
        )
    if reached:
        return unknown(TOPIC, f"some of its patients are in {there}, where you are not registered", *claims)
    return _lifted(
        lift(left, registered, held), f"its patients are in {there}, where you are not registered", claims
    )


def _lifted(lifted: Lift | None, reason: str, claims: Sequence[int]) -> Fit:
    if not lifted:
        return gap(TOPIC, reason, *claims)
    told = f"{reason}; but: {lifted.text}"
    return fits(TOPIC, told, *claims) if lifted.exempt else unknown(TOPIC, told, *claims)


def _unplaced(registered: Sequence[str], held: Held, said: Sequence[int]) -> Fit:
    """Where the patients are is not told."""
    asked = held.asked.where_patient or held.asked.placeless or held.claims(_ANY)
    if asked and not registered:
        return gap(TOPIC, "it asks for one, and you have none", *said)
    if said:
        return unknown(
            TOPIC, next(text for condition, text in _OPEN.items() if held.claims(condition)), *said
        )
    lifted = lift((), registered, held)
    if lifted and lifted.exempt:
        return fits(TOPIC, f"it names none; {lifted.text}")
    return unknown(TOPIC, "it names neither a registration nor where the patients are")


def elsewhere(registered: Sequence[str], held: Held, claims: Sequence[int]) -> Fit | None:
    """The registration asked for is there, but the patients are said to be in another place."""
    served = held.where.at(Confidence.STATED)
    reached, left = parted(dict.fromkeys(place.code for place in served), registered)
    if not left:
        return None
    there = place_names(tuple(left))
    resting = sorted({*claims, *(place.claim for place in served if place.claim is not None)})
    if reached:
        return unknown(TOPIC, f"some of its patients are in {there}, where you are not registered", *resting)
    reason = f"you have the one it asks for, but its patients are in {there}, where you are not registered"
    return _lifted(lift(left, registered, held), reason, resting)


def _said(held: Held) -> tuple[int, ...]:
    """What is said of registration without a place."""
    return tuple(sorted({*held.claims("licensing credential=licence|compact"), *held.claims(WAIVED)}))
