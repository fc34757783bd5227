"""Sources that fail, fall silent, lose postings or are not wanted any more."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from nightly.conftest import Place


def test_a_source_that_fails_does_not_hinder_the_others(place: Place) -> None:
    place.write(7, folder="other")
    sources = ['name = "saved"\npath = "postings"', 'name = "other"\npath = "other"']
    place.configure(*sources)
    place.batch()
    (place.folder / "postings").rename(place.folder / "elsewhere")
    for _ in range(3):
        ended = place.batch()
        assert ended.code == 3
        assert "no such file or folder" in ended.events["source"][0]["message"]
        assert ended.events["summary"][0]["outcomes"] == {"scored": 1}
        assert ended.events["summary"][0]["changes"]["removed"] == 0
    (place.folder / "elsewhere").rename(place.folder / "postings")
    assert place.batch().code == 0
    assert len(place.rows()) == 4


def test_what_is_gone_twice_is_removed(place: Place) -> None:
    place.batch()
    (place.folder / "postings" / "00003.txt").unlink()
    assert place.batch().events["summary"][0]["changes"]["removed"] == 0
    assert place.batch().events["summary"][0]["changes"]["removed"] == 1


def test_a_folder_that_was_emptied_is_silent(place: Place) -> None:
    place.batch()
    for path in (place.folder / "postings").iterdir():
        path.unlink()
    ended = place.batch()
    assert (ended.code, ended.events["summary"][0]["silent"]) == (0, ["saved"])


def test_a_source_that_is_not_wanted_any_more_leaves_the_reports(place: Place) -> None:
    place.write(7, folder="other")
    place.configure('name = "saved"\npath = "postings"', 'name = "other"\npath = "other"')
    place.batch()
    assert len(place.rows()) == 4
    place.configure('name = "saved"\npath = "./postings/"')
    assert place.batch().code == 0
    assert len(place.rows()) == 3
