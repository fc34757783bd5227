"""Numbers that tell the postings of one document apart."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from scanner.postings.advert import Advert


def numbered(adverts: Sequence[Advert]) -> Iterator[Advert]:
    """Yield the adverts with a number each; none for an only one."""
    if len(adverts) == 1:
        yield replace(adverts[0], label="")
        return
    for number, advert in enumerate(adverts, 1):
        yield replace(advert, label=str(number))
