"""Claims that a phrase makes by itself: malpractice, engagement, hype, warning, context."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scanner.claims.denials import refuted
from scanner.claims.spans import claim
from scanner.claims.stance import stance
from scanner.model import Engagement, Kind, Malpractice, Stance, Theme

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from scanner.claims.reading import Heard, Match, Reading
    from scanner.model import Claim, Value
    from scanner.rules.stances import StanceWords

KINDS = frozenset({Kind.MALPRACTICE, Kind.ENGAGEMENT, Kind.HYPE, Kind.WARNING, Kind.CONTEXT})


def plain_claims(heard: Heard, following: Reading | None, words: StanceWords) -> Iterator[Claim]:
    """The claims of one passage whose value the phrase settles, if the rule hears their stance.

    `following` is the passage after it, which may answer a question.
    """
    for match in heard.matches:
        rule = match.rule
        if rule.claim and rule.claim.kind in KINDS and "places" not in rule.claim.value:
            value = _value(rule.claim.kind, rule.claim.value)
            if _answered(match, value, heard.reading, following):
                continue
            found = _stance(match, heard.reading, following, words)
            if rule.stance.hears(found):
                yield claim(rule, heard.reading, match.first, match.last, value, found)


def _answered(match: Match, value: Value, reading: Reading, following: Reading | None) -> bool:
    """Whether the answer to a question takes back what a rule hears in it."""
    if refuted(reading, match.first, following):
        return match.rule.stance.hears(Stance.AFFIRMED)
    return _open(value, reading, match.first, following)


def _stance(match: Match, reading: Reading, following: Reading | None, words: StanceWords) -> Stance:
    if match.denied or refuted(reading, match.first, following):
        return Stance.NEGATED
    return stance(reading, match.first, match.last, words)


def _open(value: Value, reading: Reading, first: int, following: Reading | None) -> bool:
    """`Employee or contractor? Employee.` asks which; the answer tells."""
    if value != Engagement("either"):
        return False
    start, end = reading.clause(first)
    if reading.norms[end : end + 1] != ("?",):
        return False
    answer = reading.norms[end + 1 : end + 4] or (following.norms[:3] if following else ())
    return not set(reading.norms[start:end]).isdisjoint(answer)


def _value(kind: Kind, fields: Mapping[str, object]) -> Value:
    if kind is Kind.MALPRACTICE:
        tail = fields.get("tail")
        return Malpractice(str(fields.get("cover")), tail if isinstance(tail, bool) else None)
    if kind is Kind.ENGAGEMENT:
        return Engagement(str(fields.get("type")))
    return Theme(str(fields.get("theme")))
