"""Text made to cost time: one sentence over and over, without a line end, is read in proportion to its length."""

from __future__ import annotations

import time

import pytest

from scanner.judgement import Judge
from scanner.model import Document, Posting
from scanner.postings import read
from scanner.rules import load

LENGTH = 150_000
SECONDS = 12.0
TRIES = 3
SENTENCES = {
    "a register": "GMC registration is enough, ",
    "a denied fee": "we never pay a joining fee of $50, buy a starter kit and ",
    "a question and its no": "Do I need a GMC licence? No. ",
    "a rate": "Earn $50 per consult and ",
    "a volume": "see 20 patients a day, ",
    "a list of states": "licence in Texas, Ohio and Florida, ",
    "an offer": "We pay your licence fees. ",
    "places alone": "Texas, Ohio, Florida or ",
    "two statements": "Earn $200 an hour. Texas licence required. ",
    "hype": "be your own boss and ",
    "an amount": "$50, ",
    "a counted list": "Texas and Ohio. A licence in all nine states. ",
    "a recalled list": "Texas and Ohio. A licence in both states. ",
}


@pytest.fixture(scope="module")
def judge() -> Judge:
    return Judge(load())


@pytest.mark.parametrize("sentence", SENTENCES)
def test_repetition_is_read_in_proportion_to_its_length(judge: Judge, sentence: str) -> None:
    said = SENTENCES[sentence]
    text = "Tele-GP\n\nCardiff, UK\n\n" + said * (LENGTH // len(said))
    (posting,) = read(Document("x.txt", text.encode(), "x.txt"))
    assert isinstance(posting, Posting)
    for _ in range(TRIES):  # the machine may be at half its speed for a while
        started = time.process_time()  # not of the machine's other work
        report = judge(posting)
        taken = time.process_time() - started
        if taken < SECONDS:
            break
    assert taken < SECONDS
    assert all(claim.quote == posting.text[claim.start : claim.end] for claim in report.claims)
