"""Which history a command reads."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from scanner.history import Store

DEFAULT = "scanner.db"
STORE = click.option(
    "--store",
    metavar="PATH|URL",
    help=f"The history: a file, or postgresql://user@host/name.  [default: that of scanner.toml, or {DEFAULT} here]",
)


def reading(store: str | None) -> Store:
    """Open a history that is there; one line says if it is not."""
    from scanner.history import open_store  # noqa: PLC0415 - imports SQLAlchemy
    from scanner.nightly.finding import configured_store  # noqa: PLC0415 - beside its use

    return open_store(store or configured_store() or DEFAULT, create=False)
