"""A document → the postings in it, as a reader sees them."""

from __future__ import annotations

from scanner.postings.advert import About, Block
from scanner.postings.assembling import assemble
from scanner.postings.reading import read

__all__ = ["About", "Block", "assemble", "read"]
