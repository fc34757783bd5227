"""A line of a text or page, before it is known what it is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from scanner.model import Form

MOST = 10_000
"""Lines a posting has at most."""
LONGEST = 300_000
"""Characters a posting has at most; what has more is read up to there, to be refused as too long."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line as it is seen, clean, with what its surroundings say about it."""

    text: str
    gap: bool = True
    """Whether it begins a paragraph."""
    bold: bool = False
    form: Form | None = None
    """What the markup says it is, if it does."""
    level: int = 0
    """Of a heading in markup: 1 to 6."""
    heading: str = ""
    """Of a table row: the column heads."""
