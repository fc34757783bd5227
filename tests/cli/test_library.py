"""`scan_text`: the same report as an object."""

from __future__ import annotations

import json
import sys
from types import SimpleNamespace

import pytest

import scanner.pipeline
from scanner import scan_text
from scanner.errors import UnreadableError
from scanner.model import Failure, Outcome, Posting, Report, Role, Status


@pytest.fixture(autouse=True)
def _stand_ins(monkeypatch):
    """Read the JobPosting back; judge nothing."""

    def read(document):
        saved = json.loads(document.body)
        if not saved["description"]:
            yield Failure(document.source, Outcome.EMPTY, "There is no text.")
            return
        yield Posting(
            "text", saved["title"], saved["hiringOrganization"]["name"], saved["jobLocation"]["address"], ()
        )

    def judge(posting):
        return Report(posting, Status.SCORED, Role(clinical=True, telemedicine=True))

    monkeypatch.setitem(sys.modules, "scanner.postings", SimpleNamespace(read=read))
    monkeypatch.setattr(scanner.pipeline, "judge_for", lambda: judge)


def test_text_gives_a_report():
    report = scan_text("Some text.", title="GP", employer="Clinic", location="Bristol")
    assert (report.posting.title, report.posting.employer, report.posting.location) == (
        "GP",
        "Clinic",
        "Bristol",
    )


def test_no_text_is_an_error():
    with pytest.raises(UnreadableError, match="no text") as caught:
        scan_text("")
    assert caught.value.outcome is Outcome.EMPTY
