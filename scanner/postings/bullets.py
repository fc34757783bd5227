"""The signs that make a line a list item."""

from __future__ import annotations

import re

_SIGN = re.compile(
    "(?:"
    "[\u2022\u00b7\u25cf\u25aa\u25ab\u25a0\u25a1\u25e6\u25cb\u2023\u2043\u2219\u25c6\u25c7\u2756\u25ba\u25b6\u25b8\u25b9\u27a4\u27a2\u2794\u2192"
    "\u21d2\u00bb\u2714\u2713\u2705\u2611\u2610\u29bf\u2981\u2b25\u2b9a\u2726\u2727\u2605\u2606\u25fe\u25fc\u30fb\uf0b7\uf0a7\uf0d8\uf076\uf0fc\uf02d]\ufe0f?\\s*"
    "|[-*\u2013\u2014\u2010\u2011>~]\\s+"
    "|-(?=[A-Za-z])"
    "|o\\s+(?=[A-Z0-9])"
    "|\\d\ufe0f?\u20e3\\s*"
    "|\\(?(?:\\d{1,2}|[a-z]|[ivx]{1,4})[.)]\\s+"
    "|\\(?[A-H]\\)\\s+|[A-H]\\.\\s+(?=[A-Z])"
    ")(?=\\S)"
)
_INLINE = re.compile("(?:^|\\s)[\u2022\u25cf\u25aa\u2981\uf0b7\u25a0]\\s*|\\s\u00b7\\s")
_INLINE_SIGNS = frozenset("\u2022\u25cf\u25aa\u2981\uf0b7\u25a0\u00b7")
_FEWEST = 3


def item(line: str) -> str:
    """Return the words behind the bullet of a line; "" if it has none.

    >>> item("\u2022 Two references")
    'Two references'
    """
    sign = _SIGN.match(line)
    return line[sign.end() :] if sign else ""


def items_within(line: str) -> list[str]:
    """Return a line cut at the bullets inside it; the whole line if there are too few to be a list."""
    if _INLINE_SIGNS.isdisjoint(line):
        return [line]
    parts = _INLINE.split(line)
    if len(parts) <= _FEWEST:
        return [line]
    return [part for part in (part.strip() for part in parts) if part]
