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
