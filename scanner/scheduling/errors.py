"""What can go wrong with a schedule."""

from __future__ import annotations

from scanner.errors import ScannerError


class ScheduleError(ScannerError):
    """A schedule that cannot be shown, installed or removed; nothing of others was touched."""
