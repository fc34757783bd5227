"""The two ways to use the scanner from Python."""

from __future__ import annotations

import os
import pickle
import subprocess
import sys

import pytest
import spacy

import scanner
from scanner import scan_text
from scanner.errors import UnreadableError
from scanner.model import Kind, Pay, Status

TEXT = """\
You will see adult patients by video for our clinic in Ohio, diagnose and prescribe.

Requirements:
- Active Ohio medical license
Pay: $30 per completed consult, paid weekly. We provide malpractice cover.
"""


def test_a_text_gives_a_typed_report() -> None:
    report = scan_text(
        TEXT, title="Telehealth physician", employer="Larch Clinic", location="Ohio, United States"
    )
    pay = next(claim for claim in report.claims if claim.kind is Kind.PAY)
    assert pay.value == Pay(30, 30, "USD", "consult")
    assert report.posting.text[pay.start : pay.end] == pay.quote
    assert report.posting.employer == "Larch Clinic"


def test_a_report_can_be_sent_to_another_process() -> None:
    report = scan_text(TEXT)
    assert pickle.loads(pickle.dumps(report)) == report  # noqa: S301 - our own bytes


def test_the_same_text_gives_the_same_report() -> None:
    assert scan_text(TEXT) == scan_text(TEXT)


def test_a_tie_between_countries_is_settled_alike_in_every_process() -> None:
    code = (
        "from scanner import scan_text; r = scan_text('Doctors in Canada and Australia see patients. We pay $30 per consult.');"
        "print([c.value.currency for c in r.claims if c.kind == 'pay'])"
    )
    said = {
        subprocess.run(
            [sys.executable, "-c", code],
            capture_output=True,
            text=True,
            check=True,
            env={**os.environ, "PYTHONHASHSEED": seed},
        ).stdout
        for seed in ("1", "2", "3")
    }
    assert len(said) == 1


def test_too_little_text_is_not_scored() -> None:
    report = scan_text("Remote doctor wanted.")
    assert report.status is Status.INSUFFICIENT_TEXT
    assert report.score is None


def test_no_text_at_all_is_an_error() -> None:
    with pytest.raises(UnreadableError):
        scan_text("")


def test_importing_the_package_costs_nothing() -> None:
    code = "import sys, scanner; print([name for name in ('spacy', 'pydantic', 'lxml', 'click') if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
    assert scanner.__all__ == ["scan_text"]


def test_the_component_marks_claims_in_a_doc() -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe("telemedicine_claims")
    doc = nlp(TEXT)
    spans = {(span.label_, span.text) for span in doc.spans["claims"]}
    assert ("pay", "$30 per completed consult") in spans
    assert len(doc.spans["claims"]) == len(doc._.telemedicine_claims)
    assert [claim.kind.value for claim in doc._.telemedicine_claims] == [
        span.label_ for span in doc.spans["claims"]
    ]


def test_the_component_reads_an_empty_doc() -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe("telemedicine_claims")
    assert list(nlp("").spans["claims"]) == []
