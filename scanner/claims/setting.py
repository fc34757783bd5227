"""Whether words stand by themselves, as facts in lists, tables and titles do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scanner.model import Form

if TYPE_CHECKING:
    from scanner.claims.reading import Reading

_CONNECTORS = frozenset("&@#%")
"""Signs that tie what stands on both sides together."""


def stands_alone(reading: Reading, first: int, last: int) -> bool:
    """Whether tokens `first` up to but not including `last` are set off from their neighbours.

    They are at the edge of a passage, or where a point, comma, bracket, bar, slash or free
    dash parts them from the next word. A heading says what comes, not what is; so does
    what stands before a colon.
    """
    if reading.passage.form is Form.HEADING or reading.norms[last : last + 1] == (":",):
        return False
    text, starts, ends = reading.passage.text, reading.starts, reading.ends
    before = "" if not first else text[ends[first - 1] : starts[first]]
    after = "" if last == len(starts) else text[ends[last - 1] : starts[last]]
    return (not first or _parted(before, reading.norms[first - 1])) and (
        last == len(starts) or _parted(after, reading.norms[last])
    )


def _parted(between: str, neighbour: str) -> bool:
    """A hyphen without spaces makes one word of two."""
    if between == "-":
        return False
    if between.strip():
        return True
    return not neighbour[0].isalnum() and neighbour[0] not in _CONNECTORS and neighbour[0] != "<"
