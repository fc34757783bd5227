"""The exceptions of `patterns/exceptions.yaml`, held against a doctor's own registrations."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from scanner.findings.jurisdiction.comparing import Comparison
from scanner.findings.jurisdiction.excepting import Case, excepted
from scanner.findings.jurisdiction.geography import ANYWHERE, country, lies_in
from scanner.findings.jurisdiction.patients import Confidence, PatientPlace, Patients
from scanner.model import Inference

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scanner.fitting.holding import Held
    from scanner.rules.exceptions import RegistrationException

_ABOUT = frozenset({"uncovered", "other-state", "any-country", "waived", "unnamed"})
"""What of a posting is held against a registration; worldwide patients are another matter."""
_EXEMPT = "licensing/exempt/"
_LIFTING = ("licensing/exception/", "licensing/narrow-exception/")


@dataclass(frozen=True, slots=True)
class Lift:
    """Why a registration elsewhere may be enough."""

    text: str
    exempt: bool
    """It is enough; otherwise it may be, and must be asked."""


def lift(left: Sequence[str], registered: Sequence[str], held: Held) -> Lift | None:
    """The exception that one of the registrations falls under for patients in the places `left`."""
    found = [each for code in registered for each in _of(code, left, held)]
    return next((each for each in found if each.exempt), found[0] if found else None)


def _of(code: str, left: Sequence[str], held: Held) -> list[Lift]:
    """Those that hold as if the posting had asked for this registration only."""
    asked = replace(held.asked, codes=(code,))
    at_home = country(code) in {country(place) for place in left}
    found = Comparison("other-state" if at_home else "uncovered", Inference("", (), ""), tuple(left))
    where = (
        Patients(tuple(PatientPlace(place, Confidence.STATED, "") for place in left)) if left else held.where
    )
    open_to = [each for each in held.exceptions if _open_to(code, each)]
    lifts = excepted(open_to, Case(where, asked, held.facts, found), held.day)
    return [
        Lift(" ".join(each.working.split()), each.name.startswith(_EXEMPT))
        for each in lifts.inferences
        if each.name.startswith((_EXEMPT, *_LIFTING))
    ]


def _open_to(code: str, each: RegistrationException) -> bool:
    """Whether it is about registration, and for doctors registered there: `ANY` stands for what is asked."""
    areas = [area for area in each.licensed if area != ANYWHERE]
    return not _ABOUT.isdisjoint(each.lifts) and (not areas or any(lies_in(code, area) for area in areas))
