"""Which address is what, and what to fetch next: boards, feeds, sitemaps, listings. Nothing is fetched here."""

from __future__ import annotations

from scanner.sources.expanding import Expander
from scanner.sources.matching import Match
from scanner.sources.recognising import request_for

__all__ = ["Expander", "Match", "request_for"]
