"""How a text report is to look."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Layout(StrEnum):
    """Whole reports, a line a posting, or whichever suits their number."""

    AUTO = "auto"
    FULL = "full"
    TABLE = "table"


@dataclass(frozen=True, slots=True)
class Look:
    """What a writer must know about the place its text is going to."""

    width: int = 88
    colour: bool = False
    layout: Layout = Layout.AUTO
