"""The score over real readings: it does not grow with length or repetition, and knows where it comes from."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from scanner.documents import read
from scanner.findings.status import is_short
from scanner.judgement import Judge
from scanner.model import Form, Passage, Posting, Report, Section, Status
from scanner.pipeline import judge_for
from scanner.postings import read as postings

FOLDER = Path(__file__).parents[2] / "fixtures" / "postings"
NEUTRAL = (
    "The surgery is in a brick building beside the canal, and the kitchen was painted last spring.",
    "Our town has a library, two bakeries, a swimming pool and a market on the second Saturday.",
    "The practice was founded by a couple who met on a train and who liked to grow roses.",
    "There is a park with old trees behind the house, and ducks on the pond in the middle of it.",
)
QUICK = settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)


@cache
def judge() -> Judge:
    found = judge_for()
    assert isinstance(found, Judge)
    return found


@cache
def full() -> tuple[tuple[Posting, Report], ...]:
    """Postings of which enough was read that length by itself decides nothing, and their reports."""
    found = [
        posting
        for document in read([str(FOLDER)], None)  # type: ignore[arg-type]
        if hasattr(document, "body")
        for posting in postings(document)
        if isinstance(posting, Posting) and not is_short(posting)
    ]
    judged = [(posting, judge()(posting)) for posting in found]
    return tuple((posting, report) for posting, report in judged if report.status is Status.SCORED)


def lengthened(posting: Posting, *more: Passage) -> Posting:
    """The posting with further passages at its end."""
    passages, start = list(posting.passages), len(posting.text) + 1
    for passage in more:
        passages.append(replace(passage, start=start))
        start += len(passage.text) + 1
    return replace(posting, passages=tuple(passages))


def outcome(report: Report) -> tuple[object, ...]:
    return report.score, report.band, {finding.rule for finding in report.findings}


def test_there_is_enough_to_try_this_on() -> None:
    assert len(full()) >= 35
    assert {report.band for _, report in full()} >= {"low", "caution", "severe"}


def test_saying_everything_again_changes_nothing() -> None:
    for posting, report in full():
        repeated = judge()(lengthened(posting, *posting.passages[1:]))
        assert outcome(repeated) == outcome(report), posting.source


@QUICK
@given(st.data())
def test_saying_a_thing_again_changes_nothing(data: st.DataObject) -> None:
    posting, report = data.draw(st.sampled_from(full()), "posting")
    again = data.draw(st.lists(st.sampled_from(posting.passages), min_size=1, max_size=4), "again")
    repeated = judge()(lengthened(posting, *again))
    assert outcome(repeated) == outcome(report)


@QUICK
@given(st.data())
def test_length_changes_nothing(data: st.DataObject) -> None:
    posting, report = data.draw(st.sampled_from(full()), "posting")
    texts = data.draw(st.lists(st.sampled_from(NEUTRAL), min_size=1, max_size=12), "texts")
    padding = [Passage(text, 0, Form.PARAGRAPH, Section.COMPANY) for text in texts]
    assert outcome(judge()(lengthened(posting, *padding))) == outcome(report)


@pytest.mark.parametrize(
    ("more", "rule"),
    [
        ("You pay a joining fee of $200 before your first shift.", "warning/fee/worker-pays"),
        ("Charting time is not paid.", "warning/unpaid_work/admin"),
    ],
)
def test_a_further_hard_term_never_lowers_a_score(more: str, rule: str) -> None:
    for posting, report in full():
        worse = judge()(lengthened(posting, Passage(more, 0, Form.PARAGRAPH, Section.BODY)))
        assert rule in {finding.rule for finding in worse.findings} | {claim.rule for claim in worse.claims}
        assert (worse.score or 0) >= (report.score or 0), posting.source
