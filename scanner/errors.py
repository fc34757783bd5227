"""What can go wrong that the user can put right."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from scanner.model import Outcome


class ScannerError(Exception):
    """The one base: its text is a sentence to show to a user."""


class UnreadableError(ScannerError):
    """An input of which no posting could be read: says how it ended and why."""

    def __init__(self, outcome: Outcome, problem: str) -> None:
        super().__init__(problem)
        self.outcome = outcome


class RuleError(ScannerError):
    """A mistake in a rule pack, as `path:line: key: problem`."""


class UsageError(ScannerError):
    """An input or option that cannot be meant."""
