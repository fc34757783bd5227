"""The README's table of what is looked for: every system of the mission has a rule that exists, or a line of the report."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from scanner.rules.pack import rule_ids

README = (Path(__file__).parents[1] / "README.md").read_text(encoding="utf-8")
TABLE = README.split("## What it looks for\n")[1].split("\n## ")[0]
ROWS = [line.strip("| ").split(" | ") for line in TABLE.splitlines() if line.startswith("| ")][1:]
RULES = rule_ids()
REPORT = ("**Role**", "**good signs**", "`scanner scan --for`")
"""Parts of a report that say something themselves."""
SYSTEMS = (
    "live visits", "messages and forms", "triage", "without patients", "without registration", "where the patient is",
    "exceptions", "current practice", "local cover", "liability", "per consultation", "per hour", "subscription", "volume",
    "time limits", "unpaid admin", "flexible", "back to back", "defensive practice", "transactional chat", "trained abroad",
    "replacement", "who it suits", "software", "too good to be true", "boring but stable",
)  # fmt: skip


def named(cell: str) -> list[str]:
    """The ids and folders of rules in a cell."""
    return [word for word in re.findall(r"`([^`]+)`", cell) if not word.startswith("scanner ")]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row[0])
def test_every_row_names_rules_that_exist_or_a_line_of_the_report(row: list[str]) -> None:
    what, says = row
    ids = named(says)
    assert [i for i in ids if not any(rule == i or rule.startswith(f"{i}/") for rule in RULES)] == [], what
    assert ids or any(part in says for part in REPORT), what


@pytest.mark.parametrize("system", SYSTEMS)
def test_no_system_of_the_mission_is_without_a_row(system: str) -> None:
    assert any(system in re.sub(r"[*]", "", what).lower() for what, _ in ROWS)


def test_the_report_has_the_lines_that_are_named() -> None:
    reports = Path(__file__).parents[1] / "scanner" / "reports"
    text = "".join(path.read_text(encoding="utf-8") for path in reports.glob("*.py"))
    assert '_label("Role")' in text
    assert '"Good signs"' in text
