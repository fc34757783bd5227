"""Which results are shown, and in which order."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scanner.model import Band, Failure

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from scanner.model import Report

UNSCORED, UNREAD = -1, -2

_RANKS = {band: rank for rank, band in enumerate(Band)}


def reaches(band: Band | None, least: Band) -> bool:
    """Whether a band is `least` or worse."""
    return band is not None and _RANKS[band] >= _RANKS[least]


def at_least(results: Iterable[Report | Failure], least: Band | None) -> Iterator[Report | Failure]:
    """Keep postings of a band or worse; failures too, for nobody knows what was in them."""
    return (r for r in results if least is None or isinstance(r, Failure) or reaches(r.band, least))


def by_score(results: Iterable[Report | Failure]) -> list[Report | Failure]:
    """Worst first, then what has no score, then failures; otherwise as they came."""
    return sorted(results, key=_score, reverse=True)


def _score(result: Report | Failure) -> int:
    if isinstance(result, Failure):
        return UNREAD
    return UNSCORED if result.score is None else result.score
