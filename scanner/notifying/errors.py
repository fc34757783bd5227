"""What can go wrong on the way to a reader."""

from __future__ import annotations

from scanner.errors import ScannerError


class NotifyError(ScannerError):
    """A digest that could not be written or sent; the sentence holds no secret."""
