"""The keys of a profile → Profile, strictly: a mistake is one line that says where, which key and what to write."""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING, TypeVar

from scanner.errors import UsageError
from scanner.fitting.amounts import amount, span
from scanner.fitting.naming import Naming, UnknownNameError
from scanner.fitting.professions import PROFESSIONS, professions
from scanner.fitting.profile import Cover, Profile

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from pathlib import Path

    Key = tuple[str | int, ...]
    Where = Callable[[Key], str]

T = TypeVar("T")
ALLOWED = {
    "location": 'where you live, as "PK", "US-TX" or "Pakistan"',
    "registered": 'a list of places or registers, as ["GB", "US-TX", "DHA"]; [] for none',
    "exams": 'a list of exams passed and recognitions, as ["PLAB", "USMLE"]; [] for none',
    "profession": f"one of {', '.join(PROFESSIONS)}",
    "cover": '"own" if you have malpractice cover of your own, "none" if it must be provided',
    "least_hourly": 'the least for an hour with its currency, as "GBP 60"',
    "hours": "hours a week: the most as 20, or from and to as [10, 20]",
}
LONGEST = 100
_MOST_NAMES = 200
_COVERS = {"own": Cover.OWN, "none": Cover.NONE, "provided": Cover.NONE}
"""`provided`: it must be."""


def parse_profile(table: Mapping[str, object], where: Where, folders: Sequence[Path]) -> Profile:
    """The profile that a table is; `where` tells file and line of a key.

    Raises UsageError at the first mistake, as `file:line: key: problem`.
    """
    for key in table:
        if key not in ALLOWED:
            raise _mistake((key,), _unknown(key), where)
    if not table:
        raise _mistake((), f"is empty; there are {', '.join(ALLOWED)}", where)
    reading = _Reading(table, where)
    naming = Naming(folders)
    return Profile(
        reading.word("location", naming.place),
        reading.words("registered", naming.registration),
        reading.words("exams", naming.exam),
        reading.word("profession", _profession),
        reading.word("cover", _cover),
        reading.word("least_hourly", amount),
        reading.number_pair("hours", span),
    )


class _Reading:
    """The table, and how its values are read."""

    def __init__(self, table: Mapping[str, object], where: Where) -> None:
        self.table = table
        self._where = where

    def word(self, key: str, read: Callable[[str], T]) -> T | None:
        """A text, read; None if it is not there."""
        return self._read((key,), self.table[key], read) if key in self.table else None

    def words(self, key: str, read: Callable[[str], T]) -> tuple[T, ...] | None:
        """A list of texts, each read once."""
        if key not in self.table:
            return None
        said = self.table[key]
        names = [said] if isinstance(said, str) else said
        if not isinstance(names, list) or len(names) > _MOST_NAMES:
            raise self.mistake((key,))
        return tuple(dict.fromkeys(self._read((key, i), name, read) for i, name in enumerate(names)))

    def number_pair(
        self, key: str, read: Callable[[object], tuple[float, float] | None]
    ) -> tuple[float, float] | None:
        """Two numbers, read; None if they are not there."""
        if key not in self.table:
            return None
        found = read(self.table[key])
        if found is None:
            raise self.mistake((key,))
        return found

    def mistake(self, key: Key, problem: str = "") -> UsageError:
        """The mistake at a key; by default that its value is of another kind."""
        return _mistake(key, problem or f"should be {ALLOWED[str(key[0])]}", self._where)

    def _read(self, key: Key, value: object, read: Callable[[str], T]) -> T:
        if not isinstance(value, str) or not value.strip() or len(value) > LONGEST:
            raise self.mistake(key)
        try:
            return read(value.strip())
        except UnknownNameError as error:
            raise self.mistake(key, str(error)) from None


def _mistake(key: Key, problem: str, where: Where) -> UsageError:
    named = ascii(key[0])[1:-1] if key else "profile"
    return UsageError(f"{where(key)}: {named}: {problem}")


def _unknown(key: str) -> str:
    near = get_close_matches(key, ALLOWED, 1)
    return f"no such key; did you mean {near[0]}?" if near else f"no such key; there are {', '.join(ALLOWED)}"


def _profession(name: str) -> str:
    """A profession, by its name or by what a title calls it: `GP` is a doctor."""
    found = {name.casefold()} & PROFESSIONS.keys() or professions(name)
    if len(found) == 1:
        return next(iter(found))
    near = get_close_matches(name.casefold(), PROFESSIONS, 1)
    meant = f"; did you mean {near[0]!r}?" if near else ""
    raise UnknownNameError(f"{name!r} is none of {', '.join(PROFESSIONS)}{meant}")


def _cover(name: str) -> Cover:
    if name not in _COVERS:
        raise UnknownNameError(f"{name!r} should be {ALLOWED['cover']}")
    return _COVERS[name]
