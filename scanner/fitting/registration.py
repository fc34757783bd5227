"""The registrations a doctor has, held against those asked for and against where the patients are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scanner.findings.jurisdiction.patients import Confidence
from scanner.fitting.exceptions import Lift, lift
from scanner.fitting.holding import fits, gap, unknown
from scanner.fitting.territory import parted
from scanner.model import Fit, Licensing
from scanner.place_names import place_names

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scanner.findings.jurisdiction.licences import Licences
    from scanner.fitting.holding import Held

TOPIC = "registration"
_WAIVED = "licensing credential=licence requirement=waived or warning theme=no_licence"
_ANY = "licensing credential=licence jurisdictions=ANY requirement=required|eligible"
_OPEN = {
    "licensing jurisdictions=PATIENT": "it asks for the one of the patients' place, and does not say where that is",
    _ANY: "it takes one of any place, but the patients' place decides and is not told",
    _WAIVED: "it says that none is needed, but the patients' place decides and is not told",
    "licensing": "it asks for one and does not say of which place",
}
"""What is said where no place is told, and what that leaves open."""
_NOWHERE = frozenset({"ANY", "PATIENT"})


def registration(registered: Sequence[str], held: Held) -> Fit:
    """Whether the doctor is registered where this work needs it."""
    asked = held.asked
    codes = asked.codes or (() if asked.where_patient else _implied(asked))
    if codes:
        return _asked(codes, registered, held)
    if not held.facts.role.clinical:
        return _without_patients(held)
    routed = held.claims("context theme=routed_by_licence")
    if routed and registered:
        return fits(TOPIC, "you would see patients only where you are registered", *routed)
    return _by_patients(registered, held)


def _implied(asked: Licences) -> tuple[str, ...]:
    """Places whose licence other credentials imply."""
    return tuple(code for code in dict.fromkeys(asked.implied) if code not in _NOWHERE)


def _asked(codes: Sequence[str], registered: Sequence[str], held: Held) -> Fit:
    """Held against the places whose licence the posting asks for."""
    reached, left = parted(codes, registered)
    claims = _naming(codes, held)
    if not left:
        return fits(
            TOPIC, f"it asks for a registration of {place_names(tuple(codes))}, which you have", *claims
        )
    there = place_names(tuple(left))
    if reached:
        have = place_names(tuple(reached))
        return unknown(TOPIC, f"it names {have}, which you have, and {there}, which you have not: ask whether one is enough", *claims)  # fmt: skip
    lifted = lift(left, registered, held)
    if lifted:
        return unknown(
            TOPIC, f"it asks for a registration of {there}, which you have not; but: {lifted.text}", *claims
        )
    return _lacking(there, left, held, claims)


def _lacking(there: str, left: Sequence[str], held: Held, claims: Sequence[int]) -> Fit:
    """By how firmly it is asked for: being eligible for it may be enough, or the posting helps."""
    asked = {value.requirement for value in _of(left, held)}
    helped = "; the posting says that it helps to get it" if "provided" in asked else ""
    reason = f"it asks for a registration of {there}, which you have not"
    if "eligible" in asked:
        return unknown(TOPIC, f"{reason}, or for being eligible for it: ask whether you are{helped}", *claims)
    return gap(TOPIC, f"{reason}{helped}", *claims)


def _by_patients(registered: Sequence[str], held: Held) -> Fit:
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


def _without_patients(held: Held) -> Fit:
    """Work without patients: what is not asked for is not needed."""
    placeless = held.asked.placeless or held.asked.where_patient
    if placeless:
        return unknown(TOPIC, "it asks for one and does not say of which place", *placeless)
    if held.short:
        return unknown(TOPIC, "not enough was read to tell")
    return fits(TOPIC, "work without patients that asks for none", *held.claims(_WAIVED))


def _said(held: Held) -> tuple[int, ...]:
    """What is said of registration without a place."""
    placeless = (*held.asked.where_patient, *held.asked.placeless)
    return tuple(sorted({*placeless, *held.claims(_ANY), *held.claims(_WAIVED)}))


def _naming(codes: Sequence[str], held: Held) -> list[int]:
    return [i for i, claim in enumerate(held.facts.claims) if isinstance(claim.value, Licensing) and set(codes) & set(claim.value.jurisdictions)]  # fmt: skip


def _of(codes: Sequence[str], held: Held) -> list[Licensing]:
    values = [claim.value for claim in held.facts.claims if isinstance(claim.value, Licensing)]
    return [value for value in values if set(codes) & set(value.jurisdictions)]
