"""The questions as a message to paste."""

from __future__ import annotations

import re
from dataclasses import replace

from scanner.model import Failure, Outcome, Status
from scanner.reports import Look
from scanner.reports.letter import write


def letters(*results):
    return "".join(write(results, Look()))


def asked(text):
    return re.findall(r"^\d+\. (.*)$", text, re.MULTILINE)


def test_a_message_greets_asks_and_closes(flagged):
    text = letters(flagged)
    assert text.startswith(
        "Hello,\n\nThank you for the advertisement “Telehealth Physician – work from anywhere!”."
    )
    assert text.endswith("\n\nKind regards\n")


def test_the_gravest_questions_come_first_and_none_twice(flagged):
    questions = asked(letters(flagged))
    assert questions[0] == "In which states are the patients, and which licence do I need there?"
    assert questions[1] == "Is charting paid, and how?"
    assert questions[2] == "How many hours a week are expected?"
    assert len(questions) == len(set(questions))


def test_there_are_at_most_twelve(flagged):
    words = [
        "alpha",
        "bravo",
        "charlie",
        "delta",
        "echo",
        "foxtrot",
        "golf",
        "hotel",
        "india",
        "juliett",
        "kilo",
        "lima",
        "mike",
        "november",
    ]
    findings = tuple(replace(flagged.findings[1], ask=f"{word * 2} {word * 3}?") for word in words)
    assert len(asked(letters(replace(flagged, findings=findings)))) == 12


def test_a_question_that_points_at_words_brings_them(flagged):
    finding = replace(flagged.findings[1], ask="Is this figure right?", claims=(2,))
    questions = asked(letters(replace(flagged, findings=(finding,))))
    assert questions[0] == "You write “$25-$30 per consult”. Is this figure right?"


def test_words_that_only_the_markup_has_are_not_put_to_the_recruiter(flagged):
    finding = replace(flagged.findings[1], ask="Is this so?", claims=(10,))
    assert asked(letters(replace(flagged, findings=(finding,))))[0] == "Is this so?"


def test_several_messages_stand_under_their_titles(flagged, every):
    text = letters(flagged, *every)
    assert text.count("Telehealth Physician – work from anywhere! · QuickDoc Health\n====") == 2
    assert text.count("Hello,") == 2


def test_there_is_no_message_where_nothing_is_asked(flagged):
    quiet = replace(flagged, findings=(), missing=(), checklist=(), status=Status.NOT_A_POSTING)
    assert letters(quiet, Failure("a", Outcome.GONE, "Gone.")) == ""


def test_a_hostile_posting_cannot_drive_the_terminal(flagged):
    nasty = "a\x1b[2J\u202eb\nc"
    posting = replace(flagged.posting, title=nasty, employer=nasty)
    claims = tuple(replace(each, quote=nasty) for each in flagged.claims)
    finding = replace(flagged.findings[1], ask=f"Is this {nasty}?", claims=(2,))
    report = replace(flagged, posting=posting, claims=claims, findings=(finding,))
    assert all(line.isprintable() for line in letters(report, report).split("\n"))
