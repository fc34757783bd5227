"""What a profile is held against: the claims of a posting and what follows from them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from scanner.findings.jurisdiction.licences import licences
from scanner.findings.jurisdiction.patients import patients
from scanner.model import Fit, Fitness
from scanner.rules.conditions import parse_condition

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from datetime import date

    from scanner.findings.jurisdiction.licences import Licences
    from scanner.findings.jurisdiction.patients import Patients
    from scanner.model import Kind, Posting, Value
    from scanner.rules.conditions import Facts
    from scanner.rules.exceptions import RegistrationException

    Places = Callable[[str], frozenset[str]]


@dataclass(frozen=True)
class Held:
    """One posting, as far as a profile needs it."""

    posting: Posting
    facts: Facts
    exceptions: Sequence[RegistrationException]
    places: Places
    """The ISO codes of the places that a text names."""
    day: date
    short: bool
    """Too little was read to make anything of silence."""

    @cached_property
    def where(self) -> Patients:
        """Where the patients are."""
        return patients(self.posting, self.facts)

    @cached_property
    def asked(self) -> Licences:
        """The licences that are asked for."""
        return licences(self.facts)

    def claims(self, condition: str) -> tuple[int, ...]:
        """The indices of the claims that a condition, as in rules, selects."""
        return tuple(sorted({i for each in parse_condition(condition) for i in each.claims(self.facts)}))

    def of_kind(self, kind: Kind) -> Iterator[tuple[int, Value]]:
        """The claims of a kind with their indices."""
        return ((i, claim.value) for i, claim in enumerate(self.facts.claims) if claim.kind is kind)


def fits(topic: str, reason: str, *claims: int) -> Fit:
    """A point that suits."""
    return Fit(topic, Fitness.FIT, reason, claims)


def gap(topic: str, reason: str, *claims: int) -> Fit:
    """A point that stands in the way now."""
    return Fit(topic, Fitness.GAP, reason, claims)


def unknown(topic: str, reason: str, *claims: int) -> Fit:
    """A point that cannot be told from the posting or from the profile."""
    return Fit(topic, Fitness.UNKNOWN, reason, claims)
