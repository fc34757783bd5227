"""What a board's answer holds: postings, some of which have to be asked for one by one."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from scanner.fetching import Request

JSON = "application/json"
XML = "application/xml"


@dataclass(frozen=True, slots=True)
class Entry:
    """One posting in an answer: its text, or the request that gets it."""

    title: str
    source: str
    """The address of the posting for a reader."""
    body: bytes = b""
    text: str = ""
    """What words are looked for in, besides the title."""
    detail: Request | None = None
    media_type: str = JSON
    key: str = ""
    """What the board calls it in addresses."""


def value(body: bytes) -> object:
    """Return the JSON value of an answer; None if it is none."""
    try:
        found: object = json.loads(body)
    except (ValueError, RecursionError):
        return None
    return found


def rows(answer: object, *keys: str) -> list[Mapping[str, object]]:
    """Return the objects under the first of `keys` that holds a list; of the answer itself without keys."""
    places = [answer.get(key) for key in keys] if isinstance(answer, dict) else [answer]
    found = next((place for place in places if isinstance(place, list)), [])
    return [row for row in found if isinstance(row, dict)]


def single(answer: object, *marks: str) -> list[Mapping[str, object]]:
    """Return the answer itself, if it is an object with all `marks`; else nothing."""
    return [answer] if isinstance(answer, dict) and all(mark in answer for mark in marks) else []


def text(row: object, *path: str) -> str:
    """Return the text or number at a path of keys; "" if there is none."""
    for key in path:
        row = row.get(key) if isinstance(row, dict) else None
    return "" if isinstance(row, bool) or not isinstance(row, str | int) else str(row).strip()


def link(candidate: str, otherwise: str) -> str:
    """Return an address only if it is one of the web: what boards say is not to be trusted."""
    return candidate if candidate.startswith(("https://", "http://")) else otherwise


def packed(row: object) -> bytes:
    """Return a value as JSON, alike in every run."""
    return json.dumps(row, ensure_ascii=False).encode()


def words(*texts: str) -> str:
    """Join what is there."""
    return " ".join(filter(None, texts))


def only(entries: Iterable[Entry], key: str) -> list[Entry]:
    """Return the posting with a key; all of them without one."""
    return [entry for entry in entries if not key or entry.key == key]
