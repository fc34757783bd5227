"""Strict YAML: a mapping with line numbers, no duplicate keys, no aliases, bounded size."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import yaml

from scanner.errors import RuleError
from scanner.rules.yaml_values import Values

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from scanner.rules.yaml_values import Place

MOST_BYTES = 262_144
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(frozen=True, slots=True)
class Sheet:
    """One YAML file: its mapping, and its text to tell where a mistake stands."""

    path: Path
    content: Mapping[str, object]
    text: str

    def error(self, where: Place, problem: str) -> RuleError:
        """The mistake at a key, as `path:line: key: problem`."""
        lines = self.lines()
        known = where
        while known and known not in lines:
            known = known[:-1]
        key = ".".join(map(str, where)) or "file"
        return RuleError(f"{self.path}:{lines.get(known, 1)}: {key}: {problem}")

    def lines(self) -> Mapping[Place, int]:
        """The line of each key and item; worked out when asked, since few files have mistakes."""
        node = yaml.compose(self.text, _LOADER)
        return dict(_lines(node, ())) if node else {}


def read_sheet(path: Path) -> Sheet:
    """The mapping of a YAML file; RuleError if it is not one, or not safe to read."""
    text = _text(path)
    loader = _LOADER(text)
    try:
        node = loader.get_single_node()
        content = Values(path, loader).of(node, ()) if node else None
        if not isinstance(content, dict):
            raise RuleError(f"{path}:1: file: must be a mapping of keys")
        return Sheet(path, content, text)
    except (yaml.YAMLError, RecursionError, ValueError) as error:
        raise RuleError(_syntax(path, error)) from error
    finally:
        loader.dispose()


def _text(path: Path) -> str:
    try:
        with path.open("rb") as file:
            body = file.read(MOST_BYTES + 1)
        if len(body) > MOST_BYTES:
            raise RuleError(f"{path}:1: file: larger than {MOST_BYTES} bytes")
        return body.decode("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise RuleError(f"{path}:1: file: cannot be read: {error}") from error


def _syntax(path: Path, error: Exception) -> str:
    mark = getattr(error, "problem_mark", None)
    problem = getattr(error, "problem", None) or str(error) or type(error).__name__
    return f"{path}:{mark.line + 1 if mark else 1}: file: {problem}"


def _lines(node: yaml.Node, where: Place) -> Iterator[tuple[Place, int]]:
    yield where, node.start_mark.line + 1
    if isinstance(node, yaml.SequenceNode):
        for index, item in enumerate(node.value):
            yield from _lines(item, (*where, index))
    elif isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            inner = (*where, str(key.value))
            yield from _lines(value, inner)
            yield inner, key.start_mark.line + 1
