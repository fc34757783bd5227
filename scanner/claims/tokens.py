"""One token of a reading, while it is being cut."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from scanner.claims.reading import Quantity


class Token(NamedTuple):
    """A folded word, sign or slot and where it stands in the passage."""

    norm: str
    start: int
    end: int
    quantity: Quantity | None = None
