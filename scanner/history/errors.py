"""What can go wrong with a store, as a sentence to show."""

from __future__ import annotations

from scanner.errors import ScannerError


class StoreError(ScannerError):
    """The store cannot be opened, read or written; nothing that was in it is lost."""
