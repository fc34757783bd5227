"""What work a posting is about: judged by its duties, not by its title alone.

Rests on the context claims of `patterns/role/` and on where they stand. A posting is read
as it is written: what is not said about the kind of contact leaves the categories empty.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from scanner.model import Kind, Role, Section, Theme

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from scanner.model import Claim, Posting

_TIMED = frozenset({"volume/length/slot", "volume/length/lasts", "volume/length/kind", "volume/length/every"})
"""Rules for the length of visits: who has visits with a length sees patients live."""
_REMOTE_PLACES = ("remote", "work from home", "home based", "home-based", "virtual", "telecommute")
_MUCH_CARE = 2


@dataclass(frozen=True, slots=True)
class _Cues:
    """The themes of a posting: in its title and in the text about the work."""

    title: tuple[str, ...]
    work: tuple[str, ...]
    remote_place: bool
    timed: bool

    def titled(self, *themes: str) -> bool:
        """Whether the title says any of these."""
        return not set(themes).isdisjoint(self.title)

    def says(self, *themes: str) -> bool:
        """Whether title or duties say any of these."""
        return not set(themes).isdisjoint((*self.title, *self.work))

    def times(self, *themes: str) -> int:
        """How often title or duties say any of these."""
        return sum((*self.title, *self.work).count(theme) for theme in themes)


def role(posting: Posting, claims: Sequence[Claim]) -> Role:
    """Tell the role a posting describes."""
    cues = _cues(posting, claims)
    clinical = _clinical(cues)
    telemedicine = _at_a_distance(cues, clinical=clinical)
    return Role(
        clinical, telemedicine, tuple(_categories(cues, clinical=clinical, telemedicine=telemedicine))
    )


def _cues(posting: Posting, claims: Sequence[Claim]) -> _Cues:
    said = [claim for claim in claims if claim.kind is Kind.CONTEXT and claim.rule.startswith("role/")]
    place = posting.location.lower()
    return _Cues(
        _themes(claim for claim in said if claim.section is Section.TITLE),
        _themes(claim for claim in said if claim.section is not Section.TITLE and not _aside(claim)),
        any(word in place for word in _REMOTE_PLACES),
        any(claim.rule in _TIMED for claim in claims),
    )


def _aside(claim: Claim) -> bool:
    """Said of the way to apply, or of telemedicine as a perk."""
    perk = claim.section is Section.BENEFITS and claim.value == Theme("tele_service")
    return perk or claim.section is Section.APPLY


def _themes(claims: Iterable[Claim]) -> tuple[str, ...]:
    return tuple(claim.value.theme for claim in claims if isinstance(claim.value, Theme))


def _clinical(cues: _Cues) -> bool:
    """Tell whether the work is on patients, or the supervision of those who do it."""
    if cues.says("supervises"):
        return True
    care = cues.times("patient_care", "triage_line")
    if cues.titled("record_review", "no_patients", "other_trade"):
        return care > _MUCH_CARE
    if cues.titled("text_work"):
        return care >= _MUCH_CARE and not cues.says("no_patients")
    if cues.says("no_patients"):
        opinions = cues.titled("profession") and cues.says("form_care")
        return opinions or care > (_MUCH_CARE if cues.says("text_work") else 0)
    if cues.says("record_review") and not care and not _far(cues):
        return False
    return cues.titled("profession", "patient_care") or _cares(cues, care)


def _cares(cues: _Cues, care: int) -> bool:
    """Tell whether the duties alone are those of care; the title names no profession."""
    treats = cues.says("patient_care", "treats", "triage_line")
    if treats and cues.titled("tele_service", "live_care", "image_reading"):
        return True
    return care > _MUCH_CARE or (_far(cues) and care > 0 and care + cues.says("treats") >= _MUCH_CARE)


def _far(cues: _Cues) -> bool:
    return cues.says("chat_care", "form_care", "live_care", "tele_duty")


def _at_a_distance(cues: _Cues, *, clinical: bool) -> bool:
    """Tell whether some of the work is done away from the patients, for them or about their care."""
    if not clinical:
        remote = cues.remote_place or cues.says("remote_post", "remote_title", "hybrid")
        return remote and cues.says("record_review") and not cues.titled("text_work")
    return (
        cues.remote_place
        or cues.titled("tele_service", "tele_duty", "live_care", "chat_care", "form_care", "remote_title")
        or cues.says("tele_duty", "chat_care")
        or cues.times("tele_service") > 1
        or (
            cues.titled("triage_line", "image_reading")
            and cues.says("live_care", "remote_post", "triage_line")
        )
        or (cues.says("supervises") and cues.says("tele_service"))
        or (cues.says("remote_post") and not cues.says("on_site"))
    )


def _categories(cues: _Cues, *, clinical: bool, telemedicine: bool) -> Iterable[str]:
    if not clinical:
        if cues.says("record_review", "text_work"):
            yield "non_clinical"
        return
    if telemedicine:
        if _live(cues):
            yield "synchronous"
        if _by_message(cues):
            yield "asynchronous"
        if cues.says("triage_line"):
            yield "triage"
    if cues.says("claims_duty"):
        yield "non_clinical"


def _live(cues: _Cues) -> bool:
    """Visits by video or phone, unless all that is done on the line is triage."""
    if cues.says("triage_line"):
        return cues.says("live_care") and cues.says("treats")
    if cues.says("live_care"):
        return True
    remote = (
        cues.remote_place
        or cues.titled("tele_service", "remote_title")
        or cues.says("remote_post", "tele_duty")
    )
    return remote and (cues.timed or (cues.says("visit_word") and not cues.says("form_care")))


def _by_message(cues: _Cues) -> bool:
    """Messages, forms or images; a chat that only sorts callers is triage."""
    if cues.says("form_care") or (cues.titled("image_reading") and cues.says("image_reading")):
        return True
    return cues.says("message_care") and (not cues.says("triage_line") or cues.says("treats"))
