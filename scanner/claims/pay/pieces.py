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
        "thread", "ticket", "holter", "ekg", "emg", "tracing", "strip", "lead", "patch", "mri", "ct", "xr", "x-ray", "radiograph", "mammogram",
        "ultrasound", "echo", "spirometry", "audiogram", "biopsy", "specimen", "lesion", "rx", "arbitration", "overread", "addendum",
        "eform", "e-visit", "intervention", "decision", "recording",
    ),
    "consult": (
        "consult", "consultation", "visit", "call", "appointment", "evaluation", "interview", "encounter", "patient", "chat",
        "assessment", "exam", "examination", "check", "check-in", "follow-up", "intake", "callback", "conversation", "no-show", "call-back",
    ),
    "session": ("session", "half-day", "class", "list", "clinic", "surgery", "workshop", "webinar", "group"),
    "shift": ("shift", "duty"),
    "hour": ("hour",),
    "day": ("day",),
    "message": ("message", "reply", "email"),
}  # fmt: skip
_UNIT_OF = {noun: unit for unit, nouns in _UNITS.items() for noun in nouns}
_OPENERS = frozenset({"per", "each", "every"})
_AFTER_FOR = _OPENERS | {"a", "an", "that", "this"}
_PERIODS = frozenset({"month", "year", "week"})
_OF_PIECES = frozenset({"consult", "case", "session", "message"})
_EACH = frozenset({"each", "apiece"})
_BREAKS = frozenset({",", "|", "and", "plus", "+", "/"})
_NOT_LABELS = frozenset({
    "patient", "day", "group", "list", "class", "plan", "claim", "exam", "check", "referral", "audit", "record",
})  # fmt: skip
"""Before an amount: who pays it, when it is paid, or other things that cost money."""
_CLAUSES = frozenset({
    "after", "once", "until", "when", "if", "since", "from", "for", "to", "before", "during", "with", "then", "thereafter", "we", "it", "you",
})  # fmt: skip
"""No label goes on behind these."""
_PRICED = frozenset({
    "price", "priced", "cost", "charge", "charged", "bill", "billed", "buy", "copay", "sell", "sold", "refund",
    "bonus", "yearly", "annual", "salary", "shall",
})  # fmt: skip
_ENDS = frozenset({
    "and", "or", "plus", "for", "of", "in", "on", "at", "with", "to", "from", "by", "you", "we", "is", "are", "paid", "within",
    "after", "when", "if", "over", "above", "up", "than", "that", "as", "via", "through", "during", "including", "depending",
    "based", "per", "each", "every", "the", "who",
})  # fmt: skip
_LABELS = frozenset(
    {":", "-", "=", "is", "of", "at", "pays", "pay", "earns", "earn", "brings", "fetches", "attracts", "nets"}
)
_LABEL = 12
"""A label before an amount has so many words at most."""
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


def compound(amount: Amount) -> Piece | None:
    """What a unit grows to with the word behind it: `per assessment session`, `per enrolled patient per month`."""
    cue = amount.unit
    if not cue or cue.unit not in _OF_PIECES or not amount.index <= cue.first <= amount.index + 1:
        return None
    norms = amount.scene.reading.norms
    after = (*norms[cue.last : cue.last + 2], "", "")
    if after[0] in _UNIT_OF and norms[cue.last - 1].isalpha():
        return Piece(_UNIT_OF[after[0]], cue.first, cue.last + 1)
    spread = after[0] in {*_OPENERS, "a", "/"} and after[1] in _PERIODS
    return Piece(after[1], cue.first, cue.last + 2) if spread else None


def labelled(amount: Amount) -> Piece | None:
    """A piece named in a label, the amount at its end: `Holiday shifts $2,600`, `Extra reports are £40 each`."""
    first, last = amount.scene.reading.clause(amount.index)
    behind = amount.word(1)
    if not (behind in _EACH or amount.index + 1 == last or behind in {",", "|"}):
        return None
    start = _label_start(amount, first)
    start += 2 * (amount.scene.reading.norms[start : start + 2] == ("after", "hour"))
    words = list(
        takewhile(lambda word: word not in _CLAUSES, amount.scene.reading.norms[start : amount.index])
    )
    if len(words) > _LABEL or not _PRICED.isdisjoint(words):
        return None
    after_on = {at + 1 for at, word in enumerate(words) if word == "on"}  # `weekend on call`
    found = [
        word for at, word in enumerate(words) if word in _UNIT_OF.keys() - _NOT_LABELS and at not in after_on
    ]
    return Piece(_UNIT_OF[found[-1]], start, amount.index + 1 + (behind in _EACH)) if found else None


def _label_start(amount: Amount, first: int) -> int:
    """Where the label before an amount begins: `Past the tenth report, each one brings £40` is one."""
    words = amount.scene.reading.norms
    start = max((at + 1 for at in range(first, amount.index - 1) if words[at] in _BREAKS), default=first)
    return first if words[start : start + 2] == ("each", "<number>") else start


def _behind(amount: Amount) -> Piece | None:
    opener = 2 if amount.word(1) in {"for", "on"} else 1
    if amount.word(opener) not in (_AFTER_FOR if opener > 1 else _OPENERS):
        return None
    opener += amount.word(opener + 1) == "<number>"  # `per 12-lead`, `per 24h Holter`
    words = list(takewhile(_names, (amount.word(opener + place) for place in range(1, _WIDTH + 1))))
    first = amount.index + opener + 1
    found = [place for place, word in enumerate(words) if word in _UNIT_OF]
    if not found or (amount.word(opener) == "<number>" and _UNIT_OF[words[found[-1]]] in {"hour", "day"}):
        return None
    return Piece(_UNIT_OF[words[found[-1]]], first, first + found[-1] + 1)


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
