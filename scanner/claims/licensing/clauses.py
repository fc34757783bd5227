"""The clauses of a passage: what its words of demand and denial reach."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scanner.claims.reading import STOPS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from scanner.claims.licensing.asking import Heading
    from scanner.claims.licensing.mentions import Mention
    from scanner.claims.reading import Reading

BULLETS = frozenset("•●▪◦‣►✔✅·➢")
"""Signs that begin an item, also where the line breaks were lost."""


def clauses(
    reading: Reading, found: Sequence[Mention], headings: Sequence[Heading]
) -> Iterator[tuple[int, int]]:
    """The bounds of each clause that holds a mention; a heading that runs on ends one too."""
    done, norms = 0, reading.norms
    edges = {edge for first, last, _ in headings for edge in (first, last)}
    breaks = edges | _bulleted(reading) | {len(norms)}
    for mention in found:
        if mention.first < done:
            continue
        first, last = mention.first, mention.last
        while first > done and first not in breaks and norms[first - 1] not in STOPS:
            first -= 1
        while last not in breaks and norms[last] not in STOPS:
            last += 1
        done = last
        yield first, last


def _bulleted(reading: Reading) -> set[int]:
    """The tokens that follow a bullet within a passage."""
    text = reading.passage.text
    if BULLETS.isdisjoint(text):
        return set()
    gaps = zip(reading.ends, reading.starts[1:], strict=False)
    return {index for index, (end, start) in enumerate(gaps, 1) if not BULLETS.isdisjoint(text[end:start])}
