"""Makes text of strangers harmless to a terminal, and to whoever reads UTF-8."""

from __future__ import annotations

import re
import unicodedata

# Controls, format characters (bidi among them), line separators, surrogates.
DANGEROUS = re.compile(
    "[\x00-\x1f\x7f-\x9f\xad\u0600-\u0605\u061c\u06dd\u070f\u0890\u0891\u08e2\u180e"
    "\u200b-\u200f\u2028-\u202e\u2060-\u206f\ud800-\udfff\ufeff\ufff9-\ufffb"
    "\U000110bd\U000110cd\U00013430-\U0001345f\U0001bca0-\U0001bca3"
    "\U0001d173-\U0001d17a\U000e0000-\U000e0fff]"
)
INVISIBLE = frozenset("\xad\u200b\u200c\u200d\u2060\ufeff")
"""Harmless hints about where a word may break or join: left out, not shown."""


def shown(text: str) -> str:
    r"""One line of text that cannot move the cursor or turn the reading direction.

    >>> shown("Earn\x1b[2J  big\n money\u202e")
    'Earn\\x1b[2J big money\\u202e'
    """
    return DANGEROUS.sub(_visible, " ".join(text.split()))


def columns(text: str) -> int:
    """How many columns a terminal needs for `text`."""
    return sum(_columns(character) for character in text)


def cut(text: str, width: int) -> str:
    """The text, shortened to so many columns if it is longer.

    >>> cut("earn from anywhere", 10)
    'earn from…'
    """
    if columns(text) <= width:
        return text
    room = width - 1
    for end, character in enumerate(text):
        room -= columns(character)
        if room < 0:
            return f"{text[:end].rstrip()}…"
    return text


def _visible(match: re.Match[str]) -> str:
    character = match[0]
    if character in INVISIBLE:
        return ""
    code = ord(character)
    if code < 0x100:  # noqa: PLR2004 - the last that two digits can say
        return f"\\x{code:02x}"
    return f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"  # noqa: PLR2004


def _columns(character: str) -> int:
    if unicodedata.combining(character):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1
