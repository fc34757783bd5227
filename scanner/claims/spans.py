"""Turns a match of a rule into a claim, and leaves out what is said twice."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scanner.model import Claim, Stance

if TYPE_CHECKING:
    from collections.abc import Iterable

    from scanner.claims.reading import Reading
    from scanner.model import Value
    from scanner.rules import Rule


def claim(  # noqa: PLR0913, PLR0917 - each is a part of the claim
    rule: Rule, reading: Reading, first: int, last: int, value: Value, stance: Stance = Stance.AFFIRMED
) -> Claim:
    """The claim that tokens `first` up to but not including `last` make."""
    passage = reading.passage
    start, end = reading.starts[first], reading.ends[last - 1]
    kind = rule.claim.kind if rule.claim else None
    assert kind is not None  # noqa: S101 - only rules with a claim match
    return Claim(
        kind,
        rule.id,
        passage.text[start:end],
        passage.start + start,
        passage.start + end,
        value,
        stance,
        passage.section,
        passage.origin,
    )


def distinct(claims: Iterable[Claim]) -> list[Claim]:
    """The claims in reading order, each statement once: the longest quote of those that overlap."""
    kept: list[Claim] = []
    seen: list[Claim] = []
    ordered = sorted(claims, key=lambda claim: (claim.start, claim.start - claim.end, claim.rule))
    for new in sorted(ordered, key=lambda claim: claim.start - claim.end):
        if any(_states(new, old) and _overlap(new, old) for old in seen):
            continue
        # What repeats an earlier quote is left out, and still hides what it overlaps, as that one did.
        seen.append(new)
        if not any(_states(new, old) and new.quote.casefold() == old.quote.casefold() for old in kept):
            kept.append(new)
    return sorted(kept, key=lambda claim: (claim.start, claim.end, claim.kind, claim.rule))


def _states(new: Claim, old: Claim) -> bool:
    return new.kind == old.kind and new.value == old.value


def _overlap(new: Claim, old: Claim) -> bool:
    return new.start < old.end and old.start < new.end
