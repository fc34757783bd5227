"""By which kind of contact the work is done: the categories of a role."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scanner.findings.cues import BY_PHONE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scanner.findings.cues import Cues

_MUCH_TREATMENT = 2


def categories(cues: Cues, *, clinical: bool, telemedicine: bool) -> Iterator[str]:
    """Yield each category; none where the posting does not say."""
    if not clinical:
        if cues.says("record_review", "text_work", "ai_work") and not cues.titled("other_trade"):
            yield "non_clinical"
        return
    if telemedicine:
        yield from _kinds(cues)
    if cues.says("claims_duty") or (cues.says("chart_sample") and not _live(cues)):
        yield "non_clinical"


def _kinds(cues: Cues) -> Iterator[str]:
    if _live(cues):
        yield "synchronous"
    if _by_message(cues):
        yield "asynchronous"
    if cues.says("triage_line"):
        yield "triage"


def _live(cues: Cues) -> bool:
    """Visits by video or phone, unless all that is done on the line is triage or supervision."""
    if cues.says("triage_line"):
        treated = cues.says("visit_word") and cues.times("treats") >= _MUCH_TREATMENT
        return treated or (cues.says("live_care") and cues.says("treats"))
    if cues.titled("image_reading", "form_care"):
        return _named(cues, "live_care", "visit_word") or cues.says("phone_patient")
    if cues.says("live_care") or (cues.says(*BY_PHONE) and not cues.titled("supervises")):
        return True
    remote = (
        cues.remote_place
        or cues.titled("tele_service", "remote_title")
        or cues.says("remote_post", "tele_duty")
    )
    remote = remote and not cues.titled("supervises")
    return remote and (cues.timed or (cues.says("visit_word") and not cues.says("form_care")))


def _named(cues: Cues, *themes: str) -> bool:
    return all(cues.says(theme) for theme in themes)


def _by_message(cues: Cues) -> bool:
    """Messages, forms or images; a chat that only sorts callers is triage."""
    if cues.says("form_care") or (cues.says("image_reading") and _reads(cues)):
        return True
    return cues.says("message_care", "chat_care") and (not cues.says("triage_line") or cues.says("treats"))


def _reads(cues: Cues) -> bool:
    """Reading images is the work itself, not a test ordered now and then."""
    if cues.titled("image_reading"):
        return True
    seen = cues.titled("tele_service") and cues.says("live_care")  # a stroke doctor reads the scan on the way
    return not seen and (cues.remote_place or cues.says("remote_title", "remote_post"))
