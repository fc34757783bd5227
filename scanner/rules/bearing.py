"""Which exceptions of exceptions.yaml bear on a rule: those that silence it, and those it is about."""

from __future__ import annotations

from fnmatch import fnmatchcase
from typing import TYPE_CHECKING

from scanner.rules.conditions import parse_condition

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from scanner.rules.exceptions import RegistrationException
    from scanner.rules.rule import Rule

_COMPARED = {
    "uncovered": ("licensing/patients-uncovered", "licensing/payer-uncovered"),
    "other-state": ("licensing/other-state",),
}
"""Inferences that are not made where an exception lifts the situation."""


def bearing(rule: Rule, exceptions: Sequence[RegistrationException]) -> tuple[RegistrationException, ...]:
    """The exceptions that decide whether a rule is set off.

    They go by the names of inferences that its `requires` and `unless` ask for.
    """
    asked = set(_inferences(rule))
    return tuple(each for each in exceptions if any(_decides(name, asked) for name in _names(each)))


def _inferences(rule: Rule) -> Iterator[str]:
    for text in (*rule.requires, *rule.unless):
        for selector in parse_condition(text):
            if selector.subject == "inferred":
                yield from selector.words


def _names(each: RegistrationException) -> Iterator[str]:
    """Inferences that are made, or are not, because of an exception."""
    yield f"licensing/{each.effect}/{each.id}"
    for situation in each.lifts:
        yield f"licensing/lifted/{situation}"
        yield from _COMPARED.get(situation, ())


def _decides(name: str, asked: set[str]) -> bool:
    return any(fnmatchcase(name, pattern) for pattern in asked)
