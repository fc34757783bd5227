"""Documents and what is read from them: known ones, tables, hostile texts, runs that go on."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from history.night import document, night, posting, report

from scanner.history import Fingerprint, Sighting, StoreError, fingerprint, open_store
from scanner.model import Document, Failure, Outcome

if TYPE_CHECKING:
    from history.conftest import Clock

    from scanner.model import Posting

A = posting("https://jobs.example/a")


def table(pays: dict[str, int]) -> list[Posting]:
    return [
        posting(f"ads.csv#{number}", title=f"Doctor, {place}", location=place, pay=pay)
        for number, (place, pay) in enumerate(pays.items(), 1)
    ]


def test_a_row_of_a_table_changes_alone_even_when_rows_move(where: str, clock: Clock) -> None:
    first, second = table({"Leeds": 30, "York": 30}), table({"Hull": 30, "Leeds": 20, "York": 30})
    with open_store(where, clock) as store:
        for rows, name in ((first, "1"), (second, "2")):
            run = store.begin_or_resume("r1", "c")
            judged = store.judged(rows, "r1")
            results = tuple(row if row in judged else report(row) for row in rows)
            store.record(run, [Sighting("table", "ads.csv", Fingerprint(name * 64, ".csv", 9), results)])
            store.close_source(run, "table")
            store.finish(run)
        assert [row.location for row in second if row in judged] == ["York"]
        changes = store.changes(run.id)
        assert [entry.report.posting.location for entry in changes.new] == ["Hull"]
        assert [change.after.report.posting.location for change in changes.changed] == ["Leeds"]
        assert [entry.report.posting.source for entry in store.rows()] == [
            "ads.csv#2",
            "ads.csv#3",
            "ads.csv#1",
        ]


def test_known_is_what_was_wholly_judged_under_these_rules(where: str, clock: Clock) -> None:
    whole, broken = document(A), Fingerprint("f" * 64, ".csv", 5)
    with open_store(where, clock) as store:
        run = store.begin_or_resume("r1", "c")
        failure = Failure("x.csv#2", Outcome.UNREADABLE, "no")
        store.record(run, [Sighting("s", A.source, whole, (report(A),))])
        store.record(run, [Sighting("s", "x.csv", broken, (report(replace(A, source="x.csv#1")), failure))])
        assert store.known([whole, broken, replace(whole, form=".pdf")], "r1") == {whole}
        assert store.known([whole], "r2") == frozenset()
        assert store.judged([A], "r1") == {A}
        assert store.counts(run.id) == {"scored": 2, "unreadable": 1}
        with pytest.raises(StoreError, match="not judged"):
            store.record(run, [Sighting("s", "y", Fingerprint("0" * 64, "", 1))])


def test_the_same_bytes_under_another_kind_of_name_are_another_document() -> None:
    one, other = Document("a", b"x", "a.html"), Document("b", b"x", "b.txt")
    assert fingerprint(one) != fingerprint(other)
    assert fingerprint(one) == fingerprint(Document("c", b"x", "c.HTML"))


def test_hostile_texts_are_kept(where: str, clock: Clock) -> None:
    evil = posting("ads/\udcff\x00.html", title="D\x00r; DROP TABLE postings", employer="\ud800 O'Hara")
    with open_store(where, clock) as store:
        night(store, [evil])
        assert store.remaining(store.begin_or_resume("r1", "c"), "board", [evil.source]) == [evil.source]
        assert not store.changes(night(store, [evil])).new
        assert len(list(store.rows())) == 1


def test_an_unfinished_run_goes_on_and_knows_what_is_done(where: str, clock: Clock) -> None:
    with open_store(where, clock) as store:
        first = night(store, [A], finish=False)
    with open_store(where, clock) as store:
        run = store.begin_or_resume("r1", "c")
        assert (run.id, run.resumed) == (first, True)
        assert store.closed(run) == {"board"}
        assert store.remaining(run, "board", [A.source, "b"]) == ["b"]


def test_a_run_of_other_rules_is_abandoned(where: str, clock: Clock) -> None:
    with open_store(where, clock) as store:
        night(store, [A], finish=False)
        run = store.begin_or_resume("r2", "c")
        assert not run.resumed
        assert [each.state.value for each in store.runs()] == ["abandoned", "running"]


def test_an_address_recorded_twice_in_a_run_counts_once(where: str, clock: Clock) -> None:
    with open_store(where, clock) as store:
        night(store, [A])
        run = store.begin_or_resume("r1", "c")
        store.record(run, [Sighting("board", A.source, None, (Failure(A.source, Outcome.TOO_SLOW, "slow"),))])
        store.record(run, [Sighting("board", A.source, document(A))])
        store.close_source(run, "board")
        store.finish(run)
        assert store.counts(run.id) == {"scored": 1}
        assert not store.failing(run.id)


def test_the_same_bytes_at_two_addresses_in_one_record(where: str, clock: Clock) -> None:
    twice = [replace(A, source="https://jobs.example/b"), A]
    with open_store(where, clock) as store:
        run = store.begin_or_resume("r1", "c")
        store.record(run, [Sighting("board", each.source, document(A), (report(each),)) for each in twice])
        store.close_source(run, "board")
        store.finish(run)
        (entry,) = store.rows()
        assert entry.report.posting.source == "https://jobs.example/b"
        assert store.counts(run.id) == {"scored": 2}
