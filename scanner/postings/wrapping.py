"""Hard-wrapped prose → one line a paragraph; lists and short lines as they are."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from scanner.postings import bullets, markdown

if TYPE_CHECKING:
    from scanner.postings.line import Line

_WIDEST = 110
"""Characters; text with many longer lines is not wrapped by hand."""
_NARROWEST = 45
_SURE = 3
_ENDS = (".", "!", "?", ":", ";", "\u3002", "|")
_LONG_SHARE = 0.02


def unwrapped(lines: list[Line], *, laid_out: bool = False) -> list[Line]:
    """Join the lines that only the width of the page broke; `laid_out` if all were set to a width."""
    width = _width(lines)
    if not width:
        return lines
    pairs = sum(_breaks(above, line, width) and line.text[0].islower() for above, line in pairwise(lines))
    certain = laid_out or pairs >= _SURE
    joined: list[Line] = []
    last = None
    for line in lines:
        if last is not None and _breaks(last, line, width) and (line.text[0].islower() or certain):
            joined[-1] = replace(joined[-1], text=_together(joined[-1].text, line.text))
        else:
            joined.append(line)
        last = line
    return joined


def _width(lines: list[Line]) -> int:
    """How wide the text was set; 0 if it was not wrapped."""
    lengths = sorted(len(line.text) for line in lines)
    if len(lengths) < 2 or lengths[-1 - int(len(lengths) * _LONG_SHARE)] > _WIDEST:  # noqa: PLR2004
        return 0
    return max(lengths[-1 - int(len(lengths) * _LONG_SHARE)], _NARROWEST)


def _breaks(above: Line, line: Line, width: int) -> bool:
    """Whether `line` was begun only because its first word did not fit on the line above."""
    if line.gap or len(above.text) < _NARROWEST or above.form or line.form or above.text.endswith(_ENDS):
        return False
    if (
        bullets.item(line.text)
        or markdown.hashes(line.text)
        or line.text.startswith(("|", "**"))
        or markdown.is_rule(line.text)
    ):
        return False
    first = line.text.split(" ", 1)[0]
    return len(above.text) + 1 + len(first) > width - (2 if line.text[0].islower() else 0) - width // 10


def _together(above: str, below: str) -> str:
    # A word cut at the edge keeps its hyphen: "follow-" + "up" is one word, "full-" + "time" too.
    return above + below if above.endswith("-") and above[-2:-1].isalpha() else f"{above} {below}"
