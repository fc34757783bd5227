"""words.yaml → the word lists that phrases may name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scanner.rules.phrase import PhraseError, parse_phrase
from scanner.rules.yaml import read_sheet

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from scanner.rules.phrase import Lists
    from scanner.rules.yaml import Sheet


def load_lists(folders: Sequence[Path], *, parsed: bool) -> Lists:
    """The lists of all folders, the last of each name; RuleError for a mistake in one.

    Without `parsed` their phrases are taken to be right.
    """
    lists: dict[str, tuple[str, ...]] = {}
    for folder in folders:
        path = folder / "words.yaml"
        if path.is_file():
            sheet = read_sheet(path)
            for name, words in sheet.content.items():
                lists[name] = _words(sheet, name, words)
                if parsed:
                    _parse(sheet, name, lists[name])
    return lists


def _words(sheet: Sheet, name: str, words: object) -> tuple[str, ...]:
    if not isinstance(words, list) or not all(isinstance(word, str) for word in words):
        raise sheet.error((name,), "must be a list of phrases (quote yes, no, on, off and numbers)")
    return tuple(words)


def _parse(sheet: Sheet, name: str, words: Sequence[str]) -> None:
    for index, word in enumerate(words):
        try:
            parse_phrase(word, {})
        except PhraseError as error:
            raise sheet.error((name, index), str(error)) from error
