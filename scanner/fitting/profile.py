"""A doctor: what postings are held against. It stays on this machine and is shown nowhere."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Cover(StrEnum):
    """Whether the doctor has malpractice cover."""

    OWN = "own"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Amount:
    """Money, in a currency of ISO 4217."""

    value: float
    currency: str


@dataclass(frozen=True, slots=True)
class Profile:
    """What a doctor has and wants; what is None was not said and is held against nothing."""

    location: str | None = None
    """Where the doctor lives: an ISO 3166 code."""
    registered: tuple[str, ...] | None = None
    """ISO 3166 codes of the places whose registration the doctor holds."""
    exams: tuple[str, ...] | None = None
    """Exams passed and specialist recognition, as `authorities.yaml` abbreviates them."""
    profession: str | None = None
    cover: Cover | None = None
    least_hourly: Amount | None = None
    hours: tuple[float, float] | None = None
    """Hours a week, from and to."""
