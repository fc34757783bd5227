"""Elements of a page → lines: list items, headings, table rows and bold lines told apart."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from scanner.model import Form
from scanner.postings import tables
from scanner.postings.cleaning import clean
from scanner.postings.line import LONGEST, MOST, Line

if TYPE_CHECKING:
    from lxml.etree import _Element

SKIPPED = frozenset(
    {"script", "style", "noscript", "template", "svg", "head", "iframe", "object", "embed"}
) | frozenset({"canvas", "video", "audio", "select", "textarea", "input", "math", "map"})
HEADINGS = {f"h{level}": level for level in range(1, 7)}
_TABLES = frozenset(
    {"table", "thead", "tbody", "tfoot", "tr", "td", "th", "caption", "ul", "ol", "li", "dl", "dt", "dd"}
)
_SECTIONS = frozenset(
    {"section", "article", "main", "header", "footer", "aside", "nav", "body", "html", "title"}
)
_BLOCKS = (
    frozenset(
        {
            "p",
            "div",
            "blockquote",
            "pre",
            "hr",
            "form",
            "fieldset",
            "figure",
            "figcaption",
            "address",
            "details",
        }
    )
    | frozenset({"summary", "center", "label", "button", "legend", "menu", "dir"})
    | _TABLES
    | _SECTIONS
    | frozenset(HEADINGS)
)
_SPACED = frozenset(
    {"p", "ul", "ol", "table", "section", "article", "blockquote", "hr", "dl", "pre"}
) | frozenset(HEADINGS)
_BOLD = frozenset({"b", "strong"})
_HEAVY = re.compile(r"font-weight:\s*(?:bold|[6-9]00)", re.IGNORECASE)
_HIDDEN = re.compile(
    r"(?:display:\s*none|visibility:\s*hidden|font-size:\s*0(?:px)?\s*(?:;|$))", re.IGNORECASE
)
_KEPT = re.compile(r"white-space:\s*(?:pre|break-spaces)", re.IGNORECASE)
_UNSEEN = re.compile(
    r"(?:^|\s)(?:visually-?hidden|sr-only|screen-reader(?:-text)?|screenreader-only|a11y-hidden)(?:\s|$)"
)
_LONGEST_HEADING = 200


def markup_lines(root: _Element, *, keep_breaks: bool = False) -> list[Line]:
    """Return the lines a reader sees in an element; `keep_breaks` if line ends in its text are meant."""
    from lxml.etree import iterwalk  # noqa: PLC0415 - slow to import

    walk = _Walk(keep_breaks=keep_breaks)
    walker = iterwalk(root, events=("start", "end"))
    for event, element in walker:
        if len(walk.lines) > MOST:
            break
        if event == "end":
            walk.leave(element, inside=element is not root)
        elif _is_unseen(element):
            walker.skip_subtree()
            walk.skipped.add(element)
        else:
            walk.enter(element)
    walk.flush()
    return walk.lines


def _is_unseen(element: _Element) -> bool:
    if element.tag in SKIPPED:
        return True
    attributes = element.attrib
    if not attributes:
        return False
    return (
        "hidden" in attributes
        or bool(_HIDDEN.search(attributes.get("style", "")))
        or bool(_UNSEEN.search(attributes.get("class", "")))
    )


class _Walk:
    """What is known while walking: the open elements that matter, and the words since the last line."""

    def __init__(self, *, keep_breaks: bool) -> None:
        self.lines: list[Line] = []
        self.skipped: set[_Element] = set()
        self._words: list[tuple[str, bool]] = []
        self._gap = True
        self._level = self._items = self._bold = 0
        self._kept = int(keep_breaks)
        self._grid: tables.Grid | None = None

    def enter(self, element: _Element) -> None:
        tag = element.tag
        if tag in _BLOCKS:
            self.flush()
            self._gap = self._gap or tag in _SPACED
            self._open(element)
        elif tag == "br":
            self._words.append(("\n", True))
        style = element.get("style")
        self._bold += tag in _BOLD or bool(style and _HEAVY.search(style))
        self._kept += tag == "pre" or bool(style and _KEPT.search(style))
        self._say(element.text)

    def leave(self, element: _Element, *, inside: bool) -> None:
        if element in self.skipped:
            self.skipped.discard(element)
        else:
            self._close(element)
        if inside:
            self._say(element.tail)

    def flush(self) -> None:
        """End the line, if anything was said."""
        if not self._words:
            return
        words, self._words = self._words, []
        for text, bold in _split(words):
            if self._grid and self._grid.in_cell:
                self._grid.add(text)
            elif text:
                self._put(text, bold)
            else:
                self._gap = True

    def _put(self, text: str, bold: bool) -> None:  # noqa: FBT001 - what the markup says of the text
        form = None
        if self._level and len(text) <= _LONGEST_HEADING:
            form = Form.HEADING
        elif self._items:
            form = Form.ITEM
        self.lines.append(
            Line(text[: LONGEST + 1], self._gap, bold, form, self._level if form is Form.HEADING else 0)
        )
        self._gap = False

    def _open(self, element: _Element) -> None:
        tag = str(element.tag)
        if tag in HEADINGS:
            self._level = HEADINGS[tag]
        elif tag == "li":
            self._items += 1
        elif tag in tables.OPENS and self._grid is None and tables.is_grid(element):
            self._grid = tables.Grid(element)
        elif self._grid and tag in tables.CELLS:
            self._grid.open_cell(element)

    def _close(self, element: _Element) -> None:
        tag = str(element.tag)
        if tag in _BLOCKS:
            self.flush()
            self._gap = self._gap or tag in _SPACED
            self._closed(element, tag)
        style = element.get("style")
        self._bold -= tag in _BOLD or bool(style and _HEAVY.search(style))
        self._kept -= tag == "pre" or bool(style and _KEPT.search(style))

    def _closed(self, element: _Element, tag: str) -> None:
        if tag in HEADINGS:
            self._level = 0
        elif tag == "li":
            self._items -= 1
        elif self._grid:
            self.lines.extend(self._grid.close(element))
            self._grid = None if self._grid.element is element else self._grid

    def _say(self, text: str | None) -> None:
        if text:
            kept = text if self._kept else text.replace("\n", " ").replace("\r", " ")
            self._words.append((kept, bool(self._bold)))


def _split(words: list[tuple[str, bool]]) -> list[tuple[str, bool]]:
    """Return the words in lines, each with whether all of it is bold; an empty line is one without words."""
    if len(words) == 1 and "\n" not in words[0][0]:
        text = clean(words[0][0])
        return [(text, words[0][1])] if text else []
    whole = "".join(text for text, _ in words)
    if not whole.strip(" \t\r\xa0") or "\n" not in whole:
        text = clean(whole)
        return [(text, all(bold for text, bold in words if text.strip()))] if text else []
    return _broken(words)


def _broken(words: list[tuple[str, bool]]) -> list[tuple[str, bool]]:
    lines: list[tuple[str, bool]] = []
    parts: list[str] = []
    bold = True
    for text, is_bold in words:
        first, *rest = text.split("\n")
        parts.append(first)
        bold = bold and (is_bold or not first.strip())
        for part in rest:
            lines.append((clean("".join(parts)), bold))
            parts, bold = [part], is_bold or not part.strip()
    return [*lines, *([(last, bold)] if (last := clean("".join(parts))) else [])]
