"""Paths, patterns and stdin → documents: the one place where inputs are read from disk."""

from __future__ import annotations

from scanner.documents.reading import Limits, read

__all__ = ["Limits", "read"]
