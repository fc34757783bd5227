"""Reads folders of rules: a later folder adds to, or overrides, the earlier ones."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from hashlib import sha256
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING

from pydantic import ValidationError

from scanner.errors import RuleError
from scanner.rules.conditions import ConditionError, parse_condition
from scanner.rules.phrase import PhraseError, parse_phrase
from scanner.rules.rule import Rule
from scanner.rules.word_lists import load_lists
from scanner.rules.yaml import Sheet, read_sheet

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scanner.rules.expression import Way
    from scanner.rules.phrase import Lists

DATA = frozenset({"words", "stance", "authorities", "places", "modality", "benchmarks", "exceptions"})
"""Files at the top of a pack that hold shared lists, not a rule."""
MOST_RULES = 5000
_MESSAGES = {"extra_forbidden": "no such key; patterns/README.md lists them", "missing": "is missing"}


@dataclass(frozen=True)
class CompiledPhrase:
    """A phrase of a rule, parsed when what it stands for is first asked for: few ever are."""

    rule: Rule
    text: str
    lists: Lists = field(repr=False, compare=False)
    never: bool

    @cached_property
    def expression(self) -> Way:
        """What it stands for; PhraseError if that cannot be told."""
        return parse_phrase(self.text, self.lists)


@dataclass(frozen=True, slots=True)
class Pack:
    """All rules, compiled, and where they came from."""

    folders: tuple[Path, ...]
    rules: tuple[Rule, ...]
    phrases: tuple[CompiledPhrase, ...]
    version: str
    """Changes whenever any file of the pack does."""


def builtin_folder() -> Path:
    """The `patterns/` that came with the package, or of the checkout it runs from."""
    inside = Path(str(files("scanner"))) / "patterns"
    return inside if inside.is_dir() else Path(__file__).parents[2] / "patterns"


def load(*folders: Path, parsed: bool = False) -> Pack:
    """The built-in rules and those of `folders`.

    Raises RuleError at the first mistake, as `path:line: key: problem`. The built-in rules were
    checked before they came here, so without `folders` phrases are not `parsed` unless asked for.
    """
    every = (builtin_folder(), *folders)
    sheets = {rule_id: sheet for folder in every for rule_id, sheet in _sheets(folder)}
    parsed = parsed or bool(folders)
    lists = load_lists(every, parsed=parsed)
    rules: list[Rule] = []
    phrases: list[CompiledPhrase] = []
    for rule_id, sheet in sorted(sheets.items()):
        rule = _rule(rule_id, sheet)
        rules.append(rule)
        phrases += _phrases(rule, sheet, lists, parsed=parsed)
    return Pack(every, tuple(rules), tuple(phrases), _version(every))


def version_of(*folders: Path) -> str:
    """The `Pack.version` of what `load` would read, whether it is valid or not."""
    return _version((builtin_folder(), *folders))


def rule_ids(*folders: Path) -> frozenset[str]:
    """The ids of the built-in rules and those of `folders`, without reading any: the path is the id."""
    every = ((folder, path) for folder in (builtin_folder(), *folders) for path in _paths(folder))
    return frozenset(_id(folder, path) for folder, path in every) - DATA


def _paths(folder: Path) -> list[Path]:
    paths = sorted(folder.rglob("*.y*ml"))
    if len(paths) > MOST_RULES:
        raise RuleError(f"{folder}:1: folder: more than {MOST_RULES} rules")
    return [path for path in paths if path.is_file()]


def _sheets(folder: Path) -> Iterator[tuple[str, Sheet]]:
    if not folder.is_dir():
        raise RuleError(f"{folder}:1: folder: there is no such folder of rules")
    for path in _paths(folder):
        rule_id = _id(folder, path)
        if rule_id not in DATA:
            yield rule_id, read_sheet(path)


def _id(folder: Path, path: Path) -> str:
    return path.relative_to(folder).with_suffix("").as_posix()


def _rule(rule_id: str, sheet: Sheet) -> Rule:
    if "id" in sheet.content:
        raise sheet.error(("id",), "the path is the id")
    try:
        rule = Rule.model_validate({**sheet.content, "id": rule_id})
    except ValidationError as error:
        first = error.errors()[0]
        problem = _MESSAGES.get(first["type"]) or first["msg"].removeprefix("Value error, ")
        where = first["loc"]
        named = problem.split(": ", 1)[0]
        if not where and (named,) in sheet.lines():
            where, problem = (named,), problem.split(": ", 1)[1]
        raise sheet.error(where, problem) from error
    for key in ("restates", "requires", "unless"):
        _try_conditions(sheet, key, getattr(rule, key))
    return rule


def _try_conditions(sheet: Sheet, key: str, texts: tuple[str, ...] | str | None) -> None:
    where: list[tuple[str | int, ...]] = (
        [(key,)] if isinstance(texts, str) else [(key, i) for i in range(len(texts or ()))]
    )
    for place, text in zip(where, [texts] if isinstance(texts, str) else texts or (), strict=True):
        try:
            parse_condition(text)
        except ConditionError as error:
            raise sheet.error(place, str(error)) from error


def _phrases(rule: Rule, sheet: Sheet, lists: Lists, *, parsed: bool) -> Iterator[CompiledPhrase]:
    for key, texts in (("says", rule.says), ("never", rule.never)):
        for index, text in enumerate(texts):
            phrase = CompiledPhrase(rule, text, lists, never=key == "never")
            if parsed:
                _parse(phrase, sheet, (key, index))
            yield phrase


def _parse(phrase: CompiledPhrase, sheet: Sheet, where: tuple[str, int]) -> None:
    try:
        _ = phrase.expression
    except PhraseError as error:
        raise sheet.error(where, str(error)) from error


def _version(folders: tuple[Path, ...]) -> str:
    digest = sha256()
    for folder in folders:
        for path in _paths(folder):
            digest.update(path.relative_to(folder).as_posix().encode())
            digest.update(path.read_bytes())
    return digest.hexdigest()[:16]
