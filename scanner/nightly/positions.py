"""On which line of a TOML text a key or an item stands; `tomllib` reads it, but does not say."""

from __future__ import annotations

import re
import tomllib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

Key = tuple[str | int, ...]

_TOKEN = re.compile(
    r'"""(?:[^\\]|\\.)*?"{3,5}'  # up to two quotation marks may stand before the three that end it
    r"|'''.*?'{3,5}"
    r'|"(?:[^"\\\n]|\\.)*"'
    r"|'[^'\n]*'"
    r"|#[^\n]*|[\[\]{},\n]",
    re.DOTALL,
)
_DEEPER = {"[": 1, "{": 1, "]": -1, "}": -1}
_FILLING = re.compile(r"(?:\s|#[^\n]*\n)*")


def line_of(text: str, key: Key) -> int:
    """The line, from 1, on which a key of a valid text is first set, or as much of it as is there.

    The statement of a key is the first after which the text before holds the key, whatever way
    that is written: headers, dotted keys, inline tables. What is a statement is told by its tokens.
    """
    table = tomllib.loads(text)
    while key and not _holds(table, key):
        key = key[:-1]
    bounds = [0, *_ends(text)]
    low, high = 1, len(bounds) - 1
    while low < high:
        middle = (low + high) // 2
        if _holds(tomllib.loads(text[: bounds[middle]]), key):
            high = middle
        else:
            low = middle + 1
    start = bounds[low - 1]
    return text.count("\n", 0, start + _item(text[start : bounds[low]], key)) + 1


def _ends(text: str) -> Iterator[int]:
    """Where each statement ends: at the line ends outside of strings and brackets."""
    depth = 0
    for token in _TOKEN.finditer(text):
        depth += _DEEPER.get(token[0], 0)
        if token[0] == "\n" and not depth:
            yield token.end()
    yield len(text)


def _item(statement: str, key: Key) -> int:
    """Where in a statement the item of a list is, if that is what the key names; else its beginning."""
    if not key or not isinstance(key[-1], int) or statement.lstrip().startswith("["):
        return 0
    starts = list(_items(statement))
    return starts[key[-1]] if key[-1] < len(starts) else 0


def _items(statement: str) -> Iterator[int]:
    """Where the items of the list begin that a statement sets."""
    depth = 0
    for token in _TOKEN.finditer(statement):
        depth += _DEEPER.get(token[0], 0)
        if depth == 1 and token[0] in {"[", ","}:
            filling = _FILLING.match(statement, token.end())
            yield filling.end() if filling else token.end()


def _holds(table: object, key: Sequence[str | int]) -> bool:
    for part in key:
        match part, table:
            case str(), dict() if part in table:
                table = table[part]
            case int(), list() if part < len(table):
                table = table[part]
            case _:
                return False
    return True
