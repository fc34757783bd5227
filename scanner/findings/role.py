"""What work a posting is about: judged by its duties, not by its title alone.

Rests on the context claims of `patterns/role/` and on where they stand. A posting is read
as it is written: what is not said about the kind of contact leaves the categories empty.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from scanner.findings.contact import categories
from scanner.findings.cues import BY_PHONE, cues
from scanner.model import Role

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scanner.findings.cues import Cues
    from scanner.model import Claim, Posting

_MUCH = 2
_CONTACT = (
    "live_care",
    *BY_PHONE,
    "chat_care",
    "message_care",
    "form_care",
    "triage_line",
)


def role(posting: Posting, claims: Sequence[Claim]) -> Role:
    """Tell the role a posting describes."""
    said = cues(posting, claims)
    clinical = _clinical(said)
    telemedicine = _at_a_distance(said) if clinical else _records_at_a_distance(said)
    kinds = categories(said, clinical=clinical, telemedicine=telemedicine)
    return Role(clinical, telemedicine, tuple(kinds))


def _clinical(cues: Cues) -> bool:  # noqa: PLR0911 - one a kind of work
    """Tell whether the work is on patients, or the supervision of those who do it."""
    if _on_machines(cues):
        return False
    if cues.says("supervises") or (cues.titled("triage_line") and not cues.titled("other_trade")):
        return True
    care = cues.times("patient_care", "triage_line")
    if cues.titled("called_non_clinical"):
        return care >= _MUCH
    if cues.titled("record_review", "no_patients", "other_trade"):
        return care > _MUCH and (not cues.titled("record_review") or cues.says(*BY_PHONE) or _far(cues))
    if cues.titled("text_work"):
        met = _named(cues, "profession", "patient_care") and cues.says("live_care", *BY_PHONE)
        return (care >= _MUCH or met) and not cues.says("no_patients")
    if cues.says("no_patients") and not _sees(cues):
        opinions = cues.titled("profession") and cues.says("form_care")
        return opinions or care > (_MUCH if cues.says("text_work") else 0)
    if cues.says("record_review") and not care and not _far(cues):
        return False
    return cues.titled("profession", "patient_care") or _cares(cues, care)


def _sees(cues: Cues) -> bool:
    """Tell whether the title names doctors and visits: `you won't see patients at night` is no more than that."""
    return cues.titled("profession") and cues.titled("live_care", "tele_duty")


def _on_machines(cues: Cues) -> bool:
    """Tell whether the patients are made up, to train or test a model."""
    return cues.titled("ai_work") or cues.times("ai_work") >= _MUCH or _named(cues, "ai_work", "no_patients")


def _named(cues: Cues, *themes: str) -> bool:
    return all(cues.says(theme) for theme in themes)


def _cares(cues: Cues, care: int) -> bool:
    """Tell whether the duties alone are those of care; the title names no profession."""
    treats = cues.says("patient_care", "treats", "triage_line")
    if treats and cues.titled("tele_service", "live_care", "image_reading"):
        return True
    return care > _MUCH or (_far(cues) and care > 0 and care + cues.says("treats") >= _MUCH)


def _far(cues: Cues) -> bool:
    return cues.says("chat_care", "form_care", "live_care", "tele_duty")


def _remote(cues: Cues) -> bool:
    return cues.remote_place or cues.says("remote_post", "remote_title", "hybrid")


def _at_a_distance(cues: Cues) -> bool:
    """Tell whether some of the clinical work is done away from the patients."""
    return (
        cues.remote_place
        or cues.titled("tele_service", "tele_duty", "live_care", "chat_care", "form_care")
        or (cues.titled("remote_title") and not cues.says("on_site"))
        or cues.says("tele_duty", "chat_care", "live_care")
        or cues.times("tele_service") >= _MUCH
        or (cues.times("triage_line") >= _MUCH and cues.says(*BY_PHONE))
        or (_remote(cues) and (cues.says(*_CONTACT) or cues.titled("image_reading")))
        or (cues.titled("triage_line") and cues.says("live_care", "triage_line", *BY_PHONE))
        or _named(cues, "supervises", "tele_service")
        or (cues.says("remote_post") and not cues.says("on_site"))
    )


def _records_at_a_distance(cues: Cues) -> bool:
    """Tell whether records of individual patients are read elsewhere; made-up cases and texts are none."""
    far = _remote(cues) or cues.says("live_care", "tele_duty")
    if not far or cues.titled("text_work", "other_trade") or _on_machines(cues):
        return False
    return cues.works("record_review") or (cues.titled("record_review") and not cues.says("text_work"))
