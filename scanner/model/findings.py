"""What follows from the claims together."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date


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


@dataclass(frozen=True, slots=True)
class Dismissal:
    """What somebody has looked into and does not want to be told of again."""

    reason: str
    rule: str = ""
    """The id of a rule, or a folder of rules; empty for all of them."""
    posting: str = ""
    """Source or title of postings, `*` for anything; empty for all of them."""
    until: date | None = None
    """The last day it holds."""
    by: str = ""
    place: str = ""
    """File and line it stands in."""


@dataclass(frozen=True, slots=True)
class Dismissed:
    """A finding that is shown and does not count, and why."""

    finding: Finding
    dismissal: Dismissal
