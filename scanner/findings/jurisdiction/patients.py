"""Where the patients are: each place with how sure that is, and the words it rests on."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum
from typing import TYPE_CHECKING

from scanner.findings.jurisdiction.hints import currencies, phone_codes
from scanner.model import Whereabouts

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scanner.model import Posting
    from scanner.rules.conditions import Facts


class Confidence(IntEnum):
    """How sure it is that patients are in a place."""

    GUESSED = 1
    """By a dialling code, the currency of the pay or, last, the place of the posting."""
    IMPLIED = 2
    """By a public payer or service of the place."""
    STATED = 3
    """By its name beside the patients."""


@dataclass(frozen=True, slots=True)
class PatientPlace:
    """A place, and why patients are taken to be there."""

    code: str
    confidence: Confidence
    words: str
    """Of the posting."""
    claim: int | None = None
    """The index of the claim that the words make."""


@dataclass(frozen=True, slots=True)
class Patients:
    """The places of patients, the surest first."""

    places: tuple[PatientPlace, ...]

    def at(self, least: Confidence) -> tuple[PatientPlace, ...]:
        """The places that are at least so sure."""
        return tuple(place for place in self.places if place.confidence >= least)

    @property
    def surest(self) -> tuple[PatientPlace, ...]:
        """The places that are as sure as any."""
        return tuple(place for place in self.places if place.confidence == self.places[0].confidence)


def patients(posting: Posting, facts: Facts) -> Patients:
    """The places of patients; `facts.places` is where the posting says it is itself."""
    found: dict[str, PatientPlace] = {}
    for place in (*_claimed(facts), *_guessed(posting, facts)):
        known = found.get(place.code)
        if not known or known.confidence < place.confidence:
            found[place.code] = place
    return Patients(tuple(sorted(found.values(), key=lambda place: -place.confidence)))


def _claimed(facts: Facts) -> Iterator[PatientPlace]:
    for index, claim in enumerate(facts.claims):
        if isinstance(claim.value, Whereabouts):
            stated = claim.value.theme == "patients_in"
            confidence = Confidence.STATED if stated else Confidence.IMPLIED
            for code in claim.value.places:
                yield PatientPlace(code, confidence, claim.quote, index)


def _guessed(posting: Posting, facts: Facts) -> Iterator[PatientPlace]:
    for code, words in (*phone_codes(posting), *currencies(facts)):
        yield PatientPlace(code, Confidence.GUESSED, words)
    for code in sorted(facts.places):
        yield PatientPlace(code, Confidence.GUESSED, posting.location or posting.title)
