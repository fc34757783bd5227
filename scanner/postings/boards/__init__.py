"""What applicant tracking systems return → adverts: one file a system, tried in order."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scanner.postings.boards import (
    ashby,
    bamboohr,
    greenhouse,
    lever,
    recruitee,
    smartrecruiters,
    workable,
    workday,
)

if TYPE_CHECKING:
    from scanner.postings.advert import Advert

BOARDS = (
    ashby.adverts,
    greenhouse.adverts,
    lever.adverts,
    workable.adverts,
    smartrecruiters.adverts,
    recruitee.adverts,
    bamboohr.adverts,
    workday.adverts,
)
"""Each gives the adverts of its system, or an empty list for another shape."""


def adverts(value: object) -> list[Advert]:
    """Return the adverts of a board or of one job; empty if no system known returns such a value."""
    return next((found for board in BOARDS if (found := board(value))), [])
