"""The nodes of a YAML file → its values: no aliases, no key twice."""

from __future__ import annotations

from typing import TYPE_CHECKING

import yaml

from scanner.errors import RuleError

if TYPE_CHECKING:
    from pathlib import Path

Place = tuple[str | int, ...]
"""The keys and positions that lead to a value."""
_TEXT, _LIST, _MAP = (f"tag:yaml.org,2002:{kind}" for kind in ("str", "seq", "map"))


class Values:
    """Makes the values of one file; texts, lists and mappings by itself, since PyYAML is slow at them."""

    def __init__(self, path: Path, loader: yaml.SafeLoader) -> None:
        self._path, self._loader = path, loader
        self._seen: set[int] = set()

    def of(self, node: yaml.Node, where: Place) -> object:
        """The value of a node that stands at `where`."""
        if id(node) in self._seen:
            raise self._error(node, where, "no aliases")
        self._seen.add(id(node))
        if isinstance(node, yaml.ScalarNode) and node.tag == _TEXT:
            return node.value
        if isinstance(node, yaml.SequenceNode):
            items = [self.of(item, (*where, index)) for index, item in enumerate(node.value)]
            return items if node.tag == _LIST else self._other(node)
        if isinstance(node, yaml.MappingNode):
            return self._mapping(node, where)
        return self._other(node)

    def _mapping(self, node: yaml.MappingNode, where: Place) -> object:
        """The values of a mapping by their keys."""
        values: dict[str, object] = {}
        for key, value in node.value:
            name = str(key.value)
            if name in values:
                raise self._error(key, (*where, name), "stands there twice")
            values[name] = self.of(value, (*where, name))
        plain = node.tag == _MAP and all(key.tag == _TEXT for key, _ in node.value)
        return values if plain else self._other(node)

    def _other(self, node: yaml.Node) -> object:
        """A number, a date, a key that is none of text: whatever else YAML knows."""
        return self._loader.construct_object(node, deep=True)

    def _error(self, node: yaml.Node, where: Place, problem: str) -> RuleError:
        return RuleError(f"{self._path}:{node.start_mark.line + 1}: {'.'.join(map(str, where))}: {problem}")
