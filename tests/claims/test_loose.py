"""Words that soften a figure are passed over, and the figure is still bounded by them."""

from __future__ import annotations

import pytest

from scanner.claims import Extractor
from scanner.examples import miniature
from scanner.model import Volume
from scanner.rules import load


@pytest.fixture(scope="module")
def extract() -> Extractor:
    return Extractor(load())


@pytest.mark.parametrize(
    ("text", "quote", "low", "high"),
    [
        pytest.param("You see some 14 or so patients a day.", "14 or so patients a day", 14, 14, id="or-so"),
        pytest.param(
            "Clear 9 films in the course of a shift.", "9 films in the course of a shift", 9, 9, id="course"
        ),
        pytest.param(
            "Read a maximum of 20 scans for any one day.",
            "maximum of 20 scans for any one day",
            None,
            20,
            id="bound-kept",
        ),
        pytest.param("We book 8 calls in the day.", "book 8 calls in the day", 8, 8, id="article"),
    ],
)
def test_softening_words_are_passed_over(
    extract: Extractor, text: str, quote: str, low: float | None, high: float
) -> None:
    found = [(c.quote, c.value) for c in extract(miniature(text)) if isinstance(c.value, Volume)]
    assert [(value.min, value.max) for _, value in found] == [(low, high)]
    assert quote in found[0][0] or found[0][0] in quote
    assert found[0][0] in text


def test_no_figure_no_search(extract: Extractor) -> None:
    assert not [c for c in extract(miniature("In the course of a shift you rest.")) if c.kind == "volume"]
