"""authorities.yaml → regulators, registers, exams and instruments, and what each settles."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from scanner.rules.folding import fold, norm
from scanner.rules.names import NameTable
from scanner.rules.yaml import read_sheet

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from scanner.rules.yaml import Sheet

_CREDENTIALS = ("licence", "compact", "specialist", "prescriber", "exam", "training")
_FIELDS = ("names", "places", "credential", "alone", "needs", "cues", "capitals", "at_home")
_SILENT = frozenset({"licence", "training"})
"""A regulator is named for many reasons; an exam or a board only as a credential."""


@dataclass(frozen=True, slots=True)
class Authority:
    """A body or instrument and the credential and places it settles."""

    key: str
    credential: str
    places: tuple[str, ...]
    alone: bool
    """Its name says the credential by itself."""
    needs: frozenset[str]
    cues: frozenset[str]
    at_home: bool = False
    """Its names count only in a posting for its place."""

    @property
    def licenses(self) -> bool:
        """Whether it gives licences, and its name alone says nothing of one."""
        return self.credential == "licence" and not self.alone

    """Its names count only in a posting for its place."""


def load_authorities(folders: Sequence[Path]) -> NameTable[Authority]:
    """The names of the last folder that has an authorities.yaml."""
    path = next(f / "authorities.yaml" for f in reversed(folders) if (f / "authorities.yaml").is_file())
    sheet = read_sheet(path)
    for key in sheet.content:
        if key not in {"words", "authorities"}:
            raise sheet.error((key,), "is neither words nor authorities")
    groups = {
        f"<{name}>": _strings(sheet, ("words", name), words)
        for name, words in _mapping(sheet, "words").items()
    }
    return NameTable(_named(sheet, groups))


def _named(sheet: Sheet, groups: Mapping[str, Sequence[str]]) -> Iterator[tuple[str, bool, Authority]]:
    for key, entry in _mapping(sheet, "authorities").items():
        where = ("authorities", key)
        if not isinstance(entry, dict):
            raise sheet.error(where, "must be a mapping")
        for field in entry:
            if field not in _FIELDS:
                raise sheet.error((*where, str(field)), f"is none of {', '.join(_FIELDS)}")
        shown = key.split("/")[0]
        body = _authority(sheet, where, shown, entry, groups)
        capitals = entry.get("capitals", False) is True
        if not body.at_home:
            yield shown, capitals, body
        for name in _strings(sheet, (*where, "names"), entry.get("names", [])):
            yield name, capitals and name.isupper() and " " not in name, body


def _authority(
    sheet: Sheet,
    where: tuple[str, str],
    shown: str,
    entry: Mapping[str, object],
    groups: Mapping[str, Sequence[str]],
) -> Authority:
    credential = entry.get("credential")
    if credential not in _CREDENTIALS:
        raise sheet.error((*where, "credential"), f"must be one of {', '.join(_CREDENTIALS)}")
    return Authority(
        shown,
        str(credential),
        tuple(_strings(sheet, (*where, "places"), entry.get("places"))),
        bool(entry.get("alone", credential not in _SILENT)),
        _words(_strings(sheet, (*where, "needs"), entry.get("needs", [])), groups),
        _words(_strings(sheet, (*where, "cues"), entry.get("cues", [])), groups),
        entry.get("at_home", False) is True,
    )


def _words(words: Sequence[str], groups: Mapping[str, Sequence[str]]) -> frozenset[str]:
    return frozenset(norm(fold(part)) for word in words for part in groups.get(word, [word]))


def _strings(sheet: Sheet, where: tuple[str, ...], value: object) -> list[str]:
    if not isinstance(value, list) or not all(isinstance(item, str) and item for item in value):
        raise sheet.error(where, "must be a list of words (quote no and on)")
    return value


def _mapping(sheet: Sheet, key: str) -> Mapping[str, object]:
    content = sheet.content.get(key, {})
    if not isinstance(content, dict) or not all(isinstance(name, str) for name in content):
        raise sheet.error((key,), "must be a mapping of names (quote no and on)")
    return content
