"""What the title and the duties of a posting say about its work: the themes of `patterns/role/`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from scanner.model import Kind, Section, Theme

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from scanner.model import Claim, Posting

_TIMED = frozenset({"volume/length/slot", "volume/length/lasts", "volume/length/kind", "volume/length/every"})
"""Rules for the length of visits: who has visits with a length sees patients live."""
BY_PHONE = ("phone_care", "phone_patient")
"""Contact by phone; the second is a call the clinician makes."""
_SERVICES = frozenset({
    "tele_service", "tele_duty", "live_care", "chat_care", "form_care", "remote_title", "image_reading", "triage_line",
    "record_review", "text_work", "ai_work", "supervises",
})  # fmt: skip
_SOUGHT = "sought"
"""Which profession is wanted, in the text: counts where no title tells."""
_NAMED = "named"
"""A profession that is named: counts in the first words only."""
_VAGUE = "vague_title"
"""A title that is an invitation or a slogan."""
_JOBS = frozenset(
    {
        "profession",
        "other_trade",
        "record_review",
        "text_work",
        "ai_work",
        "called_non_clinical",
        "patient_care",
    }
)
"""Themes of a title that names a job."""
_CARE = frozenset(
    {"patient_care", "treats", "live_care", "chat_care", "message_care", "form_care", "triage_line"}
)
"""Themes without which a vague title stays what it is."""
_FIRST = 120
_OPENING = 400
"""So many characters stand for a title where there is none."""
_REMOTE_PLACES = ("remote", "work from home", "home based", "home-based", "virtual", "telecommute")


@dataclass(frozen=True, slots=True)
class Cues:
    """The themes of a posting: in its title and in the text about the work."""

    title: tuple[str, ...]
    work: tuple[str, ...]
    remote_place: bool
    """Its location is given as remote."""
    timed: bool
    """It says how long visits last."""

    def titled(self, *themes: str) -> bool:
        """Whether the title says any of these."""
        return not set(themes).isdisjoint(self.title)

    def works(self, *themes: str) -> bool:
        """Whether the duties say any of these."""
        return not set(themes).isdisjoint(self.work)

    def says(self, *themes: str) -> bool:
        """Whether title or duties say any of these."""
        return self.titled(*themes) or self.works(*themes)

    def times(self, *themes: str) -> int:
        """How often title or duties say any of these."""
        return sum((*self.title, *self.work).count(theme) for theme in themes)


def cues(posting: Posting, claims: Sequence[Claim]) -> Cues:
    """Gather the cues of a posting; what is said of applying, or as a perk, is left out."""
    said = [claim for claim in claims if claim.kind is Kind.CONTEXT and claim.rule.startswith("role/")]
    place = posting.location.lower()
    titles = [claim for claim in said if claim.section is Section.TITLE]
    return Cues(
        _heading(posting, titles, said),
        _themes(claim for claim in said if claim.section is not Section.TITLE and not _aside(claim)),
        any(word in place for word in _REMOTE_PLACES),
        any(claim.rule in _TIMED for claim in claims),
    )


def _heading(posting: Posting, titles: Sequence[Claim], said: Sequence[Claim]) -> tuple[str, ...]:
    """What the title says; where it invites and names no job, who is sought in the text, if it is for care."""
    themes = _themes(titles)
    if not posting.title.strip():
        return _opening(said)
    vague = _VAGUE in themes and _JOBS.isdisjoint(themes)
    cared = not _CARE.isdisjoint(_themes(said))
    return themes + ("profession",) * (vague and cared and _seeks(said))


def _opening(said: Sequence[Claim]) -> tuple[str, ...]:
    """What stands for a title that is not there: who is sought, and what the first lines say of the service."""
    first = _themes(claim for claim in said if claim.start < _OPENING)
    return ("profession",) * _seeks(said) + tuple(theme for theme in first if theme in _SERVICES)


def _seeks(said: Iterable[Claim]) -> bool:
    """Tell whether the text says that clinicians are wanted, or names them at once."""
    return any(
        claim.value == Theme(_SOUGHT) or (claim.value == Theme(_NAMED) and claim.start < _FIRST)
        for claim in said
    )


def _aside(claim: Claim) -> bool:
    perk = claim.section in {Section.BENEFITS, Section.PAY} and claim.value == Theme("tele_service")
    return perk or claim.section is Section.APPLY


def _themes(claims: Iterable[Claim]) -> tuple[str, ...]:
    return tuple(claim.value.theme for claim in claims if isinstance(claim.value, Theme))
