"""`--dry-run`: what would be done, and nothing done."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from nightly.conftest import Place


def test_a_dry_run_says_what_would_be_done_and_writes_nothing(place: Place) -> None:
    place.configure('name = "saved"\npath = "postings"', 'name = "web"\nurls = ["https://jobs.example/1"]')
    first = place.batch("--dry-run")
    assert first.code == 0
    assert "3 documents on disk (3 new or changed, 0 known, 0 unreadable)" in first.out
    assert "1 address to fetch" in first.out
    assert sorted(path.name for path in place.folder.iterdir()) == ["postings", "scanner.toml"]
    place.configure('name = "saved"\npath = "postings"')
    place.batch()
    place.write(4)
    before = _all_bytes(place.folder)
    second = place.batch("--dry-run")
    assert "4 documents on disk (1 new or changed, 3 known, 0 unreadable)" in second.out
    assert _all_bytes(place.folder) == before


def _all_bytes(folder: Path) -> dict[str, bytes]:
    return {str(path): path.read_bytes() for path in folder.rglob("*") if path.is_file()}
