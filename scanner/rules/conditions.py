"""Conditions of a rule: selectors of claims and role, in words.

licensing credential=licence requirement=required|eligible
hype themes>=2
volume measure=consults_per_hour most>=8
hype/freedom/*
role clinical
inferred pay/hourly-below-benchmark
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from fnmatch import fnmatchcase
from functools import lru_cache
from typing import TYPE_CHECKING

from scanner.model import Kind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scanner.model import Claim, Inference, Role, Value

_LIMIT = re.compile(r"(\w+)(>=|<=)(\d+(?:\.\d+)?)")


class ConditionError(ValueError):
    """A condition that cannot be understood, and why."""


@dataclass(frozen=True, slots=True)
class Facts:
    """What conditions are held against."""

    claims: Sequence[Claim]
    role: Role
    places: frozenset[str] = frozenset()
    """Where the posting or its patients are, as far as stated: ISO codes."""
    inferences: tuple[Inference, ...] = ()
    """What was worked out from the claims together."""
    kinds: dict[str, list[int]] = field(init=False, repr=False, compare=False)
    """The indices of the claims of each kind: hundreds of conditions ask for them."""
    held: dict[Condition, bool] = field(init=False, repr=False, compare=False)
    """What is known of conditions so far: many rules share one."""

    def __post_init__(self) -> None:
        """Sort the claims by kind."""
        kinds: dict[str, list[int]] = {}
        for index, claim in enumerate(self.claims):
            kinds.setdefault(claim.kind, []).append(index)
        object.__setattr__(self, "kinds", kinds)
        object.__setattr__(self, "held", {})


@dataclass(frozen=True, slots=True)
class Selector:
    """One alternative of a condition."""

    subject: str
    fields: tuple[tuple[str, frozenset[str]], ...] = ()
    themes: int = 0
    """At least so many different themes (or values of the first field)."""
    words: frozenset[str] = frozenset()
    limits: tuple[tuple[str, str, float], ...] = ()
    """Field, `>=` or `<=`, and the number."""

    def claims(self, facts: Facts) -> tuple[int, ...]:
        """The indices of the claims it selects."""
        if self.subject == "inferred":
            return tuple(index for found in self.inferred(facts) for index in found.claims)
        asked = range(len(facts.claims)) if "/" in self.subject else facts.kinds.get(self.subject, ())
        return tuple(i for i in asked if self._selects(facts.claims[i]))

    def inferred(self, facts: Facts) -> tuple[Inference, ...]:
        """What was worked out under one of the names it asks for."""
        if self.subject != "inferred":
            return ()
        return tuple(i for i in facts.inferences if any(fnmatchcase(i.name, word) for word in self.words))

    def holds(self, facts: Facts) -> bool:
        """Whether the posting makes such a claim, or has such a role."""
        if self.subject == "role":
            return all(getattr(facts.role, word) for word in self.words)
        if self.subject == "category":
            return bool(self.words & set(facts.role.categories))
        if self.subject == "place":
            return any(place.split("-")[0] in self.words or place in self.words for place in facts.places)
        if self.subject == "inferred":
            return bool(self.inferred(facts))
        found = self.claims(facts)
        if self.themes:
            return len({getattr(facts.claims[i].value, "theme", "") for i in found}) >= self.themes
        return bool(found)

    def _selects(self, claim: Claim) -> bool:
        if "/" in self.subject and not fnmatchcase(claim.rule, self.subject):
            return False
        # A plain loop: this is asked a hundred thousand times for a few hundred postings.
        for name, allowed in self.fields:
            if not _is_one(getattr(claim.value, name, None), allowed):
                return False
        return not self.limits or all(
            _within(_number(claim.value, name), sign, limit) for name, sign, limit in self.limits
        )


Condition = tuple[Selector, ...]
"""Alternatives: one that holds is enough."""


def holds(condition: Condition, facts: Facts) -> bool:
    """Whether any alternative of the condition holds."""
    held = facts.held.get(condition)
    if held is None:
        held = facts.held[condition] = any(selector.holds(facts) for selector in condition)
    return held


@lru_cache(maxsize=4096)
def parse_condition(text: str) -> Condition:
    """The selectors of one line; ConditionError if a word is unknown."""
    return tuple(_selector(part.split()) for part in text.split(" or "))


def _selector(words: list[str]) -> Selector:
    if not words:
        raise ConditionError("is empty")
    subject, rest = words[0], words[1:]
    if subject in {"role", "category", "place", "inferred"}:
        return _about(subject, rest)
    if "/" not in subject and subject not in set(Kind):
        raise ConditionError(
            f"{subject!r} is no kind of claim, no rule and none of role, category, place, inferred"
        )
    fields, limits, themes = [], [], 0
    for word in rest:
        limit = _LIMIT.fullmatch(word)
        if limit and limit[1] != "themes":
            limits.append((limit[1], limit[2], float(limit[3])))
            continue
        if word.startswith("themes>="):
            themes = int(word.removeprefix("themes>="))
            continue
        name, equals, allowed = word.partition("=")
        if not equals:
            raise ConditionError(f"{word!r} should be field=value")
        fields.append((name, frozenset(allowed.split("|"))))
    return Selector(subject, tuple(fields), themes, limits=tuple(limits))


def _about(subject: str, rest: list[str]) -> Selector:
    words = frozenset(word for text in rest for word in text.split("|"))
    if subject == "role" and not words <= {"clinical", "telemedicine"}:
        raise ConditionError("role is clinical or telemedicine")
    if not words:
        raise ConditionError(f"{subject} of what?")
    return Selector(subject, words=words)


def _number(value: Value, name: str) -> float | None:
    """A figure of a value; `least` and `most` are its ends, the stated one if there is but one."""
    low, high = getattr(value, "min", None), getattr(value, "max", None)
    if name == "least":
        return high if low is None else low
    if name == "most":
        return low if high is None else high
    found = getattr(value, name, None)
    return found if isinstance(found, float | int) else None


def _within(figure: float | None, sign: str, limit: float) -> bool:
    if figure is None:
        return False
    return figure >= limit if sign == ">=" else figure <= limit


def _is_one(value: object, allowed: frozenset[str]) -> bool:
    """Whether a value is stated as one of these words; `null` if it is not stated."""
    if isinstance(value, str):
        return value in allowed
    if isinstance(value, tuple):
        return not _places(value).isdisjoint(allowed)
    if isinstance(value, bool):
        return str(value).lower() in allowed
    return ("null" if value is None else str(value)) in allowed


def _places(codes: tuple[str, ...]) -> frozenset[str]:
    """The places and the countries they are part of; `null` for none."""
    return frozenset(codes) | {code.partition("-")[0] for code in codes} or frozenset({"null"})
