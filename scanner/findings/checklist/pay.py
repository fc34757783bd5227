"""Whether the pay is told, with its unit, its currency and a figure to rely on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scanner.findings.checklist.reading import NOTHING, Reading, Seen, stated, vague
from scanner.model import Pay

if TYPE_CHECKING:
    from collections.abc import Iterator

_IN_WORDS = (
    ("hype theme=income", "promised in words, without a figure"),
    ("context theme=vague_pay", "praised, without a figure"),
    ("pay role=bonus|sign_on|referral|stipend", "what comes on top, but not the pay itself"),
)
_CEILING = "What is the lowest rate, and what did the median doctor earn an hour last month?"
_SHARE = "What does a patient pay per visit, how many visits come, and what is deducted before my share?"
_UNIT = "Is this sum for an hour, a month or a year, and before or after commission and tax?"
_CURRENCY = "In which currency am I paid?"


def pay(seen: Seen) -> Reading:
    """How far the pay is told; one statement with everything is enough."""
    base = list(_base(seen))
    whole = [index for index, value in base if not _wanting(value)]
    if whole:
        return stated(*whole)
    if base:
        index, value = base[0]
        remark, ask = _wanting(value) or ("", "")
        return vague((index,), remark, ask)
    for condition, remark in _IN_WORDS:
        found = seen.claims(condition)
        if found:
            return vague(found, remark)
    return NOTHING


def _base(seen: Seen) -> Iterator[tuple[int, Pay]]:
    for index, claim in enumerate(seen.facts.claims):
        if isinstance(claim.value, Pay) and claim.value.role == "base":
            yield index, claim.value


def _wanting(value: Pay) -> tuple[str, str] | None:
    """What a statement of pay leaves open, and the question."""
    if value.per == "share":
        return "a share, but not of which fee", _SHARE
    if value.per is None:
        return "a sum, but not for what", _UNIT
    if value.bound == "up_to" or value.min is None:
        return "only the highest is told", _CEILING
    if value.currency is None:
        return "the currency is not clear", _CURRENCY
    return None
