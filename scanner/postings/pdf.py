"""Not yet."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scanner.model import Document
    from scanner.postings.advert import Found


def read(document: Document) -> Iterator[Found] | None:  # noqa: ARG001 - being written
    """None."""
    return None
