"""Denials that stand inside a phrase, far before it, or in the answer to a question."""

from __future__ import annotations

import pytest

from scanner.claims import Extractor
from scanner.model import Form, Kind, Passage, Posting, Section
from scanner.rules import load

EXTRACT = Extractor(load())


def said(*paragraphs: str) -> set[str]:
    passages, start = [], 0
    for text in paragraphs:
        passages.append(Passage(text, start, Form.PARAGRAPH, Section.BODY))
        start += len(text) + 1
    claims = EXTRACT(Posting("test", "", "", "", tuple(passages)))
    kinds = {Kind.WARNING, Kind.ENGAGEMENT, Kind.HYPE}
    values = (claim.value for claim in claims if claim.kind in kinds)
    return {str(getattr(value, "theme", "") or getattr(value, "type", "")) for value in values}


@pytest.mark.parametrize(
    ("paragraphs", "expected"),
    [
        (("You pay no joining fee of any sort.",), set()),
        (("You pay a joining fee of $50.",), {"fee"}),
        (("We will never ask you to buy a kit, to cash a cheque, or to send bank details first.",), set()),
        (("Am I paid per script?", "No. Nor is there a target."), set()),
        (("Am I paid per script?", "Yes, and at once."), {"per_prescription"}),
        (("Do you make people sign a non-compete? No.",), set()),
        (("Do you have a non-compete? Yes: a year, 30 miles.",), {"non_compete"}),
        (("Do I chart on my own time? Never.",), set()),
        (("Employee or contractor?", "Employee. You get a W-2, and a pension."), {"employee"}),
        (("Employed or self-employed? Your call.",), {"either"}),
    ],
)
def test_what_an_answer_or_a_far_denial_takes_back(paragraphs: tuple[str, ...], expected: set[str]) -> None:
    assert said(*paragraphs) == expected
