"""`[[dismiss]]` tables → dismissals, strictly read: a mistake is named with its line."""

from __future__ import annotations

import re
from datetime import date, datetime
from difflib import get_close_matches
from typing import TYPE_CHECKING

from scanner.errors import UsageError
from scanner.model import Dismissal

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

KEYS = ("rule", "posting", "reason", "until", "by")
LONGEST = 2000
MOST = 2000
_ALL = f"; there are {', '.join(KEYS)}"
_HEADER = re.compile(r"^[ \t]*\[\[[ \t]*dismiss[ \t]*\]\]", re.MULTILINE)


def parse_dismissals(
    table: object, where: str, text: str = "", rules: Collection[str] = ()
) -> tuple[Dismissal, ...]:
    """The dismissals of the array of tables `dismiss`.

    `where` names the file in errors, `text` is what stands in it, for the lines; `rules` are the ids of
    all rules, if they are to be checked. Raises UsageError at the first mistake, as `file:line: key: problem`.
    """
    if not isinstance(table, list) or not all(isinstance(entry, dict) for entry in table):
        raise UsageError(f"{where}: dismiss: each dismissal stands under a [[dismiss]] of its own")
    if len(table) > MOST:
        raise UsageError(f"{where}: dismiss: more than {MOST:,} dismissals; name folders of rules or use *")
    lines = _Lines(where, text)
    return tuple(_dismissal(entry, number, lines, rules) for number, entry in enumerate(table))


class _Lines:
    """Where things stand: the reader of TOML does not tell."""

    def __init__(self, where: str, text: str) -> None:
        self._where = where
        self._text = text
        self._headers = [found.start() for found in _HEADER.finditer(text)]

    def place(self, number: int, key: str = "") -> str:
        """File and line of an entry, or of a key of it."""
        if number >= len(self._headers):
            return self._where
        start, *rest = self._headers[number:]
        end = rest[0] if rest else len(self._text)
        found = (
            re.search(rf"^[ \t]*[\"']?{re.escape(key)}\b", self._text[start:end], re.MULTILINE)
            if key
            else None
        )
        return f"{self._where}:{self._text.count(chr(10), 0, start + (found.start() if found else 0)) + 1}"

    def error(self, number: int, key: str, problem: str) -> UsageError:
        """The mistake at a key of an entry."""
        return UsageError(f"{self.place(number, key)}: {key}: {problem}")


def _dismissal(entry: Mapping[str, object], number: int, lines: _Lines, rules: Collection[str]) -> Dismissal:
    for key in entry:
        if key not in KEYS:
            raise lines.error(number, key, f"no such key{_nearest(key, KEYS) or _ALL}")
    rule, posting, reason, by = (
        _word(entry, key, number, lines) for key in ("rule", "posting", "reason", "by")
    )
    rule = rule.removesuffix("*").removesuffix("/")
    if not rule and not posting:
        raise lines.error(number, "rule", "say which rule or which posting is dismissed")
    if not reason:
        raise lines.error(number, "reason", "say why it is dismissed")
    if rule and rules and not any(within(each, rule) for each in rules):
        raise lines.error(number, "rule", f"there is no rule {rule!r}{_nearest(rule, _named(rules))}")
    return Dismissal(reason, rule, posting, _until(entry, number, lines), by, lines.place(number))


def within(rule: str, named: str) -> bool:
    """Whether a rule is the one that is named, or lies in the folder of that name.

    >>> within("hype/freedom/anywhere", "hype"), within("hype/freedom/anywhere", "hyp")
    (True, False)
    """
    return rule == named or rule.startswith(f"{named}/")


def _word(entry: Mapping[str, object], key: str, number: int, lines: _Lines) -> str:
    word = entry.get(key, "")
    if not isinstance(word, str) or len(word) > LONGEST:
        raise lines.error(number, key, f"must be text of at most {LONGEST} characters")
    if key in entry and not word.strip():
        raise lines.error(number, key, "is empty")
    return word.strip()


def _until(entry: Mapping[str, object], number: int, lines: _Lines) -> date | None:
    day = entry.get("until")
    if day is not None and (not isinstance(day, date) or isinstance(day, datetime)):
        raise lines.error(number, "until", "must be a day, without quotes: until = 2027-01-31")
    return day


def _nearest(word: str, known: Sequence[str]) -> str:
    near = get_close_matches(word, known, 1)
    return f"; did you mean {near[0]}?" if near else ""


def _named(rules: Collection[str]) -> list[str]:
    """Ids of rules, and the folders they lie in."""
    folders = {"/".join(rule.split("/")[:depth]) for rule in rules for depth in range(1, rule.count("/") + 1)}
    return [*rules, *sorted(folders)]
