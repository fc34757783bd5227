"""`scanner scan --questions`: messages and nothing else."""

from __future__ import annotations

import pytest
from click.testing import CliRunner

from scanner.cli import main


@pytest.fixture
def ad(tmp_path):
    path = tmp_path / "ad.txt"
    path.write_text(
        "# Telehealth doctor\nWe are hiring. You will see patients by video and treat them. Competitive pay.\n"
        + "You work in a friendly team and will have the support that you need. " * 12,
        encoding="utf-8",
    )
    return path


def run(*words):
    return CliRunner().invoke(main, ["scan", *map(str, words)])


@pytest.mark.parametrize("options", [["--format", "csv"], ["--format", "json"], ["--table"], ["--full"]])
def test_a_message_has_no_other_format(options, scan, ads):
    result = scan(ads("low"), "--questions", *options)
    assert result.exit_code == 2
    assert "--questions writes messages: leave out --format, --full and --table." in result.stderr


def test_a_message_holds_nothing_of_a_profile(scan, ads, tmp_path):
    result = scan(ads("low"), "--questions", "--for", tmp_path / "me.toml")
    assert result.exit_code == 2
    assert "leave out --for" in result.stderr


def test_what_has_no_questions_is_told_on_stderr(scan, ads):
    result = scan(ads("low", "short"), "--questions", "--format", "text")
    assert result.stdout == ""
    assert "#1: nothing to ask\n" in result.stderr
    assert "#2: nothing to ask: too little text" in result.stderr


def test_stdout_holds_the_message_only(ad):
    result = run(ad, "--questions")
    assert result.exit_code == 0
    assert result.stdout.startswith("Hello,\n\n")
    assert "\n1. " in result.stdout
    assert result.stdout.endswith("Kind regards\n")
    assert result.stderr == ""


def test_a_file_gets_the_message(ad, tmp_path):
    result = run(ad, "--questions", "--output", tmp_path / "mail.txt")
    assert result.stdout == ""
    assert (tmp_path / "mail.txt").read_text(encoding="utf-8").startswith("Hello,\n\n")
