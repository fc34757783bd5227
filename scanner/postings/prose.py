"""A description of any kind (HTML, escaped HTML, Markdown, plain text) → blocks."""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING

from scanner.postings.classifying import classified
from scanner.postings.lines import text_lines
from scanner.postings.markup import markup_lines
from scanner.postings.parsing import html_root

if TYPE_CHECKING:
    from scanner.postings.advert import Block
    from scanner.postings.line import Line

_TAG = re.compile(
    r"</?(?:p|br|div|ul|ol|li|h[1-6]|strong|b|em|i|u|span|table|tbody|tr|td|th|a|font|section|article|blockquote|pre|hr|html|body|dl|dt|dd"
    r"|center|small|sup|sub|img|main|header)\b[^<>]{0,2000}>",
    re.IGNORECASE,
)
_PARTS = re.compile(
    r"</?(?:p|br|div|ul|ol|li|h[1-6]|table|tr|section|article|blockquote|dl)\b", re.IGNORECASE
)
_ESCAPED = re.compile(
    r"&(?:amp;)?lt;/?(?:p|br|div|ul|ol|li|h[1-6]|strong|b|em|span|table|i|u|a)\b", re.IGNORECASE
)
_ENTITY = re.compile(r"&(?:#\d{1,7}|#x[0-9a-f]{1,6}|[a-z]{2,12});", re.IGNORECASE)
_ANY_TAG = re.compile(r"<[^<>]{0,10000}>")

_DEEPEST = 2000
"""Levels of nesting that libxml2 follows; what is deeper it drops."""


def blocks_of(text: str) -> tuple[Block, ...]:
    """Return the blocks of a description; empty for an empty one."""
    return tuple(classified(lines_of(text)))


def lines_of(text: str) -> list[Line]:
    """Return the lines of a description."""
    text = unescaped(text)
    if is_markup(text):
        return _markup(text)
    return text_lines(html.unescape(text) if _ENTITY.search(text) else text)


def is_markup(text: str) -> bool:
    """Whether there are tags of HTML in it."""
    return "<" in text and bool(_TAG.search(text))


def unescaped(text: str) -> str:
    """HTML that was escaped once too often, as it was meant."""
    for _ in range(2):
        if "&" not in text or is_markup(text) or not _ESCAPED.search(text):
            break
        text = html.unescape(text)
    return text


def _markup(text: str) -> list[Line]:
    root = html_root(text)
    lines = [] if root is None else markup_lines(root, keep_breaks=not _PARTS.search(text))
    if lines or text.count("<") < _DEEPEST:
        return lines
    # What the parser gave up on still has its words.
    return text_lines(html.unescape(_ANY_TAG.sub("\n", text)))
