"""The checklist is kept with the judgement, in few bytes, and comes back as it was said."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from history.night import document, posting, report
from sqlalchemy import create_engine, text

from scanner.history import Sighting, open_store
from scanner.model import Claim, Fact, Kind, State, Theme
from scanner.reports.record import record

if TYPE_CHECKING:
    from history.conftest import Clock

    from scanner.history import Store
    from scanner.model import Posting, Report

A = posting("https://jobs.example/a", title="Docteur à distance 🩺")


def judged(of: Posting) -> Report:
    """A report whose checklist rests on claims that are shown, and on one that is not."""
    start = of.text.index("choose the hours")
    context = Claim(
        Kind.CONTEXT, "context/flexible", of.text[start : start + 16], start, start + 16, Theme("flexible")
    )
    bare = report(of)
    facts = (
        Fact("pay", "the pay", State.STATED, "", (1,)),
        Fact(
            "hours", "the hours", State.VAGUE, "Which?", (0, 2), "called flexible, but not how many there are"
        ),
        Fact("cover", "who covers", State.NOT_STATED, "Who?"),
    )
    return replace(bare, claims=(context, *bare.claims), checklist=facts, findings=(), strengths=())


def night(store: Store, rules: str, *found: Report) -> int:
    run = store.begin_or_resume(rules, "c")
    store.record(
        run, [Sighting("board", each.posting.source, document(each.posting), (each,)) for each in found]
    )
    store.close_source(run, "board")
    return store.finish(run).id


def kept(store: Store) -> object:
    (entry,) = store.rows()
    return record(entry.report).get("checklist")


def test_it_comes_back_as_it_was(where: str, clock: Clock) -> None:
    with open_store(where, clock) as store:
        night(store, "r1", judged(A))
        assert kept(store) == record(judged(A))["checklist"]
        (entry,) = store.rows()
        assert [claim.kind for claim in entry.report.claims] == [Kind.PAY, Kind.HYPE, Kind.CONTEXT]


def test_an_older_store_shows_none_until_it_is_judged_again(where: str, clock: Clock) -> None:
    with open_store(where, clock) as store:
        night(store, "r1", judged(A))
        _forget(where)
        assert kept(store) is None
        run = night(store, "r2", judged(A))
        assert kept(store) == record(judged(A))["checklist"]
        assert not store.changes(run).changed
        assert not store.changes(run).reworded


def test_words_that_only_rules_refer_to_are_no_change(where: str, clock: Clock) -> None:
    with open_store(where, clock) as store:
        night(store, "r1", judged(A))
        less = replace(judged(A), checklist=judged(A).checklist[:1])
        changes = store.changes(night(store, "r2", less))
        assert (changes.changed, len(changes.reworded)) == ((), 1)


def _forget(where: str) -> None:
    """Leave the store as it was before checklists were kept."""
    url = where.replace("postgresql:", "postgresql+pg8000:") if "://" in where else f"sqlite:///{where}"
    engine = create_engine(url)
    with engine.begin() as connection:
        connection.execute(text("UPDATE judgements SET checklist = '[]'"))
    engine.dispose()
