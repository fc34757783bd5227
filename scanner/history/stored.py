"""Texts as both databases take them."""

from __future__ import annotations


def stored(text: str) -> str:
    r"""The text, with what UTF-8 or PostgreSQL cannot hold written out.

    >>> stored("a\x00b\udcff")
    'a\\x00b\\udcff'
    """
    if "\x00" not in text and text.isascii():
        return text
    return text.encode("utf-8", "backslashreplace").decode().replace("\x00", "\\x00")
