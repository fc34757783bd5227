"""JSON lines → an advert a line; a bad line is told of, and the rest goes on."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from scanner.postings import jsonld, records, schema
from scanner.postings.advert import Advert, Unread
from scanner.postings.boards import adverts
from scanner.postings.decoding import decode

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import BinaryIO

_LONGEST = 10_000_000


def json_rows(stream: BinaryIO) -> Iterator[Advert | Unread]:
    """Read one posting from each line that is not blank."""
    number = 0
    while line := stream.readline(_LONGEST):
        number += bool(line.strip())
        if len(line) >= _LONGEST and not line.endswith(b"\n"):
            _skip_line(stream)
            yield Unread(f"The row is longer than {_LONGEST // 1_000_000} MB.", str(number))
        elif line.strip():
            yield _row(line, str(number))


def _row(line: bytes, label: str) -> Advert | Unread:
    try:
        value: object = json.loads(decode(line), strict=False)
    except (ValueError, RecursionError):
        return Unread("The row is not valid JSON.", label)
    if not isinstance(value, dict):
        return Unread("The row is no JSON object.", label)
    if jsonld.is_job_posting(value):
        return schema.advert(value, label)
    board = adverts(value)
    if board and len(board) == 1:
        return Advert(board[0].about, board[0].blocks, label)
    return records.advert(value, label) or Unread("The row has neither a title nor a text.", label)


def _skip_line(stream: BinaryIO) -> None:
    while (rest := stream.readline(_LONGEST)) and not rest.endswith(b"\n"):
        pass
