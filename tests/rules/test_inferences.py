"""What rules ask to be inferred is what the guide lists, and what is worked out."""

from __future__ import annotations

import re
from fnmatch import fnmatchcase
from pathlib import Path

from scanner.rules import load
from scanner.rules.conditions import parse_condition
from scanner.rules.pack import builtin_folder

GUIDE = (builtin_folder() / "README.md").read_text(encoding="utf-8")
LISTED = re.findall(r"`((?:pay|licensing|role|volume)/[\w/*-]+)`", GUIDE.split("What can be `inferred`")[1])
SOURCE = "".join(
    path.read_text(encoding="utf-8")
    for path in (Path(__file__).parents[2] / "scanner" / "findings").rglob("*.py")
)


def test_every_inference_that_a_rule_asks_for_is_listed() -> None:
    conditions = [text for rule in load().rules for text in (*rule.requires, *rule.unless)]
    asked = {
        word
        for text in conditions
        for selector in parse_condition(text)
        if selector.subject == "inferred"
        for word in selector.words
    }
    assert [name for name in asked if not any(_alike(name, each) for each in LISTED)] == []


def test_every_inference_that_is_listed_is_worked_out() -> None:
    ends = {name.rpartition("/")[2].removeprefix("headline-") for name in LISTED if "*" not in name}
    assert len(LISTED) >= 24
    assert [end for end in ends if end not in SOURCE] == []


def _alike(one: str, other: str) -> bool:
    return fnmatchcase(one, other) or fnmatchcase(other, one)
