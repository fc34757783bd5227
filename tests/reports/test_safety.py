"""Text of strangers must not drive a terminal or a spreadsheet."""

from __future__ import annotations

import csv
import unicodedata
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scanner.model import Failure, Outcome
from scanner.reports import FORMATS, Layout, Look
from scanner.reports.safety import shown

NASTY = "a\x1b]0;owned\x07b\x9bc\u202ed\u2066e\ud800f\x00g\U000e0041"


@given(st.text(alphabet=st.characters(exclude_categories=[])))
def test_no_control_or_format_character_is_shown(text):
    assert not {unicodedata.category(c) for c in shown(text)} & {"Cc", "Cf", "Cs", "Zl", "Zp"}


def test_what_is_hidden_is_named():
    assert shown("pay\u202e me\x1b[0m") == "pay\\u202e me\\x1b[0m"


def test_soft_hyphens_and_joiners_vanish():
    assert shown("tele\xadmedi\u200bcine") == "telemedicine"


@pytest.mark.parametrize("name", FORMATS)
@pytest.mark.parametrize("layout", Layout)
def test_no_field_lets_a_character_through(name, layout, flagged):
    posting = replace(flagged.posting, title=NASTY, employer=NASTY, location=NASTY, source=NASTY)
    claims = tuple(replace(claim, quote=NASTY) for claim in flagged.claims)
    results = [
        replace(flagged, posting=posting, claims=claims, notes=(NASTY,)),
        Failure(NASTY, Outcome.UNREADABLE, NASTY),
    ]
    text = "".join(FORMATS[name](results, Look(layout=layout)))
    assert text.encode()
    assert all(line.isprintable() for line in text.split("\n"))


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t=", "\r@", "\u200b=", "＝"])
def test_a_spreadsheet_computes_nothing(start, flagged):
    posting = replace(flagged.posting, title=f"{start}HYPERLINK(1)")
    text = "".join(FORMATS["csv"]([replace(flagged, posting=posting)], Look()))
    (row,) = csv.DictReader(text.splitlines())
    assert row["title"].startswith("'")


def test_csv_has_one_line_a_row(flagged):
    posting = replace(flagged.posting, title='two\nlines, and a "quote"')
    text = "".join(FORMATS["csv"]([replace(flagged, posting=posting)], Look()))
    assert len(text.splitlines()) == 2
