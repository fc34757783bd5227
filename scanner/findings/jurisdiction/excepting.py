"""Exceptions that hold for a posting, and what each of them lifts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from scanner.findings.jurisdiction.geography import ANYWHERE, lies_in
from scanner.findings.jurisdiction.patients import Confidence
from scanner.findings.jurisdiction.situations import situations
from scanner.model import Inference
from scanner.rules.conditions import holds, parse_condition

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from scanner.findings.jurisdiction.comparing import Comparison
    from scanner.findings.jurisdiction.licences import Licences
    from scanner.findings.jurisdiction.patients import Patients
    from scanner.rules.conditions import Facts
    from scanner.rules.exceptions import RegistrationException


@dataclass(frozen=True, slots=True)
class Case:
    """What an exception is held against."""

    where: Patients
    asked: Licences
    facts: Facts
    found: Comparison | None


@dataclass(frozen=True, slots=True)
class Lifts:
    """What the exceptions come to."""

    inferences: tuple[Inference, ...]
    """`licensing/<effect>/<id>` of each that holds, and `licensing/lifted/<situation>`."""
    lifted: frozenset[str]


def excepted(exceptions: Sequence[RegistrationException], case: Case, day: date) -> Lifts:
    """The exceptions in force on `day` that hold for what the posting does."""
    present = situations(case.found, case.facts)
    holding = [
        each
        for each in exceptions
        if each.in_force(day)
        and (each.effect == "also" or present & set(each.lifts))
        and _placed(each, case)
        and _conditions(each, case.facts)
    ]
    lifted = present & {name for each in holding for name in each.lifts}
    claims = tuple(sorted({p.claim for p in case.where.surest if p.claim is not None} | {*case.asked.claims}))
    made = [
        Inference(f"licensing/{each.effect}/{each.id}", claims, _working(each, case.found))
        for each in holding
    ]
    made += [Inference(f"licensing/lifted/{name}", claims, "") for name in sorted(lifted)]
    return Lifts(tuple(made), lifted)


def _working(each: RegistrationException, found: Comparison | None) -> str:
    """What it lifts, if that was compared, and its text."""
    compared = found.inference.working if found and found.situation in each.lifts else ""
    return f"{compared} {each.text}".strip()


def _placed(each: RegistrationException, case: Case) -> bool:
    served = [place.code for place in case.where.at(Confidence.IMPLIED) or case.where.surest]
    here = [code for code in served if _lies_in_any(code, each.patients)]
    # What lifts must hold for every place of patients, a further duty for one of them.
    reached = ANYWHERE in each.patients or (bool(here) if each.effect == "also" else here == served != [])
    return reached and (ANYWHERE in each.licensed or _all_lie_in(case.asked.codes, each.licensed))


def _all_lie_in(codes: Sequence[str], areas: Sequence[str]) -> bool:
    return bool(codes) and all(_lies_in_any(code, areas) for code in codes)


def _lies_in_any(code: str, areas: Sequence[str]) -> bool:
    return any(lies_in(code, area) for area in areas)


def _conditions(each: RegistrationException, facts: Facts) -> bool:
    return all(holds(parse_condition(text), facts) for text in each.needs) and not any(
        holds(parse_condition(text), facts) for text in each.unless
    )
