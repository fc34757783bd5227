"""Nights into a PostgreSQL store."""

from __future__ import annotations

from typing import TYPE_CHECKING

from history.conftest import postgres  # noqa: F401 - a fixture

from scanner.history import open_store

if TYPE_CHECKING:
    import pytest
    from nightly.conftest import Place


def test_a_night_a_second_one_and_who_is_at_it(place: Place, postgres: str) -> None:  # noqa: F811 - the fixture
    url = f"{postgres}/postgres"
    place.configure('name = "saved"\npath = "postings"', top=f'store = "{url}"')
    assert place.batch("--jobs", "2").code == 0
    with open_store(url) as other:
        other.hold()
        ended = place.batch()
        assert ended.code == 0
        assert "(scanner, process " in ended.events["held"][0]["message"]
        assert ", since 20" in ended.events["held"][0]["message"]
    ended = place.batch()
    assert ended.events["summary"][0]["outcomes"] == {"scored": 3}
    assert ended.events["summary"][0]["judged"] == 0
    assert "3 documents on disk (0 new or changed, 3 known, 0 unreadable)" in place.batch("--dry-run").out
    assert len(place.rows()) == 3
    assert place.run("history", "--store", url).out.count("\n") == 2


def test_a_server_that_is_not_there_is_one_line(place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PGPASSWORD", "secret")
    place.configure(
        'name = "saved"\npath = "postings"', top='store = "postgresql://scanner@127.0.0.1:1/none"'
    )
    ended = place.batch()
    assert ended.code == 70
    assert "secret" not in ended.err
