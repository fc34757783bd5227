"""Nights into a PostgreSQL store."""

from __future__ import annotations

from typing import TYPE_CHECKING

from history.conftest import postgres  # noqa: F401 - a fixture
from sqlalchemy import create_engine, text

from scanner.history import open_store
from scanner.nightly.crew import Crew

if TYPE_CHECKING:
    import pytest
    from nightly.conftest import Place

    from scanner.model import Posting


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


def test_a_server_that_goes_away_is_one_line_and_the_next_run_goes_on(
    place: Place,
    postgres: str,  # noqa: F811
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    server = create_engine(postgres.replace("postgresql:", "postgresql+pg8000:") + "/postgres")
    with server.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.execute(text("CREATE DATABASE away"))
    place.configure('name = "saved"\npath = "postings"', top=f'store = "{postgres}/away"')
    judge = Crew.judge

    def cut(crew: Crew, postings: list[Posting]) -> object:
        with server.connect() as connection:
            connection.execute(
                text("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = 'away'")
            )
        return judge(crew, postings)

    with monkeypatch.context() as patched:
        patched.setattr(Crew, "judge", cut)
        ended = place.batch()
    server.dispose()
    assert ended.code == 70
    assert "away: the database refuses" in ended.events["error"][0]["message"]
    ended = place.batch()
    assert ended.events["run"][0]["resumed"]
    assert len(place.rows()) == 3


def test_a_server_that_is_not_there_is_one_line(place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PGPASSWORD", "secret")
    place.configure(
        'name = "saved"\npath = "postings"', top='store = "postgresql://scanner@127.0.0.1:1/none"'
    )
    ended = place.batch()
    assert ended.code == 70
    assert "secret" not in ended.err
