"""Where the jobs are in a value, told by the fields that only one system has."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping


def jobs(value: object, keys: tuple[str, ...], marks: frozenset[str]) -> list[Mapping[str, object]]:
    """Return the objects with all `marks`: the value itself, its items, or what it holds under `keys`."""
    inner = [value.get(key) for key in keys] if isinstance(value, dict) else []
    return next((found for place in (value, *inner) if (found := _marked(place, marks))), [])


def _marked(value: object, marks: frozenset[str]) -> list[Mapping[str, object]]:
    items = value if isinstance(value, list) else [value]
    return [item for item in items if isinstance(item, dict) and marks <= item.keys()]
