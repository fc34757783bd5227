"""Patients and licences side by side: covered, uncovered, of another state, or nowhere in particular."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from scanner.findings.jurisdiction.geography import country, covers
from scanner.findings.jurisdiction.patients import Confidence, PatientPlace, Patients
from scanner.model import Inference
from scanner.place_names import place_names
from scanner.rules.conditions import holds, parse_condition

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scanner.findings.jurisdiction.licences import Licences
    from scanner.rules.conditions import Facts

_THERE = "The licence asked for is that of the place where the patient is."
_ROUTED = parse_condition("context theme=routed_by_licence")


@dataclass(frozen=True, slots=True)
class Comparison:
    """What the comparison comes to, and the places it is about."""

    situation: str
    """`uncovered`, `other-state`, or "" where nothing is amiss or nothing can be said."""
    inference: Inference
    left: tuple[str, ...] = ()
    """Places of patients that no licence asked for covers."""


def comparison(where: Patients, asked: Licences, facts: Facts) -> Comparison | None:
    """What follows from the two; None if one of them is not told."""
    if asked.where_patient or holds(_ROUTED, facts):
        return Comparison("", Inference("licensing/covered", asked.where_patient, _THERE))
    sure = where.at(Confidence.STATED) or where.at(Confidence.IMPLIED)
    if sure and asked.codes:
        return _compared(sure, asked)
    return _unplaced(where, asked, facts)


def _compared(sure: Sequence[PatientPlace], asked: Licences) -> Comparison:
    left = [place for place in sure if not _covered(place.code, asked)]
    claims = tuple(sorted({*asked.claims, *(place.claim for place in sure if place.claim is not None)}))
    working = f"{_told(sure)} and asks for a licence of {_listed(asked.codes)}"
    if not left:
        return Comparison("", Inference("licensing/covered", claims, f"{working}."))
    codes = tuple(place.code for place in left)
    if len(left) < len(sure):
        some = f"{working}; nothing is said of {_listed(codes)}."
        return Comparison("", Inference("licensing/covered-in-part", claims, some), codes)
    return _uncovered(sure, asked, Inference("", claims, f"{working} only."), codes)


def _uncovered(
    sure: Sequence[PatientPlace], asked: Licences, said: Inference, codes: tuple[str, ...]
) -> Comparison:
    at_home = {country(code) for code in asked.codes}
    if any(country(code) in at_home for code in codes):
        return Comparison("other-state", Inference("licensing/other-state", said.claims, said.working), codes)
    stated = sure[0].confidence is Confidence.STATED
    name = "licensing/patients-uncovered" if stated else "licensing/payer-uncovered"
    return Comparison("uncovered", Inference(name, said.claims, said.working), codes)


def _covered(place: str, asked: Licences) -> bool:
    return any(covers(code, place) for code in (*asked.codes, *asked.implied))


def _told(sure: Sequence[PatientPlace]) -> str:
    names = _listed(tuple(dict.fromkeys(place.code for place in sure)))
    if sure[0].confidence is Confidence.STATED:
        return f"The posting names patients in {names}"
    return f"The posting names “{sure[0].words}”, which is of {names},"


def _listed(codes: tuple[str, ...]) -> str:
    """Places by country, `and` before the last."""
    *others, last = [place_names(tuple(group)) for _, group in groupby(sorted(codes, key=country), country)]
    return f"{', '.join(others)} and {last}" if others else last


def _unplaced(where: Patients, asked: Licences, facts: Facts) -> Comparison | None:
    if not asked.placeless or asked.named or facts.places or where.at(Confidence.IMPLIED):
        return None
    hint = (
        f" “{where.places[0].words}” hints at {place_names((where.places[0].code,))}, no more."
        if where.places
        else ""
    )
    working = f"The posting asks for a licence of no place in particular and does not say where the patients are.{hint}"
    return Comparison("", Inference("licensing/patients-unplaced", asked.placeless, working))
