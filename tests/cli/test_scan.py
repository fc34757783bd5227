"""`scanner scan`: what is shown, and how it exits."""

from __future__ import annotations

import json

import pytest

EXITS = [
    pytest.param(["low"], [], 0, id="nothing-asked"),
    pytest.param(["severe"], [], 0, id="severe-but-not-asked"),
    pytest.param(["low", "high"], ["--fail-on", "high"], 1, id="reached"),
    pytest.param(["low", "severe"], ["--fail-on", "high"], 1, id="passed"),
    pytest.param(["low", "caution"], ["--fail-on", "high"], 0, id="not-reached"),
    pytest.param(["short"], ["--fail-on", "low"], 0, id="unscored-reaches-nothing"),
    pytest.param(["severe", "stumble"], ["--fail-on", "high"], 3, id="unread-wins"),
    pytest.param(["severe", "stumble"], ["--fail-on", "high", "--exit-zero"], 0, id="exit-zero"),
    pytest.param(["high"], ["--fail-on", "high", "--min-band", "severe"], 1, id="hidden-still-counts"),
]


def sources(result):
    return [json.loads(line)["source"].rpartition("#")[2] for line in result.stdout.splitlines()]


@pytest.mark.parametrize(("lines", "options", "code"), EXITS)
def test_the_exit_code_says_how_it_went(lines, options, code, scan, ads):
    assert scan(ads(*lines), *options).exit_code == code


def test_without_paths_it_says_what_to_do(scan):
    result = scan()
    assert result.exit_code == 2
    assert "for example: scanner scan" in result.stderr


def test_an_unknown_band_is_a_usage_error(scan, ads):
    assert scan(ads("low"), "--fail-on", "terrible").exit_code == 2


def test_what_cannot_be_read_is_a_line_and_a_row_and_the_rest_goes_on(scan, ads):
    result = scan("nowhere.html", ads("low"), "--format", "jsonl")
    rows = [json.loads(line) for line in result.stdout.splitlines()]
    assert [row["status"] for row in rows] == ["failed", "scored"]
    assert result.stderr == "scanner: nowhere.html: There is no such file.\n"
    assert result.exit_code == 3


def test_a_broken_reader_or_rule_costs_one_row(scan, ads):
    result = scan(ads("low", "stumble", "high", "unreadable", "lost"), "--format", "jsonl")
    assert [json.loads(line)["status"] for line in result.stdout.splitlines()] == [
        "scored",
        "failed",
        "scored",
        "failed",
    ]
    assert "Traceback" not in result.stderr
    assert "ZeroDivisionError: a broken rule" in result.stderr


def test_stdin_is_read(scan):
    result = scan("-", "--format", "jsonl", given="low ad\n")
    assert json.loads(result.stdout)["posting"]["title"] == "low ad"


def test_min_band_hides_what_is_better_but_no_failure(scan, ads):
    result = scan(ads("low", "severe", "stumble", "short", "high"), "--format", "jsonl", "--min-band", "high")
    assert sources(result) == ["2", "3", "5"]


def test_sort_by_score_puts_the_worst_first_and_failures_last(scan, ads):
    result = scan(
        ads("stumble", "low", "short", "severe one", "severe two"), "--format", "jsonl", "--sort", "score"
    )
    assert sources(result) == ["4", "5", "2", "3", "1"]


def test_many_become_a_table_and_full_forbids_it(scan, ads):
    path = ads(*["low"] * 6)
    assert scan(path).stdout.startswith("score")
    assert scan(path, "--full").stdout.count("legal advice") == 6
    assert scan(ads("low"), "--table").stdout.startswith("score")


def test_a_summary_stands_at_the_end_of_stderr(scan, ads):
    result = scan(ads("low", "low", "severe", "short", "stumble"), "--exit-zero")
    assert result.stderr.endswith("4 postings: 1 severe, 2 low, 1 not scored; 1 input could not be read.\n")


def test_other_programs_get_no_summary(scan, ads):
    assert scan(ads("low", "low"), "--format", "jsonl").stderr == ""


def test_nothing_is_said_to_be_nothing(scan, ads):
    assert scan(ads()).stderr == "No posting was read.\n"
