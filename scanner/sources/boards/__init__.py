"""Applicant tracking systems: one file each, saying which addresses are theirs and what their answers hold."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scanner.sources.boards import (
    ashby,
    bamboohr,
    greenhouse,
    lever,
    personio,
    recruitee,
    smartrecruiters,
    teamtailor,
    workable,
    workday,
)

if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import Protocol

    from scanner.fetching import Request
    from scanner.sources.address import Address
    from scanner.sources.boards.entry import Entry

    class Board(Protocol):
        """What a module of this package offers."""

        def request(self, address: Address) -> Request | None:
            """Return the request that reads the board or posting at an address; None for a foreign address."""

        def entries(self, request: Request, body: bytes) -> Iterable[Entry]:
            """Return the postings in an answer."""

        def further(self, request: Request, body: bytes) -> Iterable[Request]:
            """Return the requests for the answer's other pages."""


BOARDS: dict[str, Board] = {
    "ashby": ashby,
    "bamboohr": bamboohr,
    "greenhouse": greenhouse,
    "lever": lever,
    "personio": personio,
    "recruitee": recruitee,
    "smartrecruiters": smartrecruiters,
    "teamtailor": teamtailor,
    "workable": workable,
    "workday": workday,
}
"""By the first word of a request's step: `lever board`, `lever posting`."""


def board_request(address: Address) -> Request | None:
    """Return the request for a board or posting of a system that is known; None for other addresses."""
    return next((found for board in BOARDS.values() if (found := board.request(address))), None)
