"""Results → JSON, one object a line, and as one array."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from scanner.reports.record import record
from scanner.reports.safety import DANGEROUS

if TYPE_CHECKING:
    import re
    from collections.abc import Iterable, Iterator

    from scanner.model import Failure, Report
    from scanner.reports.look import Look
    from scanner.reports.record import Record

LAST_OF_PLANE = 0xFFFF


def write(results: Iterable[Report | Failure], _look: Look) -> Iterator[str]:
    """Write a line for each result."""
    for result in results:
        yield f"{line(record(result))}\n"


def write_array(results: Iterable[Report | Failure], _look: Look) -> Iterator[str]:
    """Write one array, an object a line; streamed all the same."""
    mark = "["
    for result in results:
        yield f"{mark}\n{line(record(result))}"
        mark = ","
    yield "[]\n" if mark == "[" else "\n]\n"


def line(said: Record) -> str:
    """Write one object, without the end of the line."""
    # Whatever could drive a terminal stands in a string, where an escape means the same.
    return DANGEROUS.sub(_escape, json.dumps(said, ensure_ascii=False))


def _escape(match: re.Match[str]) -> str:
    code = ord(match[0])
    if code <= LAST_OF_PLANE:
        return f"\\u{code:04x}"
    high, low = divmod(code - 0x10000, 0x400)
    return f"\\u{0xD800 + high:04x}\\u{0xDC00 + low:04x}"
