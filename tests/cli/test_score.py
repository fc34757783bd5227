"""`scanner score`: the working adds up to the score that `scanner scan` gives."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from scanner.cli import main
from scanner.findings.weights import CAPS, POINTS
from scanner.model import Severity

if TYPE_CHECKING:
    from click.testing import Result

FIXTURES = Path(__file__).parents[2] / "fixtures" / "postings"
SAMPLE = (
    "gl-worldwide-no-licence.html", "gb-remote-gp-honest.html", "us-hype-with-licences.html",
    "ng-helpline-triage.txt", "us-per-prescription.md",
)  # fmt: skip


def run(*words: object) -> Result:
    return CliRunner().invoke(main, list(map(str, words)))


@pytest.mark.parametrize("name", SAMPLE)
def test_the_working_leads_to_the_score_of_a_scan(name: str) -> None:
    row = json.loads(run("scan", FIXTURES / name, "--format", "jsonl").stdout)
    shown = run("score", FIXTURES / name).stdout
    assert f"{row['score']}  score, band {row['band']}" in shown
    for finding in (*row["findings"], *row["strengths"]):
        assert re.search(
            rf"^ +{finding['points']}  {finding['severity']} +{finding['rule']}: ", shown, re.MULTILINE
        )
    counted = sum(int(line.split()[0]) for line in shown.splitlines() if re.match(r" +\d+  counted", line))
    assert f"{counted}  red flags" in shown


def test_the_table_has_every_weight() -> None:
    shown = run("score", "--table").stdout
    for word, points in (
        *((s.value, POINTS[s]) for s in (Severity.NOTE, Severity.CAUTION, Severity.WARNING)),
        *CAPS.items(),
    ):
        assert re.search(rf"^  {word} +{points}$", shown, re.MULTILINE), word
    assert "severe      70–100" in shown


def test_what_was_dismissed_is_said_and_does_not_count(tmp_path: Path) -> None:
    path = tmp_path / "d.toml"
    path.write_text("[[dismiss]]\nrule = 'malpractice'\nreason = 'x'\n")
    shown = run("score", FIXTURES / SAMPLE[0], "--dismissals", path).stdout
    assert "3 dismissed, not counted" in shown
    assert "malpractice" not in shown


def test_what_is_not_scored_says_why() -> None:
    done = run("score", FIXTURES / "login-wall.html")
    assert done.exit_code == 0
    assert "Not scored: This does not read as a single job posting" in done.stdout


def test_mistakes_end_in_a_sentence() -> None:
    assert run("score").exit_code == 2
    assert "--save kept.warc.gz" in run("score", "https://jobs.example/1").stderr
    done = run("score", "nowhere.html")
    assert done.exit_code == 3
    assert "nowhere.html" in done.stderr
