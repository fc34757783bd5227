"""Labels that tell the postings of one document apart."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from scanner.postings.advert import Advert


def numbered(adverts: Sequence[Advert]) -> Iterator[Advert]:
    """The adverts with a label each: its job id, or its number; none for an only one."""
    if len(adverts) == 1:
        yield replace(adverts[0], label="")
        return
    seen: Counter[str] = Counter()
    for number, advert in enumerate(adverts, 1):
        label = advert.label or str(number)
        seen[label] += 1
        yield replace(advert, label=label if seen[label] == 1 else f"{label}.{seen[label]}")
