"""The list of facts: a line each, with the words, whatever the posting holds."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from scanner.model import Fact, State
from scanner.reports import FORMATS, Layout, Look
from scanner.reports.checklist import checklist, checklist_heading

NASTY = "\x1b[2J\u202e" + "very long words " * 40


def lines(report, **look):
    return checklist(report, Look(**look))


def test_each_state_has_its_word(flagged):
    found = "\n".join(lines(flagged))
    assert "✓ stated      pay                USD 25–30 per consultation — “$25-$30 per consult”" in found
    assert "? vague       time for notes     not whether it is paid — “Charting time is not paid”" in found
    assert "✗ not stated  hours              question 3 below" in found
    assert "· not read    clinical lead      not enough was read to tell" in found
    assert "✓ stated      employer           QuickDoc Health" in found


def test_the_heading_counts(flagged):
    assert checklist_heading(flagged) == "What a doctor needs to know: 2 of 5 stated"


@pytest.mark.parametrize("width", [72, 88, 100])
def test_a_fact_is_one_line_however_long_and_hostile(width, flagged):
    fact = Fact("pay", NASTY, State.VAGUE, NASTY, (2,), NASTY, NASTY)
    claims = tuple(replace(each, quote=NASTY) for each in flagged.claims)
    (line,) = lines(replace(flagged, checklist=(fact,), claims=claims), width=width)
    assert line.isprintable()
    assert len(line) <= width


def test_what_was_kept_without_the_list_still_says_what_is_missing(flagged):
    text = "".join(FORMATS["text"]([replace(flagged, checklist=())], Look(layout=Layout.FULL)))
    assert "What it does not say\n  - the hours\n" in text
    (row,) = (json.loads(line) for line in FORMATS["jsonl"]([replace(flagged, checklist=())], Look()))
    assert "checklist" not in row


def test_json_has_the_state_and_the_words(flagged):
    (row,) = (json.loads(line) for line in FORMATS["jsonl"]([flagged], Look()))
    assert row["checklist"][0] == {
        "topic": "pay", "fact": "the pay, with its unit", "state": "stated", "remark": "",
        "claims": [1], "quotes": ["$25-$30 per consult"], "ask": "",
    }  # fmt: skip
    assert {each["state"] for each in row["checklist"]} == {"stated", "vague", "not stated", "not read"}
