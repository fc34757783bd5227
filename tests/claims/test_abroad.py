"""Rules that hear a body or place only where it is of another country than the posting is for."""

from __future__ import annotations

import pytest

from scanner.claims import Extractor
from scanner.model import Form, Kind, Passage, Posting, Section, Theme
from scanner.rules import load

EXTRACT = Extractor(load())


@pytest.mark.parametrize(
    ("location", "sentence", "warned"),
    [
        ("London, United Kingdom", "GMC registration is enough for this post.", False),
        ("Pune, India", "An Indian registration is sufficient.", False),
        ("Riyadh, Saudi Arabia", "An Egyptian licence is enough for our patients.", True),
        ("", "Your PMDC number is enough for patients in Oman.", True),
        ("", "GMC registration is enough.", False),
        ("", "GMC registration is enough. You need not live in the UK.", False),
        ("Remote", "Your Indian registration is sufficient: our patients are American.", True),
    ],
)
def test_papers_are_foreign_only_abroad(location: str, sentence: str, warned: bool) -> None:
    passage = Passage(sentence, 0, Form.PARAGRAPH, Section.BODY)
    claims = EXTRACT(Posting("test", "Online doctor", "", location, (passage,)))
    themes = {
        claim.value.theme for claim in claims if isinstance(claim.value, Theme) and claim.kind is Kind.WARNING
    }
    assert ("no_licence" in themes) is warned
