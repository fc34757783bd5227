"""Figures whose label stands on the line above: `Scheduled weekly hours`, and below it `40`."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from scanner.claims.lexing import read
from scanner.claims.reading import Heard

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from scanner.claims.reading import Match, Reading
    from scanner.model import Passage

    Hear = Callable[[Reading], tuple[Match, ...]]

LABEL = 6
"""A label has at most so many words."""
ALONE = 2
"""A line of so few words is a figure, perhaps with its unit."""


def labelled(heards: Sequence[Heard], hear: Hear) -> Iterator[tuple[Heard, Passage]]:
    """Each lone figure read together with the short line above it, and the passage it stands in.

    `hear` tells what the rules match in a reading.
    """
    for label, heard in pairwise(heards):
        if _alone(heard.reading) and len(label.reading.norms) <= LABEL:
            passage = heard.reading.passage
            text = f"{label.reading.passage.text.rstrip(' :')}: {passage.text}"
            reading = read(replace(passage, text=text))
            yield Heard(heard.posting, reading, hear(reading)), passage


def _alone(reading: Reading) -> bool:
    return len(reading.norms) <= ALONE and bool(reading.quantities)
