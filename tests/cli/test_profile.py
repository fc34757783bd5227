"""`scanner scan --for`: what a posting is to one doctor, in every format."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from scanner.cli import main

FIXTURES = Path(__file__).parents[2] / "fixtures"
AD = FIXTURES / "postings" / "gb-remote-gp-honest.html"
ARTICLE = FIXTURES / "postings" / "article-telemedicine-truth.html"


@pytest.fixture
def me(tmp_path):
    path = tmp_path / "me.toml"
    path.write_text('registered = ["GB"]\ncover = "none"\nleast_hourly = "GBP 83.17"\n', encoding="utf-8")
    return path


def run(*words):
    return CliRunner().invoke(main, ["scan", *map(str, words)])


def test_text_says_it_first(me):
    text = " ".join(run(AD, "--for", me).stdout.split())
    said = text[text.index("For you: something is missing") : text.index("What a doctor needs to know")]
    assert "✓ fits registration" in said
    assert "✗ gap cover it is left to you, and you have none — “Your own medical indemnity”" in said
    assert said.index("✗ gap") < said.index("✓ fits")


def test_json_has_verdict_reasons_and_words(me):
    row = json.loads(run(AD, "--for", me, "--format", "jsonl").stdout)
    assert row["fit"]["verdict"] == "gap"
    assert [(each["topic"], each["fit"]) for each in row["fit"]["points"]] == [
        ("registration", "fit"), ("cover", "gap"), ("pay", "unknown"),
    ]  # fmt: skip
    assert row["fit"]["points"][2]["quotes"] == ["£82 an hour", "£94 an hour", "£105 an hour"]


def test_csv_has_a_column(me):
    (row,) = csv.DictReader(run(AD, "--for", me, "--format", "csv").stdout.splitlines())
    assert row["fit"] == "gap: cover; unknown: pay; fit: registration"


def test_a_table_has_a_mark(me):
    head, first, second, *_ = run(AD, ARTICLE, "--for", me, "--table").stdout.splitlines()
    assert head.startswith("score  band      for you  title")
    assert first.split()[:3] == ["0", "low", "gap"]
    assert second.split()[:3] == ["–", "none", "–"]


def test_without_a_profile_there_is_nothing_of_it():
    assert "for you" not in run(AD, "--table").stdout
    assert "fit" not in json.loads(run(AD, "--format", "jsonl").stdout)
    assert "For you" not in run(AD).stdout


@pytest.mark.parametrize("options", [["--format", "json"], ["--format", "csv"], ["--full"], ["--table"]])
def test_nothing_of_the_profile_is_written(options, me):
    assert "83.17" not in run(AD, "--for", me, *options).stdout


def test_worker_processes_have_the_profile_too(me):
    rows = [
        run(FIXTURES / "postings", "--for", me, "--jobs", jobs, "--format", "jsonl").stdout for jobs in (1, 2)
    ]
    assert rows[0] == rows[1]
    assert '"fit": {' in rows[0]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('location = "PK"\n\nregstered = ["GB"]\n', ":3: regstered: no such key; did you mean registered?\n"),
        ('registered = ["GB"]\nexams = ["PLABB"]\n', ":2: exams: 'PLABB' is no exam"),
        ("location = \n", ":1: this is no TOML"),
        ("", ":1: profile: is empty"),
    ],
)
def test_a_mistake_is_named_with_file_and_line(text, message, tmp_path):
    path = tmp_path / "me.toml"
    path.write_text(text, encoding="utf-8")
    result = run(AD, "--for", path)
    assert result.exit_code == 2
    assert f"me.toml{message}" in result.stderr
    assert result.stderr.count("\n") == 1
    assert result.stdout == ""


def test_a_file_that_is_not_there_is_one_line(tmp_path):
    result = run(AD, "--for", tmp_path / "none.toml")
    assert (result.exit_code, result.stderr.count("\n")) == (2, 1)


def test_the_readme_shows_the_example():
    readme = (FIXTURES.parent / "README.md").read_text(encoding="utf-8")
    assert f"```toml\n{(FIXTURES / 'me.toml').read_text(encoding='utf-8')}```" in readme
