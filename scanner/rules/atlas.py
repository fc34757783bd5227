"""places.yaml → the names of places and the postal codes."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from scanner.rules.codes import Codes
from scanner.rules.folding import fold
from scanner.rules.names import NameTable
from scanner.rules.yaml import read_sheet

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from scanner.rules.yaml import Sheet

_ISO = re.compile(r"[A-Z]{2}(?:-[A-Z0-9]{1,3})?")
_KEYS = ("countries", "regions", "codes", "doubtful", "cities")


@dataclass(frozen=True, slots=True)
class Area:
    """A country or a part of one, by its ISO 3166 code."""

    code: str
    city: bool = False


def load_places(folders: Sequence[Path]) -> tuple[NameTable[Area], Codes]:
    """The names and codes of the last folder that has a places.yaml."""
    path = next(folder / "places.yaml" for folder in reversed(folders) if (folder / "places.yaml").is_file())
    sheet = read_sheet(path)
    for key in sheet.content:
        if key not in _KEYS:
            raise sheet.error((key,), f"is none of {', '.join(_KEYS)}")
    areas = [row for key in ("countries", "regions", "cities") for row in _areas(sheet, key)]
    return NameTable(areas), Codes(dict(_codes(sheet)), frozenset(fold(word) for word in _doubtful(sheet)))


def _areas(sheet: Sheet, key: str) -> Iterator[tuple[str, bool, Area]]:
    for code, names in _mapping(sheet, key):
        if not isinstance(names, list) or not names or not all(isinstance(name, str) for name in names):
            raise sheet.error((key, code), "must be a list of names (quote no and on)")
        for name in names:
            yield name, name.replace(".", "").isupper(), Area(code, city=key == "cities")


def _codes(sheet: Sheet) -> Iterator[tuple[str, str]]:
    for code, word in _mapping(sheet, "codes"):
        if not isinstance(word, str) or not word.isupper():
            raise sheet.error(("codes", code), "must be a code in capitals")
        yield fold(word), code


def _doubtful(sheet: Sheet) -> list[str]:
    words = sheet.content.get("doubtful", [])
    if not isinstance(words, list) or not all(isinstance(word, str) for word in words):
        raise sheet.error(("doubtful",), "must be a list of codes (quote on)")
    return words


def _mapping(sheet: Sheet, key: str) -> Iterator[tuple[str, object]]:
    content = sheet.content.get(key, {})
    if not isinstance(content, dict):
        raise sheet.error((key,), "must map ISO codes to names")
    for code, value in content.items():
        if not isinstance(code, str) or not _ISO.fullmatch(code):
            raise sheet.error((key, str(code)), "is no ISO 3166 code")
        yield code, value
