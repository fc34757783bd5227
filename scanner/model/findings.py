"""What follows from the claims together."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class Role:
    """What work the posting is about."""

    clinical: bool
    telemedicine: bool
    categories: tuple[str, ...] = ()


class Severity(StrEnum):
    """Weight of a rule: `none` makes claims only, `strength` is a green flag."""

    NONE = "none"
    STRENGTH = "strength"
    NOTE = "note"
    CAUTION = "caution"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class Inference:
    """What is worked out from several claims, under a name that rules can ask for."""

    name: str
    """Like a path: `pay/hourly-below-benchmark`."""
    claims: tuple[int, ...]
    """Indices into `Report.claims`."""
    working: str
    """One or two sentences with the figures, for the doctor to follow."""


@dataclass(frozen=True, slots=True)
class Finding:
    """A red flag (or, with severity `strength`, a green one) and what it rests on."""

    rule: str
    theme: str
    severity: Severity
    title: str
    why: str
    ask: str
    claims: tuple[int, ...]
    """Indices into `Report.claims`; empty for what is not said."""
    points: int = 0
    working: str = ""
    """The figures it follows from, where it was worked out."""


@dataclass(frozen=True, slots=True)
class Missing:
    """A fact a doctor needs that the posting does not state."""

    fact: str
    ask: str
