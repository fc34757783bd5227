"""How a text report is to look, and the few ways it has to look so."""

from __future__ import annotations

import textwrap
from dataclasses import dataclass
from enum import StrEnum

from scanner.reports.safety import columns


class Layout(StrEnum):
    """Whole reports, a line a posting, or whichever suits their number."""

    AUTO = "auto"
    FULL = "full"
    TABLE = "table"


class Style(StrEnum):
    """What a colour means; the values are ANSI codes."""

    HEADING = "1"
    BAD = "1;31"
    DOUBTFUL = "33"
    GOOD = "32"
    QUIET = "2"


@dataclass(frozen=True, slots=True)
class Look:
    """What a writer must know about the place its text is going to."""

    width: int = 88
    """Columns of running text."""
    table_width: int = 120
    colour: bool = False
    layout: Layout = Layout.AUTO
    fit: bool = False
    """Whether postings were held against a profile."""

    def paint(self, text: str, style: Style) -> str:
        """Give the text a colour, where there are colours."""
        return f"\x1b[{style}m{text}\x1b[0m" if self.colour else text

    def paragraph(self, text: str, first: str = "", style: Style | None = None, indent: int = 0) -> list[str]:
        """Wrap the text after `first`, which may be painted and whose width the rest keeps free."""
        lines = textwrap.wrap(
            text,
            self.width,
            initial_indent=" " * columns(first),
            subsequent_indent=" " * (indent or columns(first)),
            break_on_hyphens=False,
        )
        if not lines:
            return [first.rstrip()]
        painted = self.paint(first, style) if style else first
        return [painted + lines[0][columns(first) :], *lines[1:]]
