"""Retention deletes what is old, and never what is."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from history.night import gone, night, posting
from sqlalchemy import create_engine, text

from scanner.history import open_store
from scanner.history.rows import full

if TYPE_CHECKING:
    from history.conftest import Clock

A = posting("https://jobs.example/a")
B = posting("https://jobs.example/b", title="Night nurse line doctor", location="York")


def test_the_present_state_stays_and_old_versions_go(where: str, clock: Clock) -> None:
    with open_store(where, clock) as store:
        for pay in (30, 31, 32, 33):
            night(store, [posting(A.source, pay=pay), B], rules=f"r{pay}")
        for _ in range(2):
            night(store, [posting(A.source, pay=33), gone(B.source)], rules="r33")
            clock.time += timedelta(days=100)
        before = [{**full(entry), "versions": 0} for entry in store.rows()]
        assert [entry["removed"] for entry in before] == [False, True]
        store.prune(keep_days=30)
        assert [{**full(entry), "versions": 0} for entry in store.rows()] == before
        assert _count(where, "versions") == 2
        assert _count(where, "judgements") == 2
        assert not store.changes(night(store, [posting(A.source, pay=33), B], rules="r33")).new


def test_no_more_versions_than_wanted(where: str, clock: Clock) -> None:
    with open_store(where, clock) as store:
        for pay in (30, 31, 32, 33):
            night(store, [posting(A.source, pay=pay)])
        store.prune(keep_days=10_000, keep_versions=2)
        assert _count(where, "versions") == 2
        (entry,) = store.rows()
        assert entry.report.claims[0].quote == "$33"


def _count(where: str, table: str) -> int:
    url = where.replace("postgresql:", "postgresql+pg8000:") if "://" in where else f"sqlite:///{where}"
    engine = create_engine(url)
    with engine.connect() as connection:
        number: int = connection.execute(text(f"SELECT count(*) FROM {table}")).scalar_one()  # noqa: S608
    engine.dispose()
    return number
