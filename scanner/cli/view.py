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
WIDEST_TABLE = 200
UNKNOWN = (121, 24)
"""Where there is no window to measure: a pipe or a file."""


def look(options: Options) -> Look:
    """Fit the window and use colours on a terminal; neither in files and pipes."""
    terminal = options.output is None and sys.stdout.isatty()
    columns = shutil.get_terminal_size(UNKNOWN).columns if options.output is None else UNKNOWN[0]
    return Look(
        min(max(columns - 1, NARROW), WIDE),
        min(max(columns - 1, NARROW), WIDEST_TABLE),
        terminal and _colourful(),
        options.layout,
        options.profile is not None,
    )


def _colourful() -> bool:
    """https://no-color.org: any value but an empty one means no."""
    old_windows = sys.platform == "win32" and "WT_SESSION" not in os.environ
    return not (os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb" or old_windows)
