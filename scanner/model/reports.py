"""Everything said about one posting."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from scanner.model.checklist import Fact, Fit
    from scanner.model.claims import Claim
    from scanner.model.findings import Dismissal, Dismissed, Finding, Inference, Missing, Role
    from scanner.model.postings import Posting


class Status(StrEnum):
    """Whether a posting was judged, or why not."""

    SCORED = "scored"
    INSUFFICIENT_TEXT = "insufficient_text"
    NOT_A_POSTING = "not_a_posting"
    UNSUPPORTED_LANGUAGE = "unsupported_language"
    FAILED = "failed"


class Band(StrEnum):
    """Reading of a score: 0-24, 25-49, 50-69, 70-100."""

    LOW = "low"
    CAUTION = "caution"
    HIGH = "high"
    SEVERE = "severe"


@dataclass(frozen=True, slots=True)
class ThemeScore:
    """The points of one theme, before and after its cap."""

    theme: str
    points: int
    counted: int


@dataclass(frozen=True, slots=True)
class Report:
    """Everything said about one posting."""

    posting: Posting
    status: Status
    role: Role
    claims: tuple[Claim, ...] = ()
    findings: tuple[Finding, ...] = ()
    strengths: tuple[Finding, ...] = ()
    missing: tuple[Missing, ...] = ()
    themes: tuple[ThemeScore, ...] = ()
    score: int | None = None
    band: Band | None = None
    notes: tuple[str, ...] = field(default=())
    """Plain sentences about the reading itself: withheld findings, disagreements."""
    inferences: tuple[Inference, ...] = ()
    """What was worked out, whether a finding rests on it or not."""
    checklist: tuple[Fact, ...] = ()
    """The facts a doctor needs, and how far each is told; empty where nothing is judged."""
    fit: tuple[Fit, ...] | None = None
    """The posting held against a doctor's profile, if there is one."""
    dismissed: tuple[Dismissed, ...] = ()
    """Findings that were dismissed and do not count."""
    dismissal: Dismissal | None = None
    """What dismissed the posting as a whole."""
