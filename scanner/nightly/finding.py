"""Finds `scanner.toml`: in the working directory or the nearest folder above it."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from scanner.errors import UsageError
from scanner.reports.safety import shown

if TYPE_CHECKING:
    from scanner.model import Dismissal

NAME = "scanner.toml"
_LARGEST = 1_000_000
_AT_LINE = re.compile(r"\s*\(at (?:line (\d+), column \d+|end of document)\)")


def find() -> Path | None:
    """The nearest configuration, if there is one."""
    try:
        here = Path.cwd()
    except OSError:
        raise UsageError("The working directory is not there any more.") from None
    return next((path for folder in (here, *here.parents) if (path := folder / NAME).is_file()), None)


@dataclass(frozen=True, slots=True)
class Reading:
    """What the nearest configuration says to those who only read its history."""

    store: str | None = None
    """None if there is no such file."""
    dismissals: tuple[Dismissal, ...] = ()


def configured() -> Reading:
    """The store that the nearest configuration names, and what is not to be seen in it."""
    path = find()
    if path is None:
        return Reading()
    text = text_of(path)
    table = table_of(path, text)
    store = table.get("store", "scanner.db")
    if not isinstance(store, str):
        return Reading()
    return Reading(store_in(path.parent, store), _dismissals(table, path, text))


def _dismissals(table: dict[str, Any], path: Path, text: str) -> tuple[Dismissal, ...]:
    """Without looking for the rules: one that is no more has nothing to dismiss."""
    if "dismiss" not in table:
        return ()
    from scanner.findings.dismissing import parse_dismissals  # noqa: PLC0415 - rarely needed

    return parse_dismissals(table["dismiss"], shown(str(path)), text)


def store_in(base: Path, store: str) -> str:
    """A store as written in a configuration, from the folder that it is in."""
    return store if "://" in store else str(base / store)


def text_of(path: Path) -> str:
    """The text of a file; UsageError if it cannot be had, or is none."""
    if path.exists() and not path.is_file():
        raise UsageError(f"{shown(str(path))}: it is no file")
    try:
        with path.open("rb") as stream:
            body = stream.read(_LARGEST + 1)
    except OSError as error:
        raise UsageError(f"{shown(str(path))}: it cannot be read: {error.strerror or error}") from None
    if len(body) > _LARGEST:
        raise UsageError(f"{shown(str(path))}: it is larger than {_LARGEST // 1000:,} kB")
    try:
        return body.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        line = body[: error.start].count(b"\n") + 1
        raise UsageError(f"{shown(str(path))}:{line}: this is no UTF-8 text") from None


def table_of(path: Path, text: str) -> dict[str, Any]:
    """What a text says as TOML; UsageError if it is none."""
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        found = _AT_LINE.search(str(error))
        line = found[1] if found and found[1] else text.rstrip().count("\n") + 1
        problem = _AT_LINE.sub("", str(error))
        raise UsageError(f"{shown(str(path))}:{line}: this is no TOML: {shown(problem)}") from None
    except RecursionError:
        raise UsageError(f"{shown(str(path))}:1: this is no TOML: it is nested too deep") from None
