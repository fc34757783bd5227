"""How one fact is looked for: what is held against it, and what is found."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from scanner.model import State
from scanner.rules.conditions import parse_condition

if TYPE_CHECKING:
    from collections.abc import Callable

    from scanner.findings.jurisdiction.patients import Patients
    from scanner.rules.conditions import Condition, Facts


@dataclass(frozen=True, slots=True)
class Seen:
    """What a fact is looked for in."""

    facts: Facts
    where: Patients
    employer: str
    """As the page's markup or its head names it."""

    def claims(self, condition: str) -> tuple[int, ...]:
        """The indices of the claims that a condition, as in rules, selects."""
        return tuple(sorted({i for each in _parsed(condition) for i in each.claims(self.facts)}))


@dataclass(frozen=True, slots=True)
class Reading:
    """How far a fact is told, and by what."""

    state: State
    claims: tuple[int, ...] = ()
    remark: str = ""
    ask: str = ""
    """A question more to the point than the usual one."""
    words: str = ""


NOTHING = Reading(State.NOT_STATED)

if TYPE_CHECKING:
    Reader = Callable[[Seen], Reading]


def stated(*claims: int) -> Reading:
    """The fact is told by these claims."""
    return Reading(State.STATED, claims)


def vague(claims: tuple[int, ...], remark: str, ask: str = "") -> Reading:
    """Something is said by these claims, but not enough."""
    return Reading(State.VAGUE, claims, remark, ask)


def by_claims(enough: str, *doubts: tuple[str, str]) -> Reader:
    """A reader that is content with one condition, and finds others wanting, each with its remark."""

    def read(seen: Seen) -> Reading:
        found = seen.claims(enough)
        if found:
            return stated(*found)
        for condition, remark in doubts:
            found = seen.claims(condition)
            if found:
                return vague(found, remark)
        return NOTHING

    return read


@cache
def _parsed(condition: str) -> Condition:
    return parse_condition(condition)
