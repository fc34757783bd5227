"""Where the patients are, which licences are asked for, and what follows: inferences on registration."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scanner.findings.jurisdiction.comparing import comparison
from scanner.findings.jurisdiction.excepting import Case, excepted
from scanner.findings.jurisdiction.licences import licences
from scanner.findings.jurisdiction.patients import patients
from scanner.model import Inference

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from scanner.model import Posting
    from scanner.rules.conditions import Facts
    from scanner.rules.exceptions import RegistrationException

__all__ = ["jurisdiction", "patients"]


def jurisdiction(
    posting: Posting, facts: Facts, exceptions: Sequence[RegistrationException], day: date
) -> Iterator[Inference]:
    """What follows from the patients' place for remote clinical work, with the exceptions in force on `day`."""
    if not (facts.role.clinical and facts.role.telemedicine):
        return
    where, asked = patients(posting, facts), licences(facts)
    found = comparison(where, asked, facts)
    lifts = excepted(exceptions, Case(where, asked, facts, found), day)
    yield from lifts.inferences
    if found and found.situation not in lifts.lifted:
        yield found.inference
    if not found or found.inference.name != "licensing/covered":
        yield Inference("licensing/open", (), "")
