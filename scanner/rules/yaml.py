"""Strict YAML: a mapping with line numbers, no duplicate keys, no aliases, bounded size."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import yaml

from scanner.errors import RuleError

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

MOST_BYTES = 262_144
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(frozen=True, slots=True)
class Sheet:
    """One YAML file: its mapping and the line of each key and item."""

    path: Path
    content: Mapping[str, object]
    lines: Mapping[tuple[str | int, ...], int]

    def error(self, where: tuple[str | int, ...], problem: str) -> RuleError:
        """The mistake at a key, as `path:line: key: problem`."""
        known = where
        while known and known not in self.lines:
            known = known[:-1]
        key = ".".join(map(str, where)) or "file"
        return RuleError(f"{self.path}:{self.lines.get(known, 1)}: {key}: {problem}")


def read_sheet(path: Path) -> Sheet:
    """The mapping of a YAML file; RuleError if it is not one, or not safe to read."""
    loader = _LOADER(_text(path))
    try:
        node = loader.get_single_node()
        lines: dict[tuple[str | int, ...], int] = {}
        if not isinstance(node, yaml.MappingNode):
            raise RuleError(f"{path}:1: file: must be a mapping of keys")
        _walk(path, node, (), lines, set())
        return Sheet(path, loader.construct_document(node), lines)
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


def _walk(
    path: Path,
    node: yaml.Node,
    where: tuple[str | int, ...],
    lines: dict[tuple[str | int, ...], int],
    seen: set[int],
) -> None:
    if id(node) in seen:
        raise RuleError(f"{path}:{node.start_mark.line + 1}: {'.'.join(map(str, where))}: no aliases")
    seen.add(id(node))
    lines.setdefault(where, node.start_mark.line + 1)
    if isinstance(node, yaml.SequenceNode):
        for index, item in enumerate(node.value):
            _walk(path, item, (*where, index), lines, seen)
    elif isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            inner = (*where, str(key.value))
            line = key.start_mark.line + 1
            if inner in lines:
                raise RuleError(f"{path}:{line}: {'.'.join(map(str, inner))}: stands there twice")
            lines[inner] = line
            _walk(path, value, inner, lines, seen)
