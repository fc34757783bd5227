"""`scanner init`: a `scanner.toml` to begin with, and two postings to try it on."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING

import click

from scanner.errors import UsageError

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

_FILES = ("scanner.toml", "postings/dubious.txt", "postings/honest.txt")


@click.command()
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path), default=Path())
def init(folder: Path) -> None:
    """Write scanner.toml and a folder of two sample postings, here or in FOLDER.

    Then `scanner batch` works at once. Nothing that is there is overwritten.
    """
    for name in _FILES:
        if (folder / name).exists() or (folder / name).is_symlink():
            raise UsageError(f"{folder / name}: it is there already; nothing was written.")
    for name in reversed(_FILES):  # the configuration last, so that it never stands without its postings
        _write(folder / name, files("scanner.nightly") / "beginning" / name)
    config = folder / _FILES[0]
    there = "" if folder == Path() else f" --config {config}"
    click.echo(f"Wrote {config} and {folder / 'postings'}. Now: scanner batch{there}")


def _write(path: Path, sample: Traversable) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("xb") as file:
            file.write(sample.read_bytes())
    except OSError as error:
        raise UsageError(f"{path}: cannot be written: {error.strerror or error}") from None
