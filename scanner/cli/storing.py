"""Which history a command reads."""

from __future__ import annotations

from datetime import UTC, datetime
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
    """Open a history that is there; one line says if it is not.

    That of a configuration is seen without what the configuration dismisses.
    """
    from scanner.findings.setting_aside import SettingAside  # noqa: PLC0415 - beside its use
    from scanner.history import open_store  # noqa: PLC0415 - imports SQLAlchemy
    from scanner.nightly.finding import Reading, configured  # noqa: PLC0415 - beside its use

    found = Reading(store) if store else configured()
    seen_as = SettingAside(found.dismissals, datetime.now(UTC).date())
    return open_store(found.store or DEFAULT, create=False, seen_as=seen_as)
