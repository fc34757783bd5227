"""The piece of work an amount is paid for, when no rule knows its words: `£68 per completed PIP report`."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import takewhile
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from scanner.claims.pay.scene import Amount

_UNITS = {
    "case": (
        "case", "report", "review", "read", "letter", "form", "file", "chart", "record", "prescription", "script", "order",
        "image", "scan", "study", "certificate", "opinion", "summary", "questionnaire", "document", "submission", "request",
        "query", "referral", "dictation", "interpretation", "reading", "analysis", "audit", "plan", "refill", "renewal",
        "result", "film", "slide", "ecg", "eeg", "set", "photo", "note", "claim", "appeal", "determination", "transcript",
    ),
    "consult": (
        "consult", "consultation", "visit", "call", "appointment", "evaluation", "interview", "encounter", "patient", "chat",
        "assessment", "exam", "examination", "check", "check-in", "follow-up", "intake", "callback", "conversation",
    ),
    "session": ("session", "class", "list", "clinic", "surgery", "workshop", "webinar", "group"),
    "shift": ("shift", "duty"),
    "hour": ("hour",),
    "day": ("day",),
    "message": ("message", "reply", "email"),
}  # fmt: skip
_UNIT_OF = {noun: unit for unit, nouns in _UNITS.items() for noun in nouns}
_OPENERS = frozenset({"per", "each", "every"})
_ENDS = frozenset({
    "and", "or", "plus", "for", "of", "in", "on", "at", "with", "to", "from", "by", "you", "we", "is", "are", "paid", "within",
    "after", "when", "if", "over", "above", "up", "than", "that", "as", "via", "through", "during", "including", "depending",
    "based", "per", "each", "every", "the", "who",
})  # fmt: skip
_LABELS = frozenset(
    {":", "-", "=", "is", "of", "at", "pays", "pay", "earns", "earn", "brings", "fetches", "attracts", "nets"}
)
_WIDTH = 4
"""A piece of work has so many words at most."""


@dataclass(frozen=True, slots=True)
class Piece:
    """The words from token `first` up to `last` that name the piece, and its unit as the guide names it."""

    unit: str
    first: int
    last: int


def piece(amount: Amount) -> Piece | None:
    """What the last noun of `per ...` names, behind the amount or right before it."""
    return _behind(amount) or _before(amount)


def _behind(amount: Amount) -> Piece | None:
    opener = 2 if amount.word(1) in {"for", "on"} else 1
    if amount.word(opener) not in (_OPENERS | {"a", "an"} if opener > 1 else _OPENERS):
        return None
    words = list(takewhile(_names, (amount.word(opener + place) for place in range(1, _WIDTH + 1))))
    first = amount.index + opener + 1
    found = [place for place, word in enumerate(words) if word in _UNIT_OF]
    return Piece(_UNIT_OF[words[found[-1]]], first, first + found[-1] + 1) if found else None


def _before(amount: Amount) -> Piece | None:
    """`Fee per PIP report: £68`."""
    gap = 2 if amount.word(-1) in _LABELS else 1
    words = list(takewhile(_names, (amount.word(-place) for place in range(gap, gap + _WIDTH))))
    first = amount.index - gap - len(words)
    unit = next((_UNIT_OF[word] for word in words if word in _UNIT_OF), None)
    opened = amount.word(first - amount.index) in _OPENERS
    return Piece(unit, first, amount.index) if unit and opened else None


def _names(word: str) -> bool:
    return word.replace("-", "").isalpha() and word not in _ENDS
