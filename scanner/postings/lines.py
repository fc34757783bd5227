"""Plain text or Markdown → lines: whole sentences, marks read."""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING

from scanner.model import Form
from scanner.postings import bullets, markdown
from scanner.postings.cleaning import clean
from scanner.postings.line import LONGEST, MOST, Line
from scanner.postings.wrapping import unwrapped

if TYPE_CHECKING:
    from collections.abc import Iterator

_BREAK = re.compile("\r\n|[\n\r\x0b\x0c\x85\u2028\u2029]")
_UNDERSCORED = 80


def text_lines(text: str, *, laid_out: bool = False) -> list[Line]:
    """Read the lines of a text, wrapped prose put together; `laid_out` if lines end where the page did."""
    lines = list(islice(_raw(text[: LONGEST + 1]), MOST + 1))
    return list(_marked(unwrapped(lines, laid_out=laid_out)))


def _raw(text: str) -> Iterator[Line]:
    gap = True
    for part in _BREAK.split(text):
        cells = part.strip(" \t").split("\t") if "\t" in part else []
        line = clean(part)
        if not line:
            gap = True
            continue
        row = " | ".join(filter(None, map(clean, cells))) if _is_row(cells) else ""
        yield Line(row or line, gap, form=Form.ROW if row else None)
        gap = False


def _is_row(cells: list[str]) -> bool:
    """Whether tabs part the line into cells, rather than indent it or follow a bullet."""
    return len(cells) > 1 and len(cells[0].strip()) > 2 and bool(cells[-1].strip())  # noqa: PLR2004


def _marked(lines: list[Line]) -> Iterator[Line]:
    """Yield the lines with their Markdown read."""
    heads = ""
    for number, line in enumerate(lines):
        after = lines[number + 1] if number + 1 < len(lines) else None
        below = after.text if after and not after.gap else ""
        if line.text.startswith("|") and line.text.count("|") > 1:
            row = _row(line.text)
            heads = row if not heads and _is_delimiter(below) else heads
            if not _is_delimiter(line.text):
                yield Line(row, line.gap, form=Form.ROW, heading="" if row == heads else heads)
            continue
        heads = ""
        if not markdown.is_rule(line.text):
            yield _read(line, below)


def _read(line: Line, below: str) -> Line:
    level = markdown.hashes(line.text)
    if level:
        return Line(
            markdown.unmarked(line.text[level:].strip(" #")), line.gap, form=Form.HEADING, level=level
        )
    if (
        markdown.is_underline(below)
        and len(line.text) < _UNDERSCORED
        and not (line.form or bullets.item(line.text))
    ):
        return Line(markdown.unmarked(line.text), line.gap, form=Form.HEADING, level=1 if "=" in below else 2)
    return Line(markdown.unmarked(line.text), line.gap, bold=markdown.is_bold(line.text), form=line.form)


def _row(text: str) -> str:
    return " | ".join(filter(None, (markdown.unmarked(cell.strip()) for cell in text.strip("|").split("|"))))


def _is_delimiter(text: str) -> bool:
    return text.startswith("|") and "-" in text and set(text) <= set("|-: ")
