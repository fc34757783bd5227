"""The body of a Word file → lines: headings, list items and table rows told by their styles."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from scanner.model import Form
from scanner.postings.cleaning import clean
from scanner.postings.line import Line

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_GONE = frozenset({f"{_W}del", f"{_W}moveFrom", f"{_W}instrText", _FALLBACK})
_HEADING = re.compile(r"(?:heading|berschrift|titre|t[ií]tulo)\D*([1-6])?", re.IGNORECASE)
_OFF = frozenset({"0", "false", "off", "none"})
_SHORTEST_CELLS = 2
_LONGEST_CELL = 300


def lines(root: _Element) -> list[Line]:
    """Every line of the text, in reading order."""
    body = root.find(f"{_W}body")
    return list(_inside(body)) if body is not None else []


def title_of(root: _Element) -> str:
    """Return the paragraph in the style that Word calls Title."""
    for paragraph in root.iter(f"{_W}p"):
        if _style(paragraph).casefold() == "title":
            return clean("".join(_words(paragraph)))
    return ""


def _inside(parent: _Element) -> Iterator[Line]:
    for element in parent:
        if element.tag == f"{_W}p":
            yield from _paragraph(element)
        elif element.tag == f"{_W}tbl":
            yield from _table(element)
        elif element.tag in {f"{_W}sdt", f"{_W}sdtContent", f"{_W}ins", f"{_W}customXml", f"{_W}smartTag"}:
            yield from _inside(element)


def _paragraph(paragraph: _Element) -> Iterator[Line]:
    style = _style(paragraph)
    level = _level(paragraph, style)
    listed = paragraph.find(f"{_W}pPr/{_W}numPr") is not None or "list" in style.casefold()
    form = Form.HEADING if level else Form.ITEM if listed else None
    bold = _is_bold(paragraph)
    for number, text in enumerate(map(clean, "".join(_words(paragraph)).split("\n"))):
        if text:
            yield Line(text, number == 0, bold, form, level)


def _level(paragraph: _Element, style: str) -> int:
    said = _HEADING.search(style) if style else None
    return int(said.group(1) or 1) if said and len("".join(_words(paragraph))) <= _LONGEST_CELL else 0


def _style(paragraph: _Element) -> str:
    found = paragraph.find(f"{_W}pPr/{_W}pStyle")
    return str(found.get(f"{_W}val", "")) if found is not None else ""


def _words(paragraph: _Element) -> Iterator[str]:
    """Yield the text as printed: without what was deleted and what Word repeats for older versions."""
    waiting = list(paragraph)[::-1]
    while waiting:
        element = waiting.pop()
        if element.tag == f"{_W}t":
            yield element.text or ""
        elif element.tag in {f"{_W}tab", f"{_W}ptab"}:
            yield " "
        elif element.tag in {f"{_W}br", f"{_W}cr"}:
            yield "\n"
        elif element.tag == f"{_W}noBreakHyphen":
            yield "-"
        elif element.tag not in _GONE:
            waiting.extend(list(element)[::-1])


def _is_bold(paragraph: _Element) -> bool:
    runs = [
        run
        for run in paragraph.iter(f"{_W}r")
        if any((text.text or "").strip() for text in run.iter(f"{_W}t"))
    ]
    return bool(runs) and all(_has_bold(run) for run in runs)


def _has_bold(run: _Element) -> bool:
    mark = run.find(f"{_W}rPr/{_W}b")
    return mark is not None and mark.get(f"{_W}val", "1") not in _OFF


def _table(table: _Element) -> Iterator[Line]:
    heads = ""
    for number, row in enumerate(table.iterfind(f"{_W}tr")):
        cells = [cell for cell in row.iter(f"{_W}tc") if cell.getparent() is not None]
        texts = [
            clean(" ".join("".join(_words(paragraph)) for paragraph in cell.iter(f"{_W}p"))) for cell in cells
        ]
        if len(texts) < _SHORTEST_CELLS or max(map(len, texts)) > _LONGEST_CELL:
            for cell in row.iterfind(f"{_W}tc"):
                yield from _inside(cell)
            continue
        text = " | ".join(filter(None, texts))
        if text:
            yield Line(text, form=Form.ROW, heading=heads)
        heads = text if number == 0 and _is_head(row) else heads


def _is_head(row: _Element) -> bool:
    """Whether the first row names the columns: marked so, or bold throughout."""
    if row.find(f"{_W}trPr/{_W}tblHeader") is not None:
        return True
    return all(_is_bold(paragraph) for paragraph in row.iter(f"{_W}p") if "".join(_words(paragraph)).strip())
