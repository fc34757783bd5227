"""Claims that a phrase makes by itself: malpractice, engagement, hype, warning, context."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scanner.claims.spans import claim
from scanner.claims.stance import stance
from scanner.model import Engagement, Kind, Malpractice, Theme

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from scanner.claims.reading import Heard
    from scanner.model import Claim, Value
    from scanner.rules.stances import StanceWords

KINDS = frozenset({Kind.MALPRACTICE, Kind.ENGAGEMENT, Kind.HYPE, Kind.WARNING, Kind.CONTEXT})


def plain_claims(heard: Heard, words: StanceWords) -> Iterator[Claim]:
    """The claims of one passage whose value the phrase settles, if the rule hears their stance."""
    for match in heard.matches:
        rule = match.rule
        if rule.claim and rule.claim.kind in KINDS and "places" not in rule.claim.value:
            found = stance(heard.reading, match.first, match.last, words)
            if rule.stance.hears(found):
                value = _value(rule.claim.kind, rule.claim.value)
                yield claim(rule, heard.reading, match.first, match.last, value, found)


def _value(kind: Kind, fields: Mapping[str, object]) -> Value:
    if kind is Kind.MALPRACTICE:
        tail = fields.get("tail")
        return Malpractice(str(fields.get("cover")), tail if isinstance(tail, bool) else None)
    if kind is Kind.ENGAGEMENT:
        return Engagement(str(fields.get("type")))
    return Theme(str(fields.get("theme")))
