"""What a posting states, with the words that state it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from scanner.model.postings import Origin, Section


class Kind(StrEnum):
    """The seven kinds of claim, and `context`: what a rule only refers to."""

    PAY = "pay"
    LICENSING = "licensing"
    MALPRACTICE = "malpractice"
    VOLUME = "volume"
    ENGAGEMENT = "engagement"
    HYPE = "hype"
    WARNING = "warning"
    CONTEXT = "context"


class Stance(StrEnum):
    """Whether the posting affirms what a phrase says."""

    AFFIRMED = "affirmed"
    NEGATED = "negated"
    OPTIONAL = "optional"
    WAIVED = "waived"
    CONDITIONAL = "conditional"
    DENIED_WITHOUT = "denied-without"


@dataclass(frozen=True, slots=True)
class Pay:
    """Money, or a share of fees in per cent, that the worker gets."""

    min: float | None
    max: float | None
    currency: str | None
    """ISO 4217; None if the sign is ambiguous and nothing settles it."""
    per: str | None
    bound: str = "exact"
    role: str = "base"


@dataclass(frozen=True, slots=True)
class Licensing:
    """A credential the worker must, may or need not have."""

    credential: str
    jurisdictions: tuple[str, ...]
    """ISO 3166 codes, `ANY`, or `PATIENT` (where the patient is)."""
    requirement: str
    authority: str | None = None


@dataclass(frozen=True, slots=True)
class Malpractice:
    """Indemnity or malpractice insurance."""

    cover: str
    tail: bool | None = None


@dataclass(frozen=True, slots=True)
class Volume:
    """How much work, how fast; the unit is in the measure's name."""

    measure: str
    min: float | None
    max: float | None


@dataclass(frozen=True, slots=True)
class Engagement:
    """How the worker is engaged."""

    type: str


@dataclass(frozen=True, slots=True)
class Theme:
    """The theme of a hype, warning or context claim."""

    theme: str


@dataclass(frozen=True, slots=True)
class Whereabouts:
    """Where patients are, as far as the words of a context claim tell."""

    theme: str
    places: tuple[str, ...]
    """ISO 3166 codes."""


Value = Pay | Licensing | Malpractice | Volume | Engagement | Theme | Whereabouts


@dataclass(frozen=True, slots=True)
class Claim:
    """One statement of a posting, with the words that make it."""

    kind: Kind
    rule: str
    quote: str
    start: int
    end: int
    """`posting.text[start:end] == quote`."""
    value: Value
    stance: Stance = Stance.AFFIRMED
    section: Section = Section.BODY
    origin: Origin = Origin.VISIBLE
