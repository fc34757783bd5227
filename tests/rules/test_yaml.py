"""The pack must read the same where PyYAML has no C library."""

from __future__ import annotations

import pytest
import yaml

from scanner.rules.pack import DATA, builtin_folder
from scanner.rules.yaml import read_sheet

SHEETS = [builtin_folder() / f"{name}.yaml" for name in sorted(DATA - {"places", "authorities"})]


@pytest.mark.parametrize("path", SHEETS, ids=lambda path: path.name)
def test_a_shared_list_reads_the_same_with_either_loader(path) -> None:
    assert yaml.load(path.read_text(encoding="utf-8"), yaml.SafeLoader) == read_sheet(path).content


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("a: 1\nb: [2.5, ~, yes, 0x1f, '5', !!str 5, text]\n", id="scalars"),
        pytest.param("a: 2026-01-31\nb: 2026-01-31 10:00:00\n", id="dates"),
        pytest.param("1: a\nno: b\n~: {2026-01-31: c}\n", id="keys-that-are-no-text"),
        pytest.param("a: {<<: {b: 1}, c: 2}\n", id="merged"),
        pytest.param("a: !!set {x, y}\nb: !!omap [c: 1]\n", id="sets-and-pairs"),
        pytest.param("a: [b: [], c: {}]\n", id="empty"),
    ],
)
def test_values_are_those_of_yaml(tmp_path, text: str) -> None:
    path = tmp_path / "sheet.yaml"
    path.write_text(text, encoding="utf-8")
    assert repr(read_sheet(path).content) == repr(yaml.load(text, yaml.SafeLoader))


def test_a_rule_reads_the_same_with_either_loader() -> None:
    path = next(path for path in sorted(builtin_folder().glob("pay/*.yaml")))
    assert yaml.load(path.read_text(encoding="utf-8"), yaml.SafeLoader) == read_sheet(path).content
