"""What the rules matched in a passage."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from scanner.reading import STOPS, Measure, Quantity, Reading

if TYPE_CHECKING:
    from scanner.model import Posting
    from scanner.rules import Rule

__all__ = ["STOPS", "Heard", "Match", "Measure", "Quantity", "Reading"]


@dataclass(frozen=True, slots=True)
class Match:
    """A rule's phrase found in a reading: tokens `first` up to but not including `last`."""

    rule: Rule
    first: int
    last: int
    denied: bool = False
    """Between the phrase's own words stands one that denies: `you pay no fee`."""


@dataclass(frozen=True, slots=True)
class Heard:
    """All that the rules matched in one passage of a posting."""

    posting: Posting
    reading: Reading
    matches: tuple[Match, ...]
