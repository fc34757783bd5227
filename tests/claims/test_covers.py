"""One cover is told once, with its tail if that is said."""

from __future__ import annotations

import pytest

from scanner.claims import Extractor
from scanner.model import Form, Kind, Malpractice
from scanner.postings import assemble
from scanner.postings.advert import About
from scanner.rules import load

_PROVIDED = Malpractice("provided", None)
_WITH_TAIL = Malpractice("provided", tail=True)
_OWN = Malpractice("own", None)


@pytest.fixture(scope="module")
def extract() -> Extractor:
    return Extractor(load())


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("We pay for your malpractice policy with tail.", [_WITH_TAIL]),
        ("Malpractice cover is paid by us, and cover continues for ten years after you stop.", [_WITH_TAIL]),
        ("State-backed indemnity applies (CNSGP).", [_PROVIDED]),
        ("Malpractice insurance is included. You must be a member of the MDU.", [_PROVIDED, _OWN]),
    ],
)
def test_neighbours_that_tell_one_cover_are_one_claim(
    extract: Extractor, text: str, told: list[Malpractice]
) -> None:
    claims = extract(assemble("covers", [(Form.PARAGRAPH, text)], About()))
    assert [claim.value for claim in claims if claim.kind is Kind.MALPRACTICE] == told
