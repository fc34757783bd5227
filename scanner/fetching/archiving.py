"""What requests came to and is kept for good, written in the order that it is reported in, however it arrives."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from scanner.ordering import Order, branches, in_turn

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from scanner.fetching.answer import Answer, Miss
    from scanner.fetching.request import Request
    from scanner.fetching.saving import Saver
    from scanner.ordering import Branch, Placed

Kept = tuple["Request", "Answer | Miss"]


class Archive:
    """Takes what requests came to, with their branches; for one thread."""

    def __init__(self, saver: Saver, asked: int) -> None:
        self._saver = saver
        self._order = Order[Kept]()
        self._problem: Exception | None = None
        self._put(branches(range(asked)))

    def put(self, number: int, kept: list[Kept], following: list[Branch]) -> None:
        """Write what a branch begins with when its turn comes, before what follows from it; raise once that failed."""
        parts: list[Kept | Branch] = [*kept, *following]
        self._put(cast("Iterator[Placed[Kept]]", in_turn(parts, number)))
        if self._problem and kept:
            raise self._problem

    def close(self) -> None:
        """Write what still waits for others that were given up; raise if anything could not be written."""
        self._write(self._order.rest())
        self._order.close()
        if self._problem:
            raise self._problem

    def _put(self, placed: Iterable[Placed[Kept]]) -> None:
        for each in placed:
            self._write(self._order.put(each))

    def _write(self, kept: Iterable[Kept]) -> None:
        for request, came in kept:
            try:
                self._saver.save(request, came)
            except Exception as error:  # noqa: BLE001 - what a server sends may be more than an archive can hold
                self._problem = error
