"""Many reports → a line each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scanner.model import Failure
from scanner.reports.bands import STATUSES, STYLES
from scanner.reports.fit import mark
from scanner.reports.full import DISCLAIMER
from scanner.reports.look import Style
from scanner.reports.safety import columns, cut, shown

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from scanner.model import Report
    from scanner.reports.look import Look

HINT = "For the whole report on one of them: scanner scan SOURCE; on all: --full."
FIXED = len("score  caution   ")
FIT = "for you"
SHARES = {"title": 24, "employer": 13, "source": 28, "first flag": 35}
"""How the columns share the rest of the width, in per cent."""


def table(results: Iterable[Report | Failure], look: Look) -> Iterator[str]:
    """Write a head, a line a posting, and what it all is not."""
    room = look.table_width - FIXED - len(_fit(FIT, look))
    widths = [share * room // 100 - 2 for share in SHARES.values()]
    head = f"score  {'band':<8}  {_fit(FIT, look)}{_cells(list(SHARES), widths)}".rstrip()
    yield f"{look.paint(head, Style.HEADING)}\n"
    for result in results:
        yield f"{_row(result, widths, look)}\n"
    yield f"\n{look.paint(HINT, Style.QUIET)}\n{look.paint(DISCLAIMER, Style.QUIET)}\n"


def _row(result: Report | Failure, widths: list[int], look: Look) -> str:
    if isinstance(result, Failure):
        failed = look.paint("failed".ljust(8), Style.BAD)
        return f"    –  {failed}  {_fit('–', look)}{_cells(['', '', result.source, result.error], widths)}".rstrip()
    posting = result.posting
    first = _first_flag(result)
    if result.band is None or result.score is None:
        band, first = "none".ljust(8), f"not scored: {STATUSES[result.status]}"
    else:
        band = look.paint(result.band.value.ljust(8), STYLES[result.band])
    score = "–" if result.score is None else result.score
    cells = _cells([posting.title, posting.employer, posting.source, first], widths)
    return f"{score:>5}  {band}  {_fit(mark(result), look)}{cells}".rstrip()


def _fit(text: str, look: Look) -> str:
    """A cell of the column that is there when postings are held against a profile."""
    return f"{text:<{len(FIT)}}  " if look.fit else ""


def _first_flag(report: Report) -> str:
    if report.dismissal:
        return f"dismissed: {report.dismissal.reason}"
    return report.findings[0].title.removeprefix("This posting ") if report.findings else ""


def _cells(texts: list[str], widths: list[int]) -> str:
    title, employer, source, first = map(shown, texts)
    cells = [
        cut(title, widths[0]),
        cut(employer, widths[1]),
        _place(source, widths[2]),
        cut(first, widths[3]),
    ]
    return "  ".join(text + " " * (width - columns(text)) for text, width in zip(cells, widths, strict=True))


def _place(source: str, width: int) -> str:
    """Shorten a path to its file's name, and that in the middle: its row stands at the end."""
    if columns(source) <= width:
        return source
    name = source.rstrip("/").rpartition("/")[2]
    if columns(name) <= width:
        return name
    first = (width - 1) // 2
    return cut(f"{name[:first]}…{name[first + 1 - width :]}", width)
