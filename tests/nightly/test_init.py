"""`scanner init`: something that works at once, and nothing overwritten."""

from __future__ import annotations

import tomllib
from importlib.resources import files
from typing import TYPE_CHECKING

import pytest

from scanner.nightly.finding import text_of
from scanner.nightly.parsing import ALLOWED, configuration
from scanner.reports.jsonl import line

if TYPE_CHECKING:
    from pathlib import Path

    from nightly.conftest import Place

BEGINNING = files("scanner.nightly") / "beginning" / "scanner.toml"


@pytest.fixture
def bare(place: Place, monkeypatch: pytest.MonkeyPatch) -> Place:
    """An empty working directory."""
    for path in sorted(place.folder.rglob("*"), reverse=True):
        path.rmdir() if path.is_dir() else path.unlink()
    monkeypatch.chdir(place.folder)
    return place


def test_it_writes_a_configuration_and_two_postings_that_batch_reads(bare: Place) -> None:
    assert bare.run("init").code == 0
    assert bare.run("batch").code == 0
    bands = {row["source"]: row["band"] for row in bare.rows()}
    assert bands == {"postings/dubious.txt": "severe", "postings/honest.txt": "low"}


def test_of_the_honest_posting_nothing_is_misread(bare: Place) -> None:
    bare.run("init")
    bare.run("batch")
    (honest,) = [row for row in bare.rows() if "honest" in str(row["source"])]
    assert honest["findings"] == [], line(honest)


def test_in_another_folder(bare: Place) -> None:
    ended = bare.run("init", "deep/er")
    assert ended.code == 0
    assert "scanner batch --config deep/er/scanner.toml" in ended.out
    assert bare.run("batch", "--config", "deep/er/scanner.toml").code == 0
    assert (bare.folder / "deep/er/reports/digest.md").exists()


@pytest.mark.parametrize("there", ["scanner.toml", "postings/honest.txt"])
def test_what_is_there_is_not_overwritten(there: str, bare: Place) -> None:
    (bare.folder / "postings").mkdir()
    (bare.folder / there).write_text("mine", encoding="utf-8")
    ended = bare.run("init")
    assert (ended.code, ended.err) == (2, f"scanner: {there}: it is there already; nothing was written.\n")
    assert [path.name for path in bare.folder.rglob("*") if path.is_file()] == [
        there.rsplit("/", maxsplit=1)[-1]
    ]


def test_a_place_that_cannot_be_written_is_one_line(bare: Place) -> None:
    (bare.folder / "postings").write_text("a file", encoding="utf-8")
    ended = bare.run("init")
    assert (ended.code, ended.err.count("\n")) == (2, 1)
    assert not (bare.folder / "scanner.toml").exists()


def test_every_example_of_it_is_valid_when_taken_in(tmp_path: Path) -> None:
    path = tmp_path / "scanner.toml"
    (tmp_path / "rules").mkdir()
    path.write_text(_all_of_it(), encoding="utf-8")
    found = configuration(path)
    assert [source.name for source in found.settings.source] == [
        "saved",
        "a clinic",
        "some postings",
        "tables",
    ]
    assert found.notifications.email is not None
    assert [each.rule for each in found.dismissals] == ["hype/freedom"]
    named = {key for table in _tables(tomllib.loads(text_of(path))) for key in table}
    assert not ALLOWED.keys() - named - {"attempts", "allow-private", "keep-versions"}


def _all_of_it() -> str:
    """The text with every example taken in: a comment of one word before `=`, or a table."""
    lines = BEGINNING.read_text(encoding="utf-8").splitlines()
    return "\n".join(
        line[2:] if line.startswith("# [") or (" = " in line[:25] and line[0] == "#") else line
        for line in lines
    )


def _tables(value: object) -> list[dict[str, object]]:
    if isinstance(value, list):
        return [table for each in value for table in _tables(each)]
    return (
        [value, *(table for each in value.values() for table in _tables(each))]
        if isinstance(value, dict)
        else []
    )
