"""The report that a doctor reads."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from scanner.model import Claim, Kind, Licensing, Missing, Pay, Severity, ThemeScore, Volume
from scanner.reports import FORMATS, Layout, Look
from scanner.reports.full import DISCLAIMER, page
from scanner.reports.questions import MOST, asks
from scanner.reports.safety import columns
from scanner.reports.words import statement

STATEMENTS = [
    pytest.param(Pay(25, 30, "USD", "consult", "range"), "USD 25–30 per consultation", id="range"),
    pytest.param(Pay(None, 400000, "USD", "year", "up_to"), "up to USD 400,000 per year", id="up-to"),
    pytest.param(Pay(15, None, None, "hour", "from"), "at least 15 (currency not clear) per hour", id="no-currency"),
    pytest.param(Pay(70, 70, None, "share"), "70 % of the fees", id="share"),
    pytest.param(Pay(5000, 5000, "USD", "once", role="sign_on"), "sign-on bonus: USD 5,000 once", id="sign-on"),
    pytest.param(Pay(12.5, 12.5, "EUR", None, "about"), "about EUR 12.50 (per what is not said)", id="about"),
    pytest.param(Licensing("licence", ("GB",), "required", "GMC"), "licence or registration required: United Kingdom (GMC)", id="gmc"),
    pytest.param(Licensing("licence", ("PATIENT",), "required"), "licence or registration required: where the patient is", id="patient"),
    pytest.param(Licensing("exam", (), "waived", "USMLE"), "exam not needed (USMLE)", id="waived"),
    pytest.param(Licensing("licence", ("AE-DU", "CA-ON"), "eligible"), "licence or registration or eligible for it: Dubai (AE), Ontario (CA)", id="parts"),
    pytest.param(Volume("minutes_to_respond", None, 2880), "up to 48 hours to respond", id="hours"),
    pytest.param(Volume("minutes_to_respond", 15, 15), "15 minutes to respond", id="minutes"),
    pytest.param(Volume("consults_per_hour", 8, None), "at least 8 consultations an hour", id="at-least"),
    pytest.param(Volume("panel_size", None, None), "? patients on your panel", id="unknown"),
]  # fmt: skip


@pytest.mark.parametrize(("value", "words"), STATEMENTS)
def test_a_value_is_said_in_plain_words(value, words):
    assert statement(Claim(Kind.PAY, "rule", "quote", 0, 5, value)) == words


@pytest.mark.parametrize("width", [72, 88, 100])
def test_no_line_is_wider_than_the_window(width, every):
    for layout in Layout:
        text = "".join(FORMATS["text"](every, Look(width, width, layout=layout)))
        assert max(map(columns, text.splitlines())) <= max(width, len(DISCLAIMER))


def test_colours_come_only_when_asked_for(flagged):
    plain, coloured = page(flagged, Look()), page(flagged, Look(colour=True))
    assert "\x1b" not in plain
    assert re.sub(r"\x1b\[[\d;]+m", "", coloured) == plain


def test_every_report_says_what_it_is_not(every):
    reports = every[:-1]
    assert all(page(report, Look()).endswith(f"{DISCLAIMER}\n") for report in reports)


def test_a_question_is_asked_once(flagged):
    text = page(replace(flagged, missing=(Missing("pay", flagged.findings[0].ask),)), Look())
    assert text.count(flagged.findings[0].ask) == 1


def test_the_sum_is_shown_when_it_is_more_than_the_most(flagged):
    themes = (ThemeScore("hype", 36, 36), ThemeScore("warning", 90, 70))
    assert "(106, but 100 is the most)" in page(replace(flagged, themes=themes, score=100), Look())


def test_few_are_reported_whole_and_many_in_a_table(flagged):
    few = "".join(FORMATS["text"]([flagged] * 5, Look()))
    many = "".join(FORMATS["text"]([flagged] * 6, Look()))
    assert few.count("Red flags") == 5
    assert many.startswith("score")


def test_a_table_of_any_length_streams(flagged):
    def endless():
        while True:
            yield flagged

    rows = FORMATS["text"](endless(), Look())
    assert next(rows).startswith("score")
    assert "QuickDoc" in next(rows)


def test_a_question_that_was_asked_in_other_words_is_left_out(flagged):
    missing = (Missing("charting", "Is the charting paid, and how?"), Missing("pay", "What is the pay?"))
    assert asks(replace(flagged, missing=missing))[-1] == "What is the pay?"
    assert len(asks(replace(flagged, missing=missing))) == 3


def test_no_more_questions_are_asked_than_anybody_answers(flagged):
    findings = tuple(replace(flagged.findings[0], ask=f"word{n}? else{n}?") for n in range(MOST + 1))
    report = replace(flagged, findings=findings, missing=())
    assert len(asks(report)) == MOST
    assert f"Ask: {findings[-1].ask}\n" in page(report, Look())


def test_notes_are_asked_about_last(flagged):
    note = replace(flagged.findings[1], severity=Severity.NOTE)
    report = replace(flagged, findings=(note,))
    assert asks(report) == [flagged.missing[0].ask, note.ask]


def test_no_score_is_below_zero(flagged):
    note = replace(flagged.findings[2], severity=Severity.NOTE, points=4)
    themes = (ThemeScore("hype", 4, 4), ThemeScore("strengths", -9, -4))
    text = page(replace(flagged, findings=(note,), themes=themes, score=0), Look())
    assert "good signs    −4  (−9, but no score is below 0)" in text


def test_without_red_flags_there_is_nothing_to_add_up(flagged):
    assert "There is no red flag" in page(replace(flagged, findings=(), themes=(), score=0), Look())
