"""`scanner history`, `scanner diff` and `scanner export`, as a user runs them."""

from __future__ import annotations

import csv
import io
import json
import sqlite3
from typing import TYPE_CHECKING

import pyarrow.parquet as pq
import pytest
from history.night import night, posting

from scanner.cli import main
from scanner.history import open_store

if TYPE_CHECKING:
    from pathlib import Path

    from history.conftest import Clock

A = posting("https://jobs.example/a", employer="=HYPERLINK(1)", title="Doctor \x1b[2J")
B = posting("https://jobs.example/b", title="Night line doctor", employer="")


@pytest.fixture
def store(path: Path, clock: Clock) -> str:
    with open_store(path, clock) as opened:
        night(opened, [A])
        night(
            opened, [posting(A.source, employer=A.employer, title=A.title, pay=20), B], scores={A.source: 60}
        )
    return str(path)


def run(capsys: pytest.CaptureFixture[str], *args: str) -> tuple[int, str, str]:
    with pytest.raises(SystemExit) as ended:
        main(list(args))
    said = capsys.readouterr()
    return int(ended.value.code or 0), said.out, said.err


def test_history_lists_the_runs(store: str, capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = run(capsys, "history", "--store", store)
    assert code == 0
    assert [line.split()[0] for line in out.splitlines()] == ["1", "2"]
    assert [line.split("  ")[-1] for line in out.splitlines()] == ["1 scored", "2 scored"]


def test_history_shows_a_posting_over_time(store: str, capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = run(capsys, "history", A.source, "--store", store)
    assert code == 0
    assert "score 30" in out
    assert "score 60" in out
    assert "\x1b" not in out
    key = out.split()[0]
    assert run(capsys, "history", key[:8], "--store", store)[1] == out


def test_diff_shows_what_is_new_and_which_claims_changed(
    store: str, capsys: pytest.CaptureFixture[str]
) -> None:
    code, out, _ = run(capsys, "diff", "--store", store)
    assert code == 0
    assert "- pay: USD 30 per consultation" in out
    assert "+ pay: USD 20 per consultation" in out
    assert "30 -> 60" in out
    assert B.title in out
    assert "\x1b" not in out


def test_diff_is_json_too(store: str, capsys: pytest.CaptureFixture[str]) -> None:
    _, out, _ = run(capsys, "diff", "1", "2", "--format", "json", "--store", store)
    said = json.loads(out)
    assert [entry["title"] for entry in said["new"]] == [B.title]
    assert said["risen"][0]["rise"] == 30


def test_csv_is_a_row_a_posting_and_computes_nothing(store: str, capsys: pytest.CaptureFixture[str]) -> None:
    _, out, _ = run(capsys, "export", "--format", "csv", "--store", store)
    rows = list(csv.DictReader(io.StringIO(out)))
    assert [row["source"] for row in rows] == [A.source, B.source]
    assert rows[0]["employer"] == "'=HYPERLINK(1)"
    assert (rows[0]["score"], rows[0]["findings"], rows[0]["versions"]) == ("60", "pay/low", "2")


def test_jsonl_holds_the_record_of_a_scan_and_the_history(
    store: str, capsys: pytest.CaptureFixture[str]
) -> None:
    _, out, _ = run(capsys, "export", "--format", "jsonl", "--store", store)
    rows = [json.loads(line) for line in out.splitlines()]
    assert rows[1]["claims"][0]["value"] == {
        "min": 30,
        "max": 30,
        "currency": "USD",
        "per": "consult",
        "bound": "exact",
        "role": "base",
    }
    assert {"status", "score", "band", "findings", "first_seen", "last_seen", "versions"} <= rows[1].keys()


def test_parquet_and_sqlite_hold_the_same_rows(
    store: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    parquet, database = tmp_path / "x.parquet", tmp_path / "x.db"
    run(capsys, "export", "--format", "parquet", "--output", str(parquet), "--store", store)
    run(capsys, "export", "--format", "sqlite", "--output", str(database), "--store", store)
    rows = pq.read_table(parquet).to_pylist()
    file = sqlite3.connect(database)
    assert [tuple(row.values()) for row in rows] == file.execute("SELECT * FROM postings").fetchall()
    file.close()
    assert [row["score"] for row in rows] == [60, 30]


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (("diff", "9"), "There is no run 9"),
        (("history", "beef"), "no posting has this address"),
        (("export", "--format", "parquet"), "--output FILE"),
        (("export", "--format", "csv", "--output", "/no/where/x.csv"), "cannot be written"),
    ],
)
def test_a_mistake_is_one_line(
    args: tuple[str, ...], said: str, store: str, capsys: pytest.CaptureFixture[str]
) -> None:
    code, out, err = run(capsys, *args, "--store", store)
    assert (code, out, err.count("\n")) == (2, "", 1)
    assert said in err


def test_no_history_yet_is_one_line(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, _, err = run(capsys, "history", "--store", str(path))
    assert code == 2
    assert err == f"scanner: {path}: there is no history here yet; `scanner batch` begins one.\n"
    assert not path.exists()
