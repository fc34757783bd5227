"""What the place that text goes to can show."""

from __future__ import annotations

import os
import shutil
import sys
from typing import TYPE_CHECKING

from scanner.reports import Look

if TYPE_CHECKING:
    from scanner.cli.scan import Options

NARROW, WIDE = 72, 100


def look(options: Options) -> Look:
    """Colours and the window's width on a terminal, neither in files and pipes."""
    if options.output or not sys.stdout.isatty():
        return Look(layout=options.layout)
    width = min(max(shutil.get_terminal_size().columns - 1, NARROW), WIDE)
    return Look(width, _colourful(), options.layout)


def _colourful() -> bool:
    """https://no-color.org: any value but an empty one means no."""
    return not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
