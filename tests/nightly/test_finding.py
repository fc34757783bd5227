"""Which configuration and which history a command finds where it is started."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    import pytest
    from nightly.conftest import Place


def test_without_a_configuration_it_says_how_to_begin(
    place: Place, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    empty = tmp_path / "empty"
    empty.mkdir()
    place.config.unlink()
    monkeypatch.chdir(empty)
    ended = place.run("batch")
    assert ended.code == 2
    assert "`scanner init` writes one" in ended.err


def test_history_diff_and_export_find_the_store_beside_the_configuration(
    place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    place.configure('name = "saved"\npath = "postings"', top='store = "data/my.db"')
    place.batch()
    monkeypatch.chdir(place.folder / "postings")
    assert "3 scored" in place.run("history").out
    assert "New" in place.run("diff").out
    assert place.run("export", "--format", "csv", "--output", str(place.folder / "x.csv")).code == 0
    assert (place.folder / "x.csv").read_text(encoding="utf-8").count("\n") == 4
