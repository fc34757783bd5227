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


@dataclass(frozen=True, slots=True)
class Missing:
    """A fact a doctor needs that the posting does not state."""

    fact: str
    ask: str
