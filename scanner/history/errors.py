"""What can go wrong with a store, as a sentence to show."""

from __future__ import annotations

import sqlite3
from contextlib import contextmanager
from typing import TYPE_CHECKING

from sqlalchemy.exc import DBAPIError

from scanner.errors import ScannerError

if TYPE_CHECKING:
    from collections.abc import Iterator

_REASONS = {
    "locked": "another program is writing to it; try again when that has ended.",
    "readonly": "it cannot be written: the file or its folder is read-only.",
    "unable to open": "it cannot be opened: the folder is missing or read-only.",
    "full": "the disk is full; what was recorded before is safe, and the next run goes on from there.",
    "disk i/o": "the disk does not take it (full, or failing); what was recorded before is safe.",
    "malformed": "the file is damaged.",
    "not a database": "the file is damaged, or no history of scanner.",
}


class StoreError(ScannerError):
    """The store cannot be opened, read or written; nothing that was in it is lost."""


class HeldError(StoreError):
    """Another run is writing to the store."""


@contextmanager
def plain_errors(where: str) -> Iterator[None]:
    """Say in one sentence what a database complains of."""
    try:
        yield
    except (DBAPIError, sqlite3.Error) as error:
        raise StoreError(f"{where}: {_reason(error)}") from error


def _reason(error: DBAPIError | sqlite3.Error) -> str:
    cause = error.orig if isinstance(error, DBAPIError) else error
    said = _said(cause)
    return next((reason for sign, reason in _REASONS.items() if sign in said.lower()), said)


def _said(cause: BaseException | None) -> str:
    """The message alone: pg8000 gives the fields of the protocol, `M` being the message."""
    first = cause.args[0] if cause and cause.args else cause
    message = first.get("M", "") if isinstance(first, dict) else str(first)
    return f"the database refuses: {message.splitlines()[0] if message else type(cause).__name__}"
