"""Which licences a posting asks for, taken together."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from scanner.model import Licensing

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scanner.rules.conditions import Facts

_ASKED = frozenset({"required", "eligible", "provided"})
_PROVES = frozenset({"licence", "compact"})
_ROAD = "IMLC"
"""The compact of physicians leads to licences and is none; that of nurses is one for all its states."""
_STANDS_FOR = frozenset({"specialist", "prescriber"})
"""Nobody has these without a licence of the place."""
_OPEN = frozenset({"ANY", "PATIENT"})


@dataclass(frozen=True, slots=True)
class Licences:
    """The places whose licence is asked for, and what is said of no place in particular."""

    codes: tuple[str, ...]
    claims: tuple[int, ...]
    """Those that name places."""
    where_patient: tuple[int, ...]
    """Claims that ask for the licence of the patient's place."""
    placeless: tuple[int, ...]
    """Claims that require a licence of no place."""
    implied: tuple[str, ...]
    """Places whose licence other credentials imply."""
    named: bool
    """Whether any credential, asked for or not, has a place."""


def licences(facts: Facts) -> Licences:
    """The licences asked for by the claims that are heard."""
    asked = [(i, value) for i, value in _licensing(facts) if _proves(value)]
    codes = dict.fromkeys(code for _, value in asked for code in value.jurisdictions if code not in _OPEN)
    return Licences(
        tuple(codes),
        tuple(i for i, value in asked if codes.keys() & set(value.jurisdictions)),
        tuple(i for i, value in asked if "PATIENT" in value.jurisdictions),
        tuple(i for i, value in asked if not value.jurisdictions and value.requirement == "required" and value.credential == "licence"),
        tuple(code for _, value in _licensing(facts) if value.credential in _STANDS_FOR for code in value.jurisdictions),
        any(value.jurisdictions for _, value in _licensing(facts)),
    )  # fmt: skip


def _proves(value: Licensing) -> bool:
    return value.credential in _PROVES and value.requirement in _ASKED and value.authority != _ROAD


def _licensing(facts: Facts) -> Iterator[tuple[int, Licensing]]:
    for index, claim in enumerate(facts.claims):
        if isinstance(claim.value, Licensing):
            yield index, claim.value
