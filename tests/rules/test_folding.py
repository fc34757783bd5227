from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scanner.rules.folding import fold, norm


@given(st.text())
def test_folding_keeps_every_offset(text: str) -> None:
    assert len(fold(text)) == len(text)


@given(st.text())
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param("licenses", "licence", id="american-plural"),
        pytest.param("Practise", "practice", id="verb-and-noun"),
        pytest.param("specialized", "specialised", id="ize"),
        pytest.param("nurses", "nurse", id="plural-of-e"),
        pytest.param("specialties", "specialty", id="plural-of-y"),
        pytest.param("bonuses", "bonus", id="plural-of-us"),
        pytest.param("physician's", "physician", id="possessive"),
        pytest.param("physician\u2019s", "physician", id="curly-possessive"),
        pytest.param("\uff4f\uff4e\uff43\uff41\uff4c\uff4c", "oncall", id="full-width"),
        pytest.param("U.S.", "us", id="dotted"),
        pytest.param("Doesnt", "doesn't", id="no-apostrophe"),
        pytest.param("arent", "aren\u2019t", id="no-apostrophe-and-a-curly-one"),
    ],
)
def test_spellings_of_one_word_are_the_same(one: str, other: str) -> None:
    assert norm(fold(one)) == norm(fold(other))


@pytest.mark.parametrize("word", ["well", "were", "ill", "id", "its", "im"])
def test_words_that_are_others_without_their_apostrophe_stay(word: str) -> None:
    assert "'" not in norm(word)


@pytest.mark.parametrize("word", ["gross", "bonus", "thesis", "gas"])
def test_words_that_end_in_s_keep_it(word: str) -> None:
    assert norm(word) == word
