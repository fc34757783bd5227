"""Whether the title names the doctor's profession."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scanner.fitting.holding import fits, gap, unknown
from scanner.fitting.professions import professions

if TYPE_CHECKING:
    from scanner.fitting.holding import Held
    from scanner.model import Fit

TOPIC = "profession"


def profession(mine: str, held: Held) -> Fit:
    """Whether the title names the doctor's profession."""
    named, claims = professions(held.posting.title), held.claims("role/profession")
    if not named:
        return unknown(TOPIC, "its title names no profession that is known", *claims)
    if mine in named:
        return fits(TOPIC, f"it is for {_listed(named)}", *claims)
    return gap(TOPIC, f"its title is for {_listed(named)}", *claims)


def _listed(named: frozenset[str]) -> str:
    return " or ".join(f"a {name}" for name in sorted(named))
