"""patterns/stance.yaml → the words that negate, waive or condition a statement."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import TYPE_CHECKING

from scanner.rules.folding import fold, norm
from scanner.rules.yaml import read_sheet

if TYPE_CHECKING:
    from pathlib import Path

Phrases = frozenset[tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class StanceWords:
    """Each list as folded words in a row."""

    pseudo: Phrases
    before: Phrases
    after: Phrases
    contrast: Phrases
    conditional: Phrases
    optional: Phrases
    denied: Phrases


def load_stances(folders: tuple[Path, ...]) -> StanceWords:
    """The lists of the last folder that has them; RuleError for a list that is not one."""
    path = next(folder / "stance.yaml" for folder in reversed(folders) if (folder / "stance.yaml").is_file())
    sheet = read_sheet(path)
    names = [field.name for field in fields(StanceWords)]
    for name in sheet.content:
        if name not in names:
            raise sheet.error((name,), f"is none of {', '.join(names)}")
    lists = {}
    for name in names:
        words = sheet.content.get(name)
        if not isinstance(words, list) or not all(isinstance(word, str) for word in words):
            raise sheet.error((name,), "must be a list of phrases (quote yes, no, on and off)")
        lists[name] = frozenset(tuple(norm(part) for part in fold(word).split()) for word in words)
    return StanceWords(**lists)
