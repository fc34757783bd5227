"""Options that mean the same whichever command has them."""

from __future__ import annotations

from pathlib import Path

import click

from scanner.model import Band

BANDS = click.Choice([band.value for band in Band])
CONFIG = click.option(
    "--config",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="FILE",
    help="The configuration.  [default: the nearest scanner.toml, here or above]",
)
JOBS = click.option(
    "--jobs",
    type=click.IntRange(min=0),
    default=1,
    show_default=True,
    help="Worker processes; 0 for as many as there are processors.",
)
DEBUG = click.option("--debug", is_flag=True, help="Show tracebacks.")
