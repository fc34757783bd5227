"""How the worker is engaged: what statements from many countries say, and what says nothing."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from scanner.examples import miniature
from scanner.judgement import Judge
from scanner.model import Engagement
from scanner.rules import load

if TYPE_CHECKING:
    from collections.abc import Iterator

TABLES = Path(__file__).parent / "engagement"
MISSED = "known-misses"


@cache
def judge() -> Judge:
    return Judge(load())


def rows(table: str) -> Iterator[tuple[str, str]]:
    for line in (TABLES / f"{table}.txt").read_text(encoding="utf-8").splitlines():
        statement, arrow, said = line.rpartition(" -> ")
        if arrow:
            yield statement.replace("\\n", "\n"), said


def heard() -> list[tuple[str, str]]:
    tables = sorted(path.stem for path in TABLES.glob("*.txt") if path.stem != MISSED)
    return list(dict.fromkeys(row for table in tables for row in rows(table)))


def engagement(statement: str) -> str:
    values = [claim.value for claim in judge().facts(miniature(statement)).claims]
    return "+".join(sorted({value.type for value in values if isinstance(value, Engagement)})) or "none"


@pytest.mark.parametrize(("statement", "said"), heard())
def test_how_the_worker_is_engaged(statement: str, said: str) -> None:
    assert engagement(statement) == said


@pytest.mark.parametrize(("statement", "said"), list(rows(MISSED)))
@pytest.mark.xfail(strict=True)
def test_known_misses(statement: str, said: str) -> None:
    assert engagement(statement) == said


@pytest.mark.parametrize(
    ("text", "quotes"),
    [
        pytest.param("Permanent", 1, id="the-whole-passage"),
        pytest.param("- Permanent, big windows", 1, id="before-a-comma"),
        pytest.param("# Psychiatrist (permanent)", 1, id="in-brackets"),
        pytest.param("| Deal | Permanent", 1, id="in-a-table"),
        pytest.param("Hours: 37. Permanent. Hybrid.", 1, id="between-points"),
        pytest.param("## Permanent", 0, id="not-a-heading"),
        pytest.param("Permanent: see below", 0, id="not-before-a-colon"),
        pytest.param("A permanent smile", 0, id="not-among-words"),
        pytest.param("The semi-permanent look", 0, id="not-joined-by-a-hyphen"),
        pytest.param("Permanent 24 hours light", 0, id="not-before-a-figure"),
    ],
)
def test_a_word_that_must_stand_alone(text: str, quotes: int) -> None:
    claims = judge().extract(miniature(text))
    assert sum(claim.rule == "engagement/employee/alone" for claim in claims) == quotes


@pytest.mark.parametrize(
    ("text", "said"),
    [
        pytest.param("W-2: $70 an hour\n1099: $85 an hour", "either", id="both-listed"),
        pytest.param("W-2: $70 an hour", "employee", id="what-lacks-its-pair-silences-nothing"),
        pytest.param("1099: $85 an hour", "contractor", id="nor-does-the-other"),
    ],
)
def test_two_options_in_a_list(text: str, said: str) -> None:
    assert engagement(text) == said
