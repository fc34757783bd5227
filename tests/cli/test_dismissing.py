"""`--dismissals` end to end: over real postings, in every format."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from scanner.cli import main

if TYPE_CHECKING:
    from click.testing import Result

FIXTURES = Path(__file__).parents[2] / "fixtures" / "postings"
FLAGGED, HONEST = FIXTURES / "gl-worldwide-no-licence.html", FIXTURES / "gb-remote-gp-honest.html"


@pytest.fixture
def mine(tmp_path: Path) -> Path:
    path = tmp_path / "dismissals.toml"
    path.write_text(
        '[[dismiss]]\nrule = "hype"\nreason = "Spoke with them.\\u001b[31m"\nby = "AB"\n\n'
        '[[dismiss]]\nposting = "gb-remote-gp-honest.html"\nreason = "I work there."\n\n'
        '[[dismiss]]\nrule = "pay"\nposting = "nowhere*"\nreason = "x"\n'
    )
    return path


def scan(*words: object) -> Result:
    return CliRunner().invoke(main, ["scan", *map(str, words)])


def test_the_report_shows_what_was_dismissed_and_why(mine: Path) -> None:
    done = scan(FLAGGED, "--dismissals", mine)
    assert done.exit_code == 0
    assert "), with the reason" in done.stdout
    assert "Spoke with them." in done.stdout
    assert "\x1b" not in done.stdout
    assert "hype/" not in done.stdout.split("How the score comes about")[1]


def test_the_summary_counts_them_and_says_what_matched_nothing(mine: Path) -> None:
    done = scan(FLAGGED, HONEST, "--dismissals", mine, "--jobs", 2)
    assert "1 posting as a whole." in done.stderr
    assert f"{mine}:10: the dismissal of pay in nowhere* matched nothing." in done.stderr


def test_a_record_lists_them_and_they_do_not_count(mine: Path) -> None:
    before, after = (
        json.loads(scan(FLAGGED, "--format", "jsonl", *more).stdout) for more in ((), ("--dismissals", mine))
    )
    rules = {finding["rule"] for finding in before["findings"]}
    dismissed = {each["rule"] for each in after["dismissed"]}
    assert dismissed
    assert dismissed | {finding["rule"] for finding in after["findings"]} == rules
    assert after["score"] < before["score"] or before["score"] == 100
    assert {each["dismissal"]["by"] for each in after["dismissed"]} == {"AB"}
    assert before["dismissed"] == []


def test_a_dismissed_posting_keeps_its_row_with_a_mark(mine: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "160")
    done = scan(HONEST, FLAGGED, "--dismissals", mine, "--table")
    assert "dismissed: I work there." in done.stdout
    (row,) = [line for line in done.stdout.splitlines() if "Remote GP" in line]
    assert row.split()[:2] == ["0", "low"]


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        (b"[[dismiss]]\nrule = 'hype/freedom/anywere'\nreason = 'x'", ":2: rule: there is no rule"),
        (b"[[dismis]]\nrule = 'hype'", "dismis: no such key"),
        (b"[[dismiss]\n", "at line 1"),
        (b"\xff\xfe", "is not text in UTF-8"),
        (b"x" * 1_000_001, "is larger than 1 MB"),
    ],
)
def test_a_mistake_ends_the_run_before_it_begins(tmp_path: Path, text: bytes, problem: str) -> None:
    path = tmp_path / "d.toml"
    path.write_bytes(text)
    done = scan(HONEST, "--dismissals", path)
    assert done.exit_code == 2
    assert problem in done.stderr
    assert done.stdout == ""


def test_a_file_that_is_not_there_is_a_mistake() -> None:
    done = scan(HONEST, "--dismissals", "nowhere.toml")
    assert done.exit_code == 2
    assert "nowhere.toml: no such file" in done.stderr
