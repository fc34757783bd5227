"""Reading in one call, and a look at what was read."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from scanner.model import Document, Failure, Posting
from scanner.postings import read

Reader = Callable[..., list[Posting | Failure]]


@pytest.fixture
def read_all() -> Reader:
    """Everything in a document of this name and content."""

    def reader(body: bytes | str, name: str = "posting", media_type: str = "") -> list[Posting | Failure]:
        raw = body.encode() if isinstance(body, str) else body
        found = list(read(Document(name, raw, name, media_type)))
        for posting in found:
            if isinstance(posting, Posting):
                for passage in posting.passages:
                    end = passage.start + len(passage.text)
                    assert posting.text[passage.start : end] == passage.text
        return found

    return reader


@pytest.fixture
def read_one(read_all: Reader) -> Callable[..., Posting]:
    """The only posting of a document."""

    def reader(body: bytes | str, name: str = "posting", media_type: str = "") -> Posting:
        (posting,) = read_all(body, name, media_type)
        assert isinstance(posting, Posting), posting
        return posting

    return reader


@pytest.fixture
def look() -> Callable[[Posting], list[tuple[str, str, str]]]:
    """The passages as form, section and text."""
    return lambda posting: [(p.form.value, p.section.value, p.text) for p in posting.passages]
