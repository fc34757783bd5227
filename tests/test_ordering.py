"""Things ready in any order come back in the order of their places, each once."""

from __future__ import annotations

import random

import pytest

from scanner.ordering import ROOT, Branch, End, Order, Place, Placed, in_order, in_turn
from scanner.shelving import Shelf

TREE = [
    *in_turn([Branch(1), Branch(2), "last"]),
    *in_turn(["a", Branch(3), "b"], 1),
    *in_turn([Branch(3), Branch(4)], 2),
    *in_turn(["shared"], 3),
    *in_turn([], 4),
]
"""A tree in which two branches share one."""


@pytest.mark.parametrize("seed", range(20))
def test_any_order_gives_the_same(seed: int) -> None:
    placed = TREE.copy()
    random.Random(seed).shuffle(placed)  # noqa: S311 - no secret
    assert list(in_order(placed)) == ["a", "shared", "b", "last"]


def test_what_is_next_comes_at_once_and_the_rest_waits_on_disk() -> None:
    order = Order[str]()
    assert list(order.put(Placed(Place(ROOT, 1), "second"))) == []
    assert list(order.put(Placed(Place(ROOT, 0), "first"))) == ["first", "second"]
    assert list(order.put(Placed(Place(ROOT, 2), End()))) == []
    order.close()


def test_a_shelf_uses_its_room_anew() -> None:
    shelf = Shelf[str]()
    for _ in range(3):
        first, second = shelf.lay("first" * 100), shelf.lay("second")
        assert first.start == 0
        assert shelf.take(second) == "second"
        assert shelf.take(first) == "first" * 100
    shelf.close()


def test_a_full_disk_costs_memory_only(monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_shelf: Shelf[str], _item: str) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Shelf, "lay", full)
    assert list(in_order(reversed([*in_turn(["a", "b", "c"])]))) == ["a", "b", "c"]
