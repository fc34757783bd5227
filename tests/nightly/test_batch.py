"""`scanner batch` over files: what is judged, what is only noted, and how it ends."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from typing import TYPE_CHECKING

import pytest
from nightly.postings import posting

from scanner.nightly.crew import Crew
from scanner.nightly.gathering import REPORTS

if TYPE_CHECKING:
    from pathlib import Path

    from nightly.conftest import Place

    from scanner.model import Document


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


def test_other_bytes_with_the_same_posting_are_read_but_not_judged(
    place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    place.batch()
    path = place.folder / "postings" / "00002.txt"
    path.write_bytes(path.read_bytes() + b"\n\n")
    judged: list[object] = []
    judge = Crew.judge
    monkeypatch.setattr(Crew, "judge", lambda crew, some: judged.extend(some) or judge(crew, some))
    (summary,) = place.batch().events["summary"]
    assert (summary["judged"], judged) == (1, [])
    assert not any(summary["changes"].values())


def test_of_a_table_only_the_row_that_changed_is_judged(
    place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    table = place.folder / "jobs.jsonl"
    rows = [{"title": f"Telehealth doctor {n}", "description": posting(n)} for n in range(5)]
    table.write_text("".join(f"{json.dumps(row)}\n" for row in rows), encoding="utf-8")
    place.configure('name = "table"\npath = "jobs.jsonl"')
    place.batch()
    rows[3]["description"] = posting(9)
    table.write_text("".join(f"{json.dumps(row)}\n" for row in rows), encoding="utf-8")
    judged: list[object] = []
    judge = Crew.judge
    monkeypatch.setattr(Crew, "judge", lambda crew, some: judged.extend(some) or judge(crew, some))
    assert place.batch().code == 0
    assert len(judged) == 1
    assert len(place.rows()) >= 5


def test_other_rules_judge_everything_again(place: Place) -> None:
    place.batch()
    rules = place.folder / "rules"
    rules.mkdir()
    place.configure('name = "saved"\npath = "postings"', top='patterns = ["rules"]')
    assert place.batch().events["summary"][0]["judged"] == 0  # an empty folder changes no rule
    (rules / "words.yaml").write_text("none: [nothing]\n", encoding="utf-8")
    assert place.batch().events["summary"][0]["judged"] == 3


def test_a_rule_broken_since_yesterday_is_one_line_and_nothing_is_lost(place: Place) -> None:
    (place.folder / "rules").mkdir()
    place.configure('name = "saved"\npath = "postings"', top='patterns = ["rules"]')
    place.batch()
    before = place.store.read_bytes()
    (place.folder / "rules" / "bad.yaml").write_text("titel: x\n", encoding="utf-8")
    ended = place.batch()
    assert ended.code == 2
    (error,) = ended.events["error"]
    assert "bad.yaml:1" in error["message"]
    assert place.store.read_bytes() == before
    (place.folder / "rules" / "bad.yaml").unlink()
    assert place.batch().events["summary"][0]["judged"] == 0


def test_another_version_of_the_scanner_judges_everything_again(
    place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    place.batch()
    monkeypatch.setattr("scanner.nightly.ruling.version", lambda _: "9.9.9")
    (summary,) = place.batch().events["summary"]
    assert summary["judged"] == 3
    assert not any(summary["changes"].values())


def test_rules_that_change_while_a_night_goes_on_change_nothing_of_it(
    place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    rules = place.folder / "rules"
    rules.mkdir()
    place.configure('name = "saved"\npath = "postings"', top='patterns = ["rules"]')
    read = Crew.read

    def changing(crew: Crew, documents: list[Document]) -> object:
        (rules / "words.yaml").write_text("none: [nothing]\n", encoding="utf-8")
        return read(crew, documents)

    with monkeypatch.context() as patched:
        patched.setattr(Crew, "read", changing)
        before = place.batch()
    assert before.events["summary"][0]["judged"] == 3
    after = place.batch()
    assert after.events["summary"][0]["judged"] == 3
    assert (
        len(
            {
                line.split("rules")[1]
                for line in place.run("history", "--store", str(place.store)).out.splitlines()
            }
        )
        == 2
    )


def test_a_posting_that_reached_the_band_is_exit_1(place: Place) -> None:
    (place.folder / "postings" / "bad.txt").write_text(
        "Doctor online\nPay a fee of $200 to register with us and earn $30,000 a month from home. No licence needed, "
        "no experience needed, be your own boss. Work from the beach. Start today, only three places are left! You "
        "answer 40 chats an hour and are paid $1 per chat. Send your passport and licence by WhatsApp right now.\n",
        encoding="utf-8",
    )
    assert place.batch("--fail-on", "high").code == 1
    assert place.batch().code == 0
    place.configure('name = "saved"\npath = "postings"', top='fail-on = "high"')
    assert place.batch().code == 1


def test_a_source_that_fails_does_not_hinder_the_others(place: Place) -> None:
    place.write(7, folder="other")
    sources = ['name = "saved"\npath = "postings"', 'name = "other"\npath = "other"']
    place.configure(*sources)
    place.batch()
    (place.folder / "postings").rename(place.folder / "elsewhere")
    for _ in range(3):
        ended = place.batch()
        assert ended.code == 3
        assert "no such file or folder" in ended.events["source"][0]["message"]
        assert ended.events["summary"][0]["outcomes"] == {"scored": 1}
        assert ended.events["summary"][0]["changes"]["removed"] == 0
    (place.folder / "elsewhere").rename(place.folder / "postings")
    assert place.batch().code == 0
    assert len(place.rows()) == 4


def test_what_is_gone_twice_is_removed(place: Place) -> None:
    place.batch()
    (place.folder / "postings" / "00003.txt").unlink()
    assert place.batch().events["summary"][0]["changes"]["removed"] == 0
    assert place.batch().events["summary"][0]["changes"]["removed"] == 1


def test_a_folder_that_was_emptied_is_silent(place: Place) -> None:
    place.batch()
    for path in (place.folder / "postings").iterdir():
        path.unlink()
    ended = place.batch()
    assert (ended.code, ended.events["summary"][0]["silent"]) == (0, ["saved"])


def test_one_unreadable_file_is_no_failure_of_its_source(place: Place) -> None:
    (place.folder / "postings" / "x.pdf").write_bytes(b"%PDF-1.4 nothing")
    ended = place.batch()
    assert ended.code == 0
    assert ended.events["summary"][0]["outcomes"] == {"scored": 3, "unreadable": 1}


def test_it_is_the_same_with_several_processes(place: Place, tmp_path: Path) -> None:
    place.write(*range(40))
    place.batch("--jobs", "2")
    shared = place.rows()
    (tmp_path / "scanner.db").unlink()
    place.batch()
    assert [_timeless(row) for row in place.rows()] == [_timeless(row) for row in shared]


def _timeless(row: dict[str, object]) -> dict[str, object]:
    return {name: value for name, value in row.items() if name not in {"first_seen", "last_seen"}}


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


def test_what_is_stopped_ends_in_good_order_and_the_next_run_goes_on(
    place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    place.write(200, folder="other")
    place.write(*range(100))
    place.configure('name = "saved"\npath = "postings"', 'name = "other"\npath = "other"')
    judge, judged = Crew.judge, []
    monkeypatch.setattr(Crew, "judge", lambda crew, some: judged.extend(some) or judge(crew, some))
    stopped = place.batch_until(lambda: bool(judged))
    (left,) = stopped.events["stopped"]
    assert "Left: saved (32 done), other (none done)" in left["message"]
    assert left["left"] == ["saved", "other"]
    ended = place.batch()
    assert ended.code == 0
    assert ended.events["run"][0]["resumed"]
    assert ended.events["source"][0]["documents"] == 68
    assert len(place.rows()) == 101
    assert len(place.run("history", "--store", str(place.store)).out.splitlines()) == 1


def test_the_time_budget_stops_it(place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    judge = Crew.judge
    monkeypatch.setattr(Crew, "judge", lambda crew, some: time.sleep(1.1) or judge(crew, some))
    stopped = place.batch("--time-budget", "1s")
    assert stopped.code == 4
    assert stopped.events["stopped"][0]["left"] == ["saved"]
    assert place.batch("--time-budget", "1h").code == 0


def test_a_long_table_goes_on_in_the_middle(place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("scanner.nightly.recording.PORTION", 10)
    rows = [json.dumps({"title": f"Doctor {n}", "description": posting(n)}) for n in range(45)]
    (place.folder / "jobs.jsonl").write_text("\n".join(rows), encoding="utf-8")
    place.configure('name = "table"\npath = "jobs.jsonl"')
    judge, judged = Crew.judge, []

    def counted(crew: Crew, some: list[object]) -> object:
        judged.append(len(some))
        return judge(crew, some)  # type: ignore[arg-type]

    monkeypatch.setattr(Crew, "judge", counted)
    stopped = place.batch_until(lambda: len(judged) == 2)
    assert stopped.events["stopped"][0]["left"] == ["table"]
    assert stopped.events["within"][0]["message"] == "table: jobs.jsonl: 25 of 45 postings are left to judge"
    assert judged == [10, 10]
    ended = place.batch()
    assert ended.events["run"][0]["resumed"]
    assert judged == [10, 10, 10, 10, 5]
    assert ended.events["summary"][0]["outcomes"] == {"scored": 45}
    assert len(place.rows()) == 45
    assert place.batch().events["summary"][0]["judged"] == 0


def test_a_source_that_is_not_wanted_any_more_leaves_the_reports(place: Place) -> None:
    place.write(7, folder="other")
    place.configure('name = "saved"\npath = "postings"', 'name = "other"\npath = "other"')
    place.batch()
    assert len(place.rows()) == 4
    place.configure('name = "saved"\npath = "./postings/"')
    assert place.batch().code == 0
    assert len(place.rows()) == 3


@pytest.mark.parametrize("reports", ["reports", ".", "postings"])
def test_what_a_night_writes_is_not_read_as_a_posting(reports: str, place: Place) -> None:
    place.configure('name = "all"\npath = "."', top=f'reports = "{reports}"')
    for _ in range(2):
        ended = place.batch()
        assert ended.events["summary"][0]["outcomes"] == {"scored": 3}
    assert place.batch().events["summary"][0]["judged"] == 0


def test_a_file_may_have_any_name(place: Place) -> None:
    for name in (b"caf\xe9.txt", b"a'b#1.txt", "\u202eb.txt".encode()):
        path = os.fsencode(place.folder / "postings") + b"/" + name
        with open(path, "w", encoding="utf-8") as file:  # noqa: PTH123 - bytes are no path
            file.write(posting(50 + len(name)))
    assert place.batch().events["summary"][0]["outcomes"] == {"scored": 6}
    again = place.batch()
    assert (again.code, again.events["summary"][0]["judged"]) == (0, 0)
    assert not any(again.events["summary"][0]["changes"].values())


@pytest.mark.parametrize("budget", ["30", "0m", "soon", "", "-5m"])
def test_a_budget_that_is_none_is_refused(budget: str, place: Place) -> None:
    assert place.batch("--time-budget", budget).code == 2


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


def test_it_runs_where_there_is_next_to_nothing(tmp_path: Path) -> None:
    """No HOME, no PATH, no terminal, nothing to read from: cron and a container."""
    bare = {
        "PYTHONPATH": str(_root()),
        **({"SYSTEMROOT": os.environ["SYSTEMROOT"]} if os.name == "nt" else {}),
    }
    for args in (["init"], ["batch"]):
        done = subprocess.run(
            [sys.executable, "-m", "scanner", *args], cwd=tmp_path, env=bare, stdin=subprocess.DEVNULL,
            capture_output=True, text=True, check=False,
        )  # fmt: skip
        assert done.returncode == 0, done.stderr
    assert "2 scored" in done.stderr
    bands = {
        row["source"]: row["band"] for row in map(json.loads, _lines(tmp_path / "reports" / "postings.jsonl"))
    }
    assert bands == {"postings/dubious.txt": "severe", "postings/honest.txt": "low"}
    again = subprocess.run(
        [sys.executable, "-m", "scanner", "init"],
        cwd=tmp_path,
        env=bare,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (again.returncode, again.stderr.count("\n")) == (2, 1)
    assert "is there already" in again.stderr


def _root() -> Path:
    from pathlib import Path  # noqa: PLC0415

    return Path(__file__).parents[2]


def _lines(path: Path) -> list[str]:
    return path.read_text(encoding="utf-8").splitlines()
