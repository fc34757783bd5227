"""The text of a `scanner.toml` → settings; every mistake is one line: where, which key, what is allowed."""

from __future__ import annotations

from dataclasses import dataclass, fields
from difflib import get_close_matches
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from scanner.errors import UsageError
from scanner.nightly.finding import NAME, find, table_of, text_of
from scanner.nightly.positions import Key, line_of
from scanner.nightly.settings import Configuration, Retention, Settings, Source
from scanner.reports.safety import shown

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pydantic_core import ErrorDetails

    from scanner.model import Dismissal

_TABLES: dict[str, type[Any]] = {"": Settings, "source": Source, "retention": Retention}
_UNKNOWN = {"unexpected_keyword_argument", "extra_forbidden"}
_TEXT = "text in quotation marks"
ALLOWED = {
    "allow-private": "true or false",
    "attempts": "a whole number from 1 to 10",
    "contact": 'text that can be sent to any site, such as "you@example.org"',
    "dismiss": "one or more tables, each begun by [[dismiss]], with a reason and a rule, a posting or both",
    "fail-on": '"low", "caution", "high" or "severe"',
    "follow": "true or false",
    "keep-days": "a whole number of days, 1 or more",
    "keep-versions": "a whole number, 1 or more",
    "match": '"telemedicine", "all", or words with commas between them',
    "name": "a name in quotation marks, on one line, of at most 100 characters",
    "notifications": "a table, [notifications]",
    "pace": "a number of seconds from 0 to 3600",
    "path": f"{_TEXT}: a file, a folder or a pattern",
    "paths": 'a list of files, folders or patterns, ["a", "b"]',
    "patterns": 'a list of folders of rules, ["a", "b"]',
    "reports": f"{_TEXT}: a folder",
    "retention": "a table, [retention], with keep-days",
    "source": "one or more tables, each begun by [[source]], with a name and a url, urls, path or paths",
    "store": f"{_TEXT}: a file, or postgresql://user@host/name",
    "url": f"{_TEXT} that begins with https:// or http://",
    "urls": 'a list of addresses, ["https://...", "https://..."]',
}
"""Key → what may be said of it, in words."""
_ITEMS = {"urls": "url", "paths": "path"}
"""List → what is said of its items."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A text and where it is from."""

    path: Path
    text: str

    def mistake(self, key: Key, problem: str, name: str = "") -> UsageError:
        """A mistake at a key, as `scanner.toml:12: pace: problem`."""
        return UsageError(f"{self.where(key)}: {shown(name or _named(key))}: {shown(problem)}")

    def where(self, key: Key) -> str:
        """Where a key stands, as `scanner.toml:12`."""
        return f"{shown(str(self.path))}:{line_of(self.text, key)}"


def configuration(given: Path | None) -> Configuration:
    """The configuration of a file, else of the nearest `scanner.toml`; UsageError at the first mistake."""
    path = given or find()
    if path is None:
        raise UsageError(
            f"There is no {NAME} here or in a folder above; `scanner init` writes one, --config FILE names one."
        )
    return parse(Sheet(path.absolute(), text_of(path)))


def parse(sheet: Sheet) -> Configuration:
    """The configuration that a text is."""
    settings = _settings(sheet, table_of(sheet.path, sheet.text))
    _check_sources(sheet, settings.source)
    _check_places(sheet, settings)
    dismissals = _dismissals(sheet, settings)
    return Configuration(sheet.path, settings, _notifications(sheet, settings), dismissals)


def _settings(sheet: Sheet, table: dict[str, Any]) -> Settings:
    from pydantic import TypeAdapter, ValidationError  # noqa: PLC0415 - beside its one use

    try:
        return TypeAdapter(Settings).validate_python(table)
    except ValidationError as error:
        # A key that is misspelt is missing too; say the first.
        raise _mistake(sheet, min(error.errors(), key=lambda each: each["type"] not in _UNKNOWN)) from None


