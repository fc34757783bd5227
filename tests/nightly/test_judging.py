"""What a night judges, and what it knows from the night before and only notes."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from nightly.postings import posting

from scanner.nightly.crew import Crew
from scanner.nightly.gathering import REPORTS

if TYPE_CHECKING:
    from pathlib import Path

    import pytest
    from nightly.conftest import Place


def test_the_first_night_judges_everything_and_writes_the_reports(place: Place) -> None:
    ended = place.batch()
    assert ended.code == 0
    (summary,) = ended.events["summary"]
    assert summary["outcomes"] == {"scored": 3}
    assert summary["changes"]["new"] == 3
    assert summary["judged"] == 3
    assert [row["source"] for row in place.rows()] == [f"postings/0000{n}.txt" for n in (1, 2, 3)]
    assert {path.name for path in (place.folder / "reports").iterdir()} == set(REPORTS)


def test_the_second_night_only_notes_what_it_knows(place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    place.batch()
    monkeypatch.setattr(Crew, "read", None)
    (summary,) = place.batch().events["summary"]
    assert (summary["documents"], summary["judged"], summary["outcomes"]) == (3, 0, {"scored": 3})
    assert not any(summary["changes"].values())


def test_other_bytes_with_the_same_posting_are_read_but_not_judged(place: Place, judged: list[int]) -> None:
    place.batch()
    judged.clear()
    path = place.folder / "postings" / "00002.txt"
    path.write_bytes(path.read_bytes() + b"\n\n")
    (summary,) = place.batch().events["summary"]
    assert (summary["judged"], judged) == (1, [])
    assert not any(summary["changes"].values())


def test_of_a_table_only_the_row_that_changed_is_judged(place: Place, judged: list[int]) -> None:
    table = place.folder / "jobs.jsonl"
    rows = [{"title": f"Telehealth doctor {n}", "description": posting(n)} for n in range(5)]
    table.write_text("".join(f"{json.dumps(row)}\n" for row in rows), encoding="utf-8")
    place.configure('name = "table"\npath = "jobs.jsonl"')
    place.batch()
    rows[3]["description"] = posting(9)
    table.write_text("".join(f"{json.dumps(row)}\n" for row in rows), encoding="utf-8")
    judged.clear()
    assert place.batch().code == 0
    assert judged == [1]
    assert len(place.rows()) >= 5


def test_it_is_the_same_with_several_processes(place: Place, tmp_path: Path) -> None:
    place.write(*range(40))
    place.batch("--jobs", "2")
    shared = place.rows()
    (tmp_path / "scanner.db").unlink()
    place.batch()
    assert [_timeless(row) for row in place.rows()] == [_timeless(row) for row in shared]


def _timeless(row: dict[str, object]) -> dict[str, object]:
    return {name: value for name, value in row.items() if name not in {"first_seen", "last_seen"}}
