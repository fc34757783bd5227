"""A posting held against a profile, as reports show it."""

from __future__ import annotations

import csv
import json
from dataclasses import replace

import pytest

from scanner.model import Fit, Fitness
from scanner.reports import FORMATS, Layout, Look
from scanner.reports.fit import fit, fit_heading, mark, overall, summary

NASTY = "\x1b[2J\u202e=cmd\n" + "very long words " * 20
POINTS = (
    Fit("registration", Fitness.FIT, "it asks for a registration that you have", (6, 7)),
    Fit("pay", Fitness.GAP, "less than your least", (2,)),
    Fit("hours", Fitness.UNKNOWN, "how many a week is not told"),
)


def test_gaps_come_first_with_the_words_they_rest_on(flagged):
    lines = fit(replace(flagged, fit=POINTS), Look(width=100))
    assert lines[0] == "  ✗ gap      pay           less than your least — “$25-$30 per consult”"
    assert [line.split()[1] for line in lines if line[2] in "✗?✓"] == ["gap", "unknown", "fits"]


@pytest.mark.parametrize(
    ("points", "verdict", "word", "heading"),
    [
        (POINTS, Fitness.GAP, "gap", "something is missing"),
        (POINTS[::2], Fitness.UNKNOWN, "?", "not everything is told"),
        (POINTS[:1], Fitness.FIT, "fits", "you could take it up"),
        ((), Fitness.UNKNOWN, "?", "not everything is told"),
    ],
)
def test_the_gravest_point_decides(points, verdict, word, heading, flagged):
    report = replace(flagged, fit=points)
    assert overall(points) is verdict
    assert mark(report) == word
    assert heading in fit_heading(report)


def test_a_line_sums_up(flagged):
    assert summary(replace(flagged, fit=POINTS)) == "gap: pay; unknown: hours; fit: registration"
    assert summary(flagged) == ""
    assert mark(flagged) == "–"


@pytest.mark.parametrize("name", FORMATS)
@pytest.mark.parametrize("layout", Layout)
def test_a_hostile_posting_is_harmless(name, layout, flagged):
    claims = tuple(replace(each, quote=NASTY) for each in flagged.claims)
    points = tuple(replace(each, reason=NASTY, topic=NASTY) for each in POINTS)
    report = replace(flagged, claims=claims, fit=points)
    text = "".join(FORMATS[name]([report], Look(layout=layout, fit=True)))
    assert all(line.isprintable() for line in text.split("\n"))


def test_a_spreadsheet_computes_nothing(flagged):
    report = replace(flagged, fit=(Fit("=cmd()", Fitness.GAP, ""),), checklist=())
    (row,) = csv.DictReader("".join(FORMATS["csv"]([report], Look())).splitlines())
    assert not row["fit"].startswith("=")


def test_json_tells_each_point(flagged):
    (row,) = (json.loads(line) for line in FORMATS["jsonl"]([replace(flagged, fit=POINTS)], Look()))
    assert row["fit"]["verdict"] == "gap"
    assert row["fit"]["points"][1] == {
        "topic": "pay", "fit": "gap", "reason": "less than your least", "claims": [1], "quotes": ["$25-$30 per consult"],
    }  # fmt: skip
