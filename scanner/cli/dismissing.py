"""`--dismissals FILE`: what was looked into before, and what came of it in this run."""

from __future__ import annotations

import tomllib
from typing import TYPE_CHECKING

from scanner.errors import UsageError
from scanner.findings.setting_aside import SettingAside
from scanner.model import Failure
from scanner.reports.dismissals import dismissed_in_all, in_vain

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import date
    from pathlib import Path

    from scanner.model import Dismissal, Report

LARGEST = 1_000_000


class Dismissing:
    """Sets findings aside while the reports pass by, and counts them."""

    def __init__(self, file: Path | None, folders: Sequence[Path], today: date) -> None:
        self._set_aside = SettingAside(_read(file, folders) if file else (), today)
        self._findings = 0
        self._postings = 0

    def follow(self, results: Iterable[Report | Failure]) -> Iterator[Report | Failure]:
        """Pass the results on without what is dismissed."""
        for result in results:
            if isinstance(result, Failure):
                yield result
                continue
            report = self._set_aside(result)
            self._findings += len(report.dismissed)
            self._postings += report.dismissal is not None
            yield report

    def told(self) -> Iterator[str]:
        """What became of the dismissals, a sentence each."""
        if counted := dismissed_in_all(self._findings, self._postings):
            yield counted
        yield from in_vain(self._set_aside.unmatched, self._set_aside.over)


def _read(file: Path, folders: Sequence[Path]) -> tuple[Dismissal, ...]:
    from scanner.findings.dismissing import parse_dismissals  # noqa: PLC0415 - rarely needed
    from scanner.rules.pack import rule_ids  # noqa: PLC0415 - imports pydantic

    text = _text(file)
    try:
        content = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise UsageError(f"{file}: {error}") from error
    for key in content:
        if key != "dismiss":
            raise UsageError(f"{file}: {key}: no such key; each dismissal stands under a [[dismiss]]")
    return parse_dismissals(content.get("dismiss", []), str(file), text, rule_ids(*folders))


def _text(file: Path) -> str:
    try:
        with file.open("rb") as stream:
            body = stream.read(LARGEST + 1)
        if len(body) > LARGEST:
            raise UsageError(f"{file}: is larger than {LARGEST // 1_000_000} MB")
        return body.decode("utf-8-sig")
    except OSError as error:
        raise UsageError(f"--dismissals {file}: {(error.strerror or str(error)).lower()}") from error
    except UnicodeDecodeError as error:
        raise UsageError(f"{file}: is not text in UTF-8") from error
