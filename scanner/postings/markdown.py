"""Markdown marks inside a line → what they mean."""

from __future__ import annotations

import re

_ESCAPE = re.compile(r"\\+(?=[!-/:-@\[-`{-~])")
_LINK = re.compile(r"!?\[([^\[\]\n]{0,300})\]\(\s*[^()\s]{1,800}\s*\)")
_STRONG = re.compile(r"\*{2,}|(?<![\w_])__(?=\S)|(?<=\S)__(?![\w_])")
_STRESS = re.compile(r"(?<![\w*])\*([^*\s](?:[^*\n]{0,400}[^*\s])?)\*(?![\w*])")
_SCORED = re.compile(r"(?<![\w_])_([^_\s](?:[^_\n]{0,400}[^_\s])?)_(?![\w_])")
_CODE = re.compile(r"`([^`\n]{1,200})`")
_BOLD = re.compile(r"(?:(?:\*{2,3}|__)[^*_\s][^*_]{0,200}(?:\*{2,3}|__)\s{0,3}:?\s{0,3})+")
_HASHES = re.compile(r"(#{1,6})\s+(?=\S)")
_MARKS = frozenset("\\*_`[")


def unmarked(line: str) -> str:
    r"""Return the line as Markdown shows it.

    >>> unmarked("**Pay:** $50\\.00 \\- $60\\.00")
    'Pay: $50.00 - $60.00'
    """
    if _MARKS.isdisjoint(line):
        return line
    if "[" in line:
        line = _LINK.sub(r"\1", line)
    if "*" in line or "_" in line:
        line = _SCORED.sub(r"\1", _STRESS.sub(r"\1", _STRONG.sub("", line)))
    if "`" in line:
        line = _CODE.sub(r"\1", line)
    return (_ESCAPE.sub("", line) if "\\" in line else line).strip()


def is_bold(line: str) -> bool:
    """Whether all of the line is bold."""
    return line.startswith(("**", "__")) and bool(_BOLD.fullmatch(line))


def hashes(line: str) -> int:
    """Return the level of a `#` heading; 0 for another line."""
    found = _HASHES.match(line) if line.startswith("#") else None
    return len(found.group(1)) if found else 0


def is_rule(line: str) -> bool:
    """Whether the line is only drawn: `---`, `===`, `* * *`."""
    return len(line) > 2 and set(line) <= set("-=_*~\u2014\u2013\u2500\u2501\u2550 .+#|")  # noqa: PLR2004


def is_underline(line: str) -> bool:
    """Whether the line underlines the one above as a heading."""
    return len(line) > 2 and (set(line) == {"="} or set(line) == {"-"})  # noqa: PLR2004
