"""Every format, held to what was once looked at and found good."""

from __future__ import annotations

import pytest

from scanner.reports import FORMATS, Layout, Look

CASES = [
    pytest.param("text", Look(layout=Layout.FULL), "full.txt", id="full"),
    pytest.param("text", Look(layout=Layout.FULL, width=72, colour=True), "colour.txt", id="colour"),
    pytest.param("text", Look(layout=Layout.TABLE), "table.txt", id="table"),
    pytest.param("json", Look(), "array.json", id="json"),
    pytest.param("jsonl", Look(), "lines.jsonl", id="jsonl"),
    pytest.param("csv", Look(), "rows.csv", id="csv"),
]


@pytest.mark.parametrize(("name", "look", "file"), CASES)
def test_a_format_stays_as_it_is(name, look, file, every, golden):
    golden(file, "".join(FORMATS[name](every, look)))


@pytest.mark.parametrize("name", FORMATS)
@pytest.mark.parametrize("layout", Layout)
def test_a_format_can_write_nothing(name, layout):
    assert "ads/" not in "".join(FORMATS[name]([], Look(layout=layout)))
