"""Posting + rules → claims; the only place that imports spaCy."""

from scanner.claims.extractor import Extractor

__all__ = ["Extractor"]
