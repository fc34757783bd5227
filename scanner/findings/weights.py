"""The whole scoring table, in one place.

A finding is worth its severity's points. A theme counts up to its cap, so that ten ways of
saying one thing do not outweigh two different things. Good signs take points off, up to a
cap, but never those of warnings. README.md shows the same table.
"""

from __future__ import annotations

from scanner.model import Band, Severity

POINTS = {Severity.NOTE: 4, Severity.CAUTION: 12, Severity.WARNING: 30, Severity.STRENGTH: -1}

CAPS = {
    "licensing": 60,
    "warning": 70,
    "hype": 36,
    "pay": 36,
    "volume": 36,
    "malpractice": 24,
    "role": 24,
    "engagement": 12,
}
OTHER_CAP = 24
"""Of any theme that a user's own rules add."""

STRENGTH_CAP = 12
"""All good signs together weigh as much as one caution: an honest posting has ten of them."""

BANDS = ((70, Band.SEVERE), (50, Band.HIGH), (25, Band.CAUTION), (0, Band.LOW))
HIGHEST = 100
