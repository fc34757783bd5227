"""Paths, patterns and stdin → documents: the one place where inputs are read from disk."""

from __future__ import annotations

from scanner.documents.files import Limits
from scanner.documents.reading import read

__all__ = ["Limits", "read"]
