"""Whether the registration is named that is needed where the patients are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scanner.findings.checklist.reading import NOTHING, Reading, Seen, stated, vague
from scanner.findings.jurisdiction.geography import BY_STATE, country
from scanner.findings.jurisdiction.licences import licences
from scanner.findings.jurisdiction.patients import Confidence
from scanner.place_names import place_names

if TYPE_CHECKING:
    from scanner.findings.jurisdiction.licences import Licences

_NO_STATE = "a licence of {}, but not of which part of it"
_NOT_THERE = "a licence of {}, but none of where the patients are"
_MANY = frozenset({"EU", "ANY", "PATIENT"})
_DOUBTS = (
    ("licensing credential=licence|compact jurisdictions=ANY", "any licence will do, and not where the patients are"),
    ("licensing credential=licence|compact requirement=preferred", "a licence is welcome; which one is needed is not told"),
    ("licensing credential=licence|compact requirement=waived", "which licence is not needed, and not which one is"),
    ("licensing credential=compact", "a compact, which is no licence itself"),
    ("licensing credential=licence", "a licence, but not of which place"),
    ("licensing credential=prescriber|specialist|exam|training", "other credentials, but no licence"),
    ("context theme=degree_asked", "a degree, but no licence"),
)  # fmt: skip
_PATIENTS = "In which states or countries are the patients, and how many of them in each?"
_THERE = "Which states or countries are the patients in, and which registration do I need for each?"


def registration(seen: Seen) -> Reading:
    """How far the registration that is needed is told."""
    asked = licences(seen.facts)
    routed = seen.claims("context theme=routed_by_licence")
    if routed:
        return stated(*sorted({*routed, *asked.where_patient}))
    if asked.codes:
        return _elsewhere(asked, seen) or _of_states(asked, seen) or stated(*asked.claims)
    placed = [place.claim for place in seen.where.at(Confidence.IMPLIED) if place.claim is not None]
    placeless = (*asked.where_patient, *asked.placeless)
    if placeless and (placed or _on_site(seen)):
        return stated(*sorted({*placeless, *placed}))
    if asked.where_patient:
        return vague(asked.where_patient, "that of the patients' place, but not where that is", _PATIENTS)
    for condition, remark in _DOUBTS:
        found = seen.claims(condition)
        if found:
            return vague(found, remark, _THERE)
    return NOTHING


def _elsewhere(asked: Licences, seen: Seen) -> Reading | None:
    """A licence of India tells nothing of patients in the United Kingdom."""
    there = [place for place in seen.where.at(Confidence.IMPLIED) if place.claim is not None]
    countries = {country(code) for code in asked.codes}
    if not there or not countries.isdisjoint(country(place.code) for place in there) or countries & _MANY:
        return None
    resting = tuple(sorted({*asked.claims, *(place.claim for place in there if place.claim is not None)}))
    return vague(resting, _NOT_THERE.format(place_names(asked.codes)), _THERE)


def _of_states(asked: Licences, seen: Seen) -> Reading | None:
    """Of a country that registers by state, the state must be told somewhere."""
    if len(asked.codes) > 1 or asked.codes[0] not in BY_STATE:
        return None
    places = {*seen.facts.places, *(place.code for place in seen.where.at(Confidence.IMPLIED))}
    if any("-" in code and country(code) == asked.codes[0] for code in places):
        return None
    return vague(asked.claims, _NO_STATE.format(place_names(asked.codes)), _THERE)


def _on_site(seen: Seen) -> bool:
    """Whether the patients come to the place of work, which is told."""
    return not seen.facts.role.telemedicine and bool(seen.facts.places)
