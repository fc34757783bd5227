"""Nights over invented postings with chosen scores, as `scanner batch` makes them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from random import Random
from typing import TYPE_CHECKING

from history.night import document, gone, posting, report

from scanner.history import Sighting
from scanner.model import Band, Failure

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from scanner.history import Run, Store
    from scanner.model import Posting

__all__ = ["gone", "night", "posting", "rated"]


@dataclass(frozen=True)
class Rated:
    """A posting and the score it is to have."""

    posting: Posting
    score: int


def rated(number: int, score: int = 30, **facts: str | int) -> Rated:
    """An advert of its own, in words and address."""
    words = Random(number)  # noqa: S311 - the same words every time
    body = " ".join("".join(words.choices("aeiourstlnm", k=7)) for _ in range(60))
    said = {"body": f"We pay ${{pay}} per consult. {body}", "pay": 20 + number, **facts}
    return Rated(posting(f"https://jobs.example/{number}", **said), score)  # type: ignore[arg-type]


def night(store: Store, sources: Mapping[str, Sequence[Rated | Failure] | Failure]) -> Run:
    """A whole run; a source that is a Failure failed as a whole."""
    run = store.begin_or_resume("r1", "c")
    for name, found in sources.items():
        if isinstance(found, Failure):
            store.close_source(run, name, found)
            continue
        store.record(run, [_sighting(name, each) for each in found])
        store.close_source(run, name)
    return store.finish(run)


def _sighting(source: str, each: Rated | Failure) -> Sighting:
    if isinstance(each, Failure):
        return Sighting(source, each.source, None, (each,))
    band = next(band for band, least in _BANDS.items() if each.score >= least)
    judged = replace(report(each.posting, each.score), band=band)
    return Sighting(source, each.posting.source, document(each.posting), (judged,))


_BANDS = {Band.SEVERE: 70, Band.HIGH: 50, Band.CAUTION: 25, Band.LOW: 0}
