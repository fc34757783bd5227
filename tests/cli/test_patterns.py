"""`scanner patterns`: checks and lists rules."""

from __future__ import annotations

import sys
from types import SimpleNamespace

import pytest
from click.testing import CliRunner

import scanner.rules
from scanner.cli import main
from scanner.errors import RuleError
from scanner.model import Severity

RULE = SimpleNamespace(id="hype/a", severity=Severity.NOTE, title="A title", hits=("a", "b"), misses=("c",))
PACK = SimpleNamespace(rules=(RULE,), phrases=(1, 2))


@pytest.fixture
def patterns(monkeypatch):
    """Run `scanner patterns` on one rule with given problems."""

    def run(*arguments, problems=()):
        monkeypatch.setattr(scanner.rules, "load", lambda *_, **__: PACK)
        monkeypatch.setitem(sys.modules, "scanner.examples", SimpleNamespace(check_pack=lambda _: problems))
        return CliRunner().invoke(main, ["patterns", *arguments])

    return run


def test_a_good_pack_is_one_line_with_counts(patterns):
    result = patterns("check", "mine")
    assert result.output == "OK: 1 rules, 2 phrases, 3 examples\n"
    assert result.exit_code == 0


def test_each_problem_is_a_line(patterns):
    problem = SimpleNamespace(rule="hype/a", text="says: no example fires 'x'")
    result = patterns("check", problems=(problem, problem))
    assert result.stderr == "hype/a: says: no example fires 'x'\n" * 2
    assert result.exit_code == 2


def test_a_mistake_in_a_file_is_a_line(monkeypatch):
    def load(*_, **__):
        raise RuleError("a.yaml:4: sayz: unknown")

    monkeypatch.setattr(scanner.rules, "load", load)
    result = CliRunner().invoke(main, ["patterns", "check"])
    assert result.stderr == "scanner: a.yaml:4: sayz: unknown\n"
    assert result.exit_code == 2
