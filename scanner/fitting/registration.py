"""The registrations a doctor has, held against those asked for and against where the patients are."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from scanner.fitting.exceptions import lift
from scanner.fitting.holding import fits, gap, unknown
from scanner.fitting.serving import TOPIC, WAIVED, by_patients, elsewhere
from scanner.fitting.territory import parted
from scanner.model import Fit, Licensing
from scanner.place_names import place_names

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scanner.findings.jurisdiction.licences import Licences
    from scanner.fitting.holding import Held

_ONE_OF = re.compile(r"\b(?:(?:one|any|either)(?: \w+)? of|or)\b", re.IGNORECASE)
_ALL_OF = re.compile(r"\b(?:and|all of|each of|both)\b|&|\+", re.IGNORECASE)
_LICENCES = frozenset({"licence", "compact"})
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
    return by_patients(registered, held)


def _implied(asked: Licences) -> tuple[str, ...]:
    """Places whose licence other credentials imply."""
    return tuple(code for code in dict.fromkeys(asked.implied) if code not in _NOWHERE)


def _asked(codes: Sequence[str], registered: Sequence[str], held: Held) -> Fit:
    """Held against the places whose licence the posting asks for."""
    reached, left = parted(codes, registered)
    claims = held.asked.claims or _naming(codes, held)
    there, have = place_names(tuple(left)), place_names(tuple(reached))
    if not left:
        reason = f"it asks for a registration of {have}, which you have"
        return elsewhere(registered, held, claims) or fits(TOPIC, reason, *claims)
    if reached and all(_enough(index, registered, held) for index in held.asked.claims):
        return fits(TOPIC, f"one is enough, and you have that of {have}", *claims)
    if reached:
        reason = (
            f"it names {have}, which you have, and {there}, which you have not: ask whether one is enough"
        )
        return unknown(TOPIC, reason, *claims)
    lifted = lift(left, registered, held)
    if lifted:
        reason = f"it asks for a registration of {there}, which you have not; but: {lifted.text}"
        return unknown(TOPIC, reason, *claims)
    return _lacking(there, left, held, claims)


def _enough(index: int, registered: Sequence[str], held: Held) -> bool:
    """Whether a claim is met: by all its places, or by one where its words say that one is enough."""
    claim = held.facts.claims[index]
    codes = claim.value.jurisdictions if isinstance(claim.value, Licensing) else ()
    reached, left = parted(codes, registered)
    alternative = _ONE_OF.search(claim.quote) and not _ALL_OF.search(claim.quote)
    return not left or bool(reached and alternative)


def _lacking(there: str, left: Sequence[str], held: Held, claims: Sequence[int]) -> Fit:
    """By how firmly it is asked for: being eligible for it may be enough, or the posting helps."""
    asked = {value.requirement for value in _of(left, held) if value.credential in _LICENCES}
    helped = "; the posting says that it helps to get it" if "provided" in asked else ""
    reason = f"it asks for a registration of {there}, which you have not"
    if "eligible" in asked:
        return unknown(TOPIC, f"{reason}, or for being eligible for it: ask whether you are{helped}", *claims)
    return gap(TOPIC, f"{reason}{helped}", *claims)


def _without_patients(held: Held) -> Fit:
    """Work without patients: what is not asked for is not needed."""
    placeless = held.asked.placeless or held.asked.where_patient
    if placeless:
        return unknown(TOPIC, "it asks for one and does not say of which place", *placeless)
    if held.short:
        return unknown(TOPIC, "not enough was read to tell")
    return fits(TOPIC, "work without patients that asks for none", *held.claims(WAIVED))


def _naming(codes: Sequence[str], held: Held) -> list[int]:
    """The claims that name one of the places."""
    return [i for i, claim in enumerate(held.facts.claims) if isinstance(claim.value, Licensing) and set(codes) & set(claim.value.jurisdictions)]  # fmt: skip


def _of(codes: Sequence[str], held: Held) -> list[Licensing]:
    values = [claim.value for claim in held.facts.claims if isinstance(claim.value, Licensing)]
    return [value for value in values if set(codes) & set(value.jurisdictions)]
