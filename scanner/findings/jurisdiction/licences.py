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
    """Places whose licence other credentials imply, or that are preferred."""


def licences(facts: Facts) -> Licences:
    """The licences asked for by the claims that are heard."""
    asked = [
        (i, value)
        for i, value in _licensing(facts)
        if value.credential in _PROVES and value.requirement in _ASKED
    ]
    codes = dict.fromkeys(code for _, value in asked for code in value.jurisdictions if code not in _OPEN)
    return Licences(
        tuple(codes),
        tuple(i for i, value in asked if codes.keys() & set(value.jurisdictions)),
        tuple(i for i, value in asked if "PATIENT" in value.jurisdictions),
        tuple(i for i, value in asked if not value.jurisdictions and value.requirement == "required" and value.credential == "licence"),
        tuple(dict.fromkeys(_implied(facts))),
    )  # fmt: skip


def _licensing(facts: Facts) -> Iterator[tuple[int, Licensing]]:
    for index, claim in enumerate(facts.claims):
        if isinstance(claim.value, Licensing):
            yield index, claim.value


def _implied(facts: Facts) -> Iterator[str]:
    for _, value in _licensing(facts):
        if value.credential in _STANDS_FOR or value.requirement == "preferred":
            yield from value.jurisdictions
