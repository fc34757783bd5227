"""The JSON that other programs read: GUIDE.md's contract."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from scanner.model import Failure, Outcome, Pay
from scanner.reports import FORMATS, Look


def lines(*results):
    return [json.loads(line) for line in FORMATS["jsonl"](results, Look())]


def test_a_row_has_the_keys_of_the_contract(flagged):
    (row,) = lines(flagged)
    assert list(row) == [
        *("source", "status", "score", "band", "posting", "role", "claims"),
        *(
            "findings",
            "strengths",
            "dismissed",
            "dismissal",
            "missing",
            "checklist",
            "themes",
            "inferences",
            "notes",
        ),
    ]


def test_every_quote_stands_at_its_offsets(flagged):
    (row,) = lines(flagged)
    text = row["posting"]["text"]
    assert all(text[c["start"] : c["end"]] == c["quote"] for c in row["claims"])


def test_context_is_listed_only_where_a_finding_rests_on_it(flagged):
    (row,) = lines(flagged)
    assert [c["quote"] for c in row["claims"] if c["kind"] == "context"] == ["Patients: worldwide"]


def test_findings_point_at_the_same_claims_after_context_is_left_out(flagged):
    (row,) = lines(flagged)
    for finding, original in zip(row["findings"], flagged.findings, strict=True):
        quotes = [row["claims"][index]["quote"] for index in finding["claims"]]
        assert quotes == [flagged.claims[index].quote for index in original.claims]


def test_what_a_value_does_not_state_is_null(flagged):
    pay = replace(flagged.claims[2], value=Pay(None, 30.5, None, None))
    (row,) = lines(replace(flagged, claims=(pay,), findings=(), strengths=(), checklist=(), dismissed=()))
    assert row["claims"][0]["value"] == {
        "min": None, "max": 30.5, "currency": None, "per": None, "bound": "exact", "role": "base",
    }  # fmt: skip


def test_a_failure_has_a_row_of_its_own():
    (row,) = lines(Failure("a.html", Outcome.LOGIN, "A login page."))
    assert row == {"source": "a.html", "status": "failed", "outcome": "login", "error": "A login page."}


@pytest.mark.parametrize(
    "nasty", ["\x1b[2J", "\x9b31m", "\u202e", "\u2028", "\ud800", "\U000e0041", "é – 日本 🙂"]
)
def test_json_is_harmless_utf8_and_reads_back_the_same(nasty, flagged):
    (line,) = FORMATS["jsonl"]([replace(flagged, notes=(nasty,))], Look())
    assert line.encode().decode() == line
    assert line.isprintable() or line[:-1].isprintable()
    assert json.loads(line)["notes"] == [nasty]


def test_an_array_is_one_json_value(every):
    assert len(json.loads("".join(FORMATS["json"](every, Look())))) == len(every)
