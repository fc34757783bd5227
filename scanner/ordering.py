"""What is ready in any order → the order it was asked for in; what has to wait lies on disk, not in memory.

Things stand in branches: each has parts, numbered from 0, and an end. A part may be a branch itself.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Generic, Never, TypeVar

from scanner.shelving import Laid, Shelf

if TYPE_CHECKING:
    from collections.abc import Generator, Hashable, Iterable, Iterator

T = TypeVar("T")
T_co = TypeVar("T_co", covariant=True)
ROOT = ""
"""The branch that all others grow from."""


@dataclass(frozen=True, slots=True)
class Place:
    """One part of a branch, by its number."""

    branch: Hashable
    number: int


@dataclass(frozen=True, slots=True)
class Branch:
    """The parts of a branch stand here, unless they stand in an earlier place."""

    name: Hashable


@dataclass(frozen=True, slots=True)
class End:
    """The branch has no part of this number, nor of a higher one."""


@dataclass(frozen=True, slots=True)
class Placed(Generic[T_co]):
    """Something, and where it belongs."""

    place: Place
    item: T_co | Branch | End


def in_turn(items: Iterable[T], branch: Hashable = ROOT) -> Iterator[Placed[T]]:
    """Make things the parts of a branch, as they come."""
    number = -1
    for number, item in enumerate(items):
        yield Placed(Place(branch, number), item)
    yield Placed(Place(branch, number + 1), End())


def branches(names: Iterable[Hashable]) -> Iterator[Placed[Never]]:
    """Make branches grow from the root."""
    number = -1
    for number, name in enumerate(names):
        yield Placed(Place(ROOT, number), Branch(name))
    yield Placed(Place(ROOT, number + 1), End())


def in_order(placed: Iterable[Placed[T]]) -> Generator[T, None, None]:
    """Give things back in the order of their places, each as soon as all before it are there."""
    order = Order[T]()
    try:
        for each in placed:
            yield from order.put(each)
    finally:
        order.close()


class Order(Generic[T]):
    """Takes things in any order and gives them back in that of their places."""

    def __init__(self) -> None:
        self._waiting: dict[Place, Laid[T] | T | Branch | End] = {}
        self._shelf: Shelf[T] = Shelf()
        self._walked: set[Hashable] = {ROOT}
        self._path = [Place(ROOT, 0)]

    def put(self, placed: Placed[T]) -> Iterator[T]:
        """Take one thing; give back all whose turn has come."""
        item = placed.item
        is_next = bool(self._path) and placed.place == self._path[-1]
        self._waiting[placed.place] = item if is_next or isinstance(item, Branch | End) else self._laid(item)
        return self._ready() if is_next else iter(())

    def rest(self) -> Iterator[T]:
        """What still waits, in no order of places."""
        while self._waiting:
            _, item = self._waiting.popitem()
            if not isinstance(item, Branch | End):
                yield self._shelf.take(item) if isinstance(item, Laid) else item

    def close(self) -> None:
        """Throw away what waits."""
        self._waiting.clear()
        self._shelf.close()

    def _laid(self, item: T) -> Laid[T] | T:
        try:
            return self._shelf.lay(item)
        except OSError:  # the disk is full
            return item

    def _ready(self) -> Iterator[T]:
        while self._path and self._path[-1] in self._waiting:
            item = self._waiting.pop(self._path[-1])
            match item:
                case End():
                    self._path.pop()
                case Branch():
                    self._enter(item.name)
                case _:
                    self._step()
                    yield self._shelf.take(item) if isinstance(item, Laid) else item

    def _enter(self, branch: Hashable) -> None:
        self._step()
        if branch not in self._walked:
            self._walked.add(branch)
            self._path.append(Place(branch, 0))

    def _step(self) -> None:
        here = self._path[-1]
        self._path[-1] = Place(here.branch, here.number + 1)
