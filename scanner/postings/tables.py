"""Tables and lists of terms in a page → rows, if a reader sees them as such."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scanner.model import Form
from scanner.postings.line import Line

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

OPENS = frozenset({"table", "dl"})
CELLS = frozenset({"td", "th", "dt", "dd"})
_ENDS = frozenset({"tr", "dd", "table", "dl"})
_NOT_IN_GRIDS = ("table", "ul", "ol", "h1", "h2", "h3", "h4", "form", "dl")
_LONGEST_CELL = 300
_MOST_ROWS = 2000


def is_grid(element: _Element) -> bool:
    """Whether it holds short facts in rows; else it only lays out a page."""
    if element.tag == "dl":
        return _is_grid_of_terms(element)
    rows = [row for row, _ in zip(element.iter("tr"), range(_MOST_ROWS), strict=False)]
    if max((sum(cell.tag in CELLS for cell in row) for row in rows), default=0) < 2:  # noqa: PLR2004
        return False
    if next(iter(_inner(element)), None) is not None:
        return False
    return all(_length(cell) <= _LONGEST_CELL for row in rows for cell in row if cell.tag in CELLS)


def _is_grid_of_terms(element: _Element) -> bool:
    return next(iter(_inner(element)), None) is None and all(
        _length(term) <= _LONGEST_CELL for term in element.iter("dt", "dd")
    )


def _inner(element: _Element) -> Iterator[_Element]:
    return (inner for inner in element.iter(*_NOT_IN_GRIDS) if inner is not element)


def _length(cell: _Element) -> int:
    return sum(len(text) for text in cell.itertext())


class Grid:
    """A table while it is walked."""

    def __init__(self, element: _Element) -> None:
        self.element = element
        self.in_cell = False
        self._cells: list[list[str]] = []
        self._tags: list[str] = []
        self._heads = ""

    def open_cell(self, cell: _Element) -> None:
        if cell.tag == "dt" and self._tags[-1:] == ["dt"]:
            self._cells.pop()
        self._cells.append([])
        self._tags.append(str(cell.tag))
        self.in_cell = True

    def add(self, text: str) -> None:
        if text:
            self._cells[-1].append(text)

    def close(self, element: _Element) -> Iterator[Line]:
        """Yield the row that the end of an element completes, if it does."""
        if element.tag in CELLS:
            self.in_cell = False
        if element.tag in _ENDS and self._cells:
            cells = [" ".join(cell) for cell in self._cells if cell]
            is_head = len(cells) > 1 and set(self._tags) == {"th"}
            self._cells, self._tags = [], []
            yield from self._row(" | ".join(cells), is_head=is_head)

    def _row(self, text: str, *, is_head: bool) -> Iterator[Line]:
        if text:
            yield Line(text, form=Form.ROW, heading="" if is_head else self._heads)
        if is_head:
            self._heads = text
