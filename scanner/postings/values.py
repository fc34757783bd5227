"""Values of any shape, as found in JSON → texts, mappings and lists."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

_DATE = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_MILLISECONDS = 10_000_000_000


def text_of(value: object) -> str:
    """Return a string or number as text; "" for anything else."""
    if isinstance(value, str):
        return value.strip()
    if isinstance(value, bool):
        return ""
    if isinstance(value, int | float):
        return number_text(value)
    if isinstance(value, list) and len(value) == 1:
        return text_of(value[0])
    return text_of(value.get("@value")) if isinstance(value, dict) else ""


def number_text(value: float) -> str:
    """Return a number without the `.0` that JSON writers add."""
    return str(value).removesuffix(".0")


def map_of(value: object) -> Mapping[str, object]:
    """Return a mapping; the first one of a list; else an empty one."""
    if isinstance(value, list):
        return next((item for item in value if isinstance(item, dict)), {})
    return value if isinstance(value, dict) else {}


def list_of(value: object) -> list[object]:
    """Return a list; a lone value as a list of one."""
    if value is None or value == "":
        return []
    return value if isinstance(value, list) else [value]


def first_text(record: Mapping[str, object], *names: str) -> str:
    """Return the first of the named values that is a text."""
    return next((text for name in names if (text := text_of(record.get(name)))), "")


def date_of(value: object) -> date | None:
    """Return a day, from ISO text or from milliseconds or seconds since 1970."""
    if isinstance(value, int | float) and not isinstance(value, bool):
        seconds = value / 1000 if value > _MILLISECONDS else value
        try:
            return datetime.fromtimestamp(seconds, UTC).date()
        except (OverflowError, OSError, ValueError):
            return None
    found = _DATE.search(value) if isinstance(value, str) else None
    try:
        return date(*map(int, found.groups())) if found else None
    except ValueError:
        return None
