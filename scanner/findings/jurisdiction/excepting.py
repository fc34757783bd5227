"""Exceptions that hold for a posting, and what each of them lifts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from scanner.findings.jurisdiction.geography import ANYWHERE, lies_in
from scanner.findings.jurisdiction.patients import Confidence
from scanner.model import Inference
from scanner.rules.conditions import holds, parse_condition

if TYPE_CHECKING:
    from collections.abc import Sequence
    from collections.abc import Set as AbstractSet
    from datetime import date

    from scanner.findings.jurisdiction.comparing import Comparison
    from scanner.findings.jurisdiction.licences import Licences
    from scanner.findings.jurisdiction.patients import Patients
    from scanner.rules.conditions import Facts
    from scanner.rules.exceptions import RegistrationException


@dataclass(frozen=True, slots=True)
class Lifts:
    """What the exceptions come to."""

    inferences: tuple[Inference, ...]
    """`licensing/<effect>/<id>` of each that holds, and `licensing/lifted/<situation>`."""
    situations: frozenset[str]

    def silences(self, found: Comparison) -> bool:
        """Whether what was compared is lifted."""
        return found.situation in self.situations


def excepted(  # noqa: PLR0913, PLR0917 - an exception is about all of these
    exceptions: Sequence[RegistrationException],
    situations: AbstractSet[str],
    where: Patients,
    asked: Licences,
    facts: Facts,
    day: date,
) -> Lifts:
    """The exceptions in force on `day` that hold for what the posting does."""
    holding = [
        (each, _wanted(each, situations))
        for each in exceptions
        if each.in_force(day) and _wanted(each, situations) is not None
        and _placed(each, where, asked) and _conditions(each, facts)
    ]  # fmt: skip
    lifted = frozenset(name for _, names in holding for name in names or ())
    claims = tuple(sorted({p.claim for p in where.surest if p.claim is not None} | {*asked.claims}))
    made = [Inference(f"licensing/{each.effect}/{each.id}", claims, each.text) for each, _ in holding]
    made += [Inference(f"licensing/lifted/{name}", claims, "") for name in sorted(lifted)]
    return Lifts(tuple(made), lifted)


def _wanted(each: RegistrationException, situations: AbstractSet[str]) -> AbstractSet[str] | None:
    """What it lifts here; None if there is nothing for it to do."""
    lifts = situations & set(each.lifts)
    return lifts if lifts or each.effect == "also" else None


def _placed(each: RegistrationException, where: Patients, asked: Licences) -> bool:
    served = tuple(place.code for place in where.at(Confidence.IMPLIED) or where.surest)
    here = [code for code in served if _lies_in_any(code, each.patients)]
    # What lifts must hold for every place of patients, a further duty for one of them.
    reached = ANYWHERE in each.patients or (bool(here) if each.effect == "also" else here == [*served] != [])
    return reached and (ANYWHERE in each.licensed or _all_lie_in(asked.codes, each.licensed))


def _all_lie_in(codes: Sequence[str], areas: Sequence[str]) -> bool:
    return bool(codes) and all(_lies_in_any(code, areas) for code in codes)


def _lies_in_any(code: str, areas: Sequence[str]) -> bool:
    return any(lies_in(code, area) for area in areas)


def _conditions(each: RegistrationException, facts: Facts) -> bool:
    return all(holds(parse_condition(text), facts) for text in each.needs) and not any(
        holds(parse_condition(text), facts) for text in each.unless
    )
