"""Turns a match of a rule into a claim, and leaves out what is said twice."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections import defaultdict
from typing import TYPE_CHECKING

from scanner.model import Claim, Stance

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from scanner.claims.reading import Reading
    from scanner.model import Kind, Value
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
    taken: dict[tuple[Kind, Value], list[tuple[int, int]]] = defaultdict(list)
    quoted: set[tuple[Kind, Value, str]] = set()
    ordered = sorted(claims, key=lambda claim: (claim.start, claim.start - claim.end, claim.rule))
    for new in sorted(ordered, key=lambda claim: claim.start - claim.end):
        statement = (new.kind, new.value)
        if _overlaps(new, taken[statement]):
            continue
        # What repeats an earlier quote is left out, and still hides what it overlaps, as that one did.
        insort(taken[statement], (new.start, new.end))
        quote = (*statement, new.quote.casefold())
        if quote not in quoted:
            quoted.add(quote)
            kept.append(new)
    return sorted(kept, key=lambda claim: (claim.start, claim.end, claim.kind, claim.rule))


def _overlaps(new: Claim, taken: Sequence[tuple[int, int]]) -> bool:
    """Whether a claim overlaps one of the stretches, which are in order and lie apart."""
    place = bisect_left(taken, (new.start, new.end))
    return (place > 0 and taken[place - 1][1] > new.start) or (
        place < len(taken) and taken[place][0] < new.end
    )