def _mistake(sheet: Sheet, error: ErrorDetails) -> UsageError:
    key: Key = error["loc"]
    table, last = _table(key[:-1]), str(key[-1])
    if error["type"] in _UNKNOWN:
        return sheet.mistake(key, _unknown(table, last))
    if error["type"] in {"missing", "missing_argument"}:
        return sheet.mistake(key[:-1], f"is missing; it should be {ALLOWED[last]}", last)
    named = _named(key)
    allowed = ALLOWED[_ITEMS.get(named, named) if isinstance(key[-1], int) else named]
    return sheet.mistake(key, f"should be {allowed}{_given(error['input'])}")


def _given(value: object) -> str:
    """What was written instead, if it is short."""
    return f", not {value!r}" if isinstance(value, str | int | float) and len(repr(value)) <= 80 else ""  # noqa: PLR2004


def _named(key: Key) -> str:
    return next((part for part in reversed(key) if isinstance(part, str)), "file")


def _table(key: Key) -> str:
    return next((part for part in reversed(key) if isinstance(part, str) and part in _TABLES), "")


def _unknown(table: str, key: str) -> str:
    known = sorted(_keys(table))
    near = get_close_matches(key, known, 1)
    elsewhere = next((name for name in _TABLES if key in _keys(name)), None)
    if near or elsewhere is None:
        return (
            f"there is no such key; {f'did you mean {near[0]}?' if near else 'there are ' + ', '.join(known)}"
        )
    home = {"": "above the first table", "source": "under [[source]]"}.get(elsewhere, f"under [{elsewhere}]")
    return f"there is no such key here; it belongs {home}"


def _keys(table: str) -> Iterator[str]:
    return (field.name.replace("_", "-") for field in fields(_TABLES[table]))


def _check_sources(sheet: Sheet, sources: tuple[Source, ...]) -> None:
    names: dict[str, int] = {}
    for number, source in enumerate(sources):
        here = ("source", number)
        if source.name in names:
            raise sheet.mistake((*here, "name"), f"{source.name!r} is the name of another source already")
        names[source.name] = number
        if not source.addresses and not source.places:
            raise sheet.mistake(here, f"{source.name!r} has no url, urls, path or paths")
        if "-" in source.places:
            key = "path" if source.path == "-" else "paths"
            raise sheet.mistake((*here, key), "nobody pipes something in at night; name a file or a folder")


def _check_places(sheet: Sheet, settings: Settings) -> None:
    _check_store(sheet, settings.store)
    for number, folder in enumerate(settings.patterns):
        if not (sheet.path.parent / folder).is_dir():
            raise sheet.mistake(("patterns", number), f"there is no folder {folder!r}")


def _check_store(sheet: Sheet, store: str) -> None:
    if "://" not in store:
        return
    try:
        url = urlsplit(store)
        secret = url.password
    except ValueError:
        url, secret = None, None
    if url is None or url.scheme != "postgresql":
        raise sheet.mistake(("store",), f"should be {ALLOWED['store']}")
    if secret is not None or "password" in url.query:
        raise sheet.mistake(("store",), "a password does not belong in this file; give it in PGPASSWORD")


def _dismissals(sheet: Sheet, settings: Settings) -> tuple[Dismissal, ...]:
    if not settings.dismiss:
        return ()
    from scanner.findings.dismissing import parse_dismissals  # noqa: PLC0415 - rarely needed
    from scanner.history import TWIN_RULE  # noqa: PLC0415 - imports SQLAlchemy
    from scanner.rules.pack import rule_ids  # noqa: PLC0415 - beside its one use

    folders = (sheet.path.parent / folder for folder in settings.patterns)
    known = {*rule_ids(*folders), TWIN_RULE}
    return parse_dismissals(list(settings.dismiss), shown(str(sheet.path)), sheet.text, known)


def _notifications(sheet: Sheet, settings: Settings) -> Any:
    from scanner.notifying import parse_notifications  # noqa: PLC0415 - beside its one use

    return parse_notifications(
        settings.notifications, lambda key: sheet.where(("notifications", *filter(None, key.split("."))))
    )
