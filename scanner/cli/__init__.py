"""The command `scanner`; nothing slow is imported before a command needs it."""

from scanner.cli.program import main

__all__ = ["main"]
