"""Which files of a folder are postings."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest
from nightly.postings import posting

if TYPE_CHECKING:
    from nightly.conftest import Place


def test_one_unreadable_file_is_no_failure_of_its_source(place: Place) -> None:
    (place.folder / "postings" / "x.pdf").write_bytes(b"%PDF-1.4 nothing")
    ended = place.batch()
    assert ended.code == 0
    assert ended.events["summary"][0]["outcomes"] == {"scored": 3, "unreadable": 1}


@pytest.mark.parametrize("reports", ["reports", ".", "postings"])
def test_what_a_night_writes_is_not_read_as_a_posting(reports: str, place: Place) -> None:
    place.configure('name = "all"\npath = "."', top=f'reports = "{reports}"')
    for _ in range(2):
        ended = place.batch()
        assert ended.events["summary"][0]["outcomes"] == {"scored": 3}
    assert place.batch().events["summary"][0]["judged"] == 0


def test_a_file_may_have_any_name(place: Place) -> None:
    for name in (b"caf\xe9.txt", b"a'b#1.txt", "\u202eb.txt".encode()):
        path = os.fsencode(place.folder / "postings") + b"/" + name
        with open(path, "w", encoding="utf-8") as file:  # noqa: PTH123 - bytes are no path
            file.write(posting(50 + len(name)))
    assert place.batch().events["summary"][0]["outcomes"] == {"scored": 6}
    again = place.batch()
    assert (again.code, again.events["summary"][0]["judged"]) == (0, 0)
    assert not any(again.events["summary"][0]["changes"].values())
