"""On which line of a TOML text a key stands; `tomllib` reads it, but does not say."""

from __future__ import annotations

import tomllib
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Sequence

Key = tuple[str | int, ...]


def line_of(text: str, key: Key) -> int:
    """The line, from 1, of the statement that first sets a key, or as much of it as is there.

    TOML is a list of statements, and `tomllib` refuses one that is cut off. So the statement of a
    key is the first after which what is before it holds the key, whatever way that is written:
    headers, dotted keys, inline tables, strings of several lines.
    """
    lines = [f"{line}\n" for line in text.split("\n")]  # not splitlines: TOML knows no other line ends
    while key and not _holds(tomllib.loads(text), key):
        key = key[:-1]
    low, high = 1, len(lines)
    while low < high:
        middle = (low + high) // 2
        if _holds(_read_to(lines, middle), key):
            high = middle
        else:
            low = middle + 1
    return low


def _read_to(lines: Sequence[str], number: int) -> dict[str, Any]:
    """What the statements up to a line say, the one it is in the middle of included."""
    for end in range(number, len(lines)):
        try:
            return tomllib.loads("".join(lines[:end]))
        except tomllib.TOMLDecodeError:
            continue
    return tomllib.loads("".join(lines))


def _holds(table: object, key: Key) -> bool:
    for part in key:
        match part, table:
            case str(), dict() if part in table:
                table = table[part]
            case int(), list() if part < len(table):
                table = table[part]
            case _:
                return False
    return True
