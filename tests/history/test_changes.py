"""What a night changes: new, changed, removed after two strikes, the same under another address."""

from __future__ import annotations

from typing import TYPE_CHECKING

from history.night import BODY, gone, night, posting, report

from scanner.history import TWIN_RULE, open_store
from scanner.model import Outcome
from scanner.reports.record import record

if TYPE_CHECKING:
    from history.conftest import Clock

A = posting("https://jobs.example/a")
B = posting("https://jobs.example/b", title="Night nurse line doctor", location="York")


def test_a_report_comes_back_as_it_was(where: str, clock: Clock) -> None:
    with open_store(where, clock) as store:
        night(store, [A])
        (entry,) = store.rows()
        assert record(entry.report) == record(report(A))
        assert (entry.source, entry.versions, entry.removed) == ("board", 1, False)


def test_the_first_night_is_all_new_and_the_second_says_nothing(where: str, clock: Clock) -> None:
    with open_store(where, clock) as store:
        first = store.changes(night(store, [A, B]))
        second = store.changes(night(store, [A, B]))
        assert [entry.report.posting.title for entry in first.new] == [A.title, B.title]
        assert (second.new, second.changed, second.removed, second.reworded, second.since) == (
            (),
            (),
            (),
            (),
            1,
        )


def test_other_pay_is_a_change_of_the_same_posting(where: str, clock: Clock) -> None:
    with open_store(where, clock) as store:
        night(store, [A, B])
        changes = store.changes(night(store, [posting(A.source, pay=20), B], scores={A.source: 55}))
        (change,) = changes.changed
        assert [claim.quote for claim in change.claims_gone] == ["$30"]
        assert [claim.quote for claim in change.claims_new] == ["$20"]
        assert changes.risen == (change,)
        assert change.rise == 25
        assert change.after.versions == 2
        assert not changes.new


def test_other_words_alone_are_only_reworded(where: str, clock: Clock) -> None:
    with open_store(where, clock) as store:
        night(store, [A])
        changes = store.changes(night(store, [posting(A.source, body=BODY + " Thank you.")]))
        assert len(changes.reworded) == 1
        assert not changes.changed


def test_a_change_by_new_rules_is_said_to_be_one(where: str, clock: Clock) -> None:
    with open_store(where, clock) as store:
        night(store, [A, B])
        changes = store.changes(night(store, [A, B], rules="r2", scores={A.source: 10}))
        (change,) = changes.fallen
        assert change.by_rules_alone
        assert changes.changed == (change,)


def test_a_posting_is_removed_after_two_strikes(where: str, clock: Clock) -> None:
    with open_store(where, clock) as store:
        night(store, [A, B])
        assert not store.changes(night(store, [A])).removed
        changes = store.changes(night(store, [A, gone(B.source)]))
        assert [entry.key for entry in changes.removed] == [
            entry.key for entry in store.rows() if entry.removed
        ]
        assert not store.changes(night(store, [A])).removed
        back = store.changes(night(store, [A, B]))
        assert len(back.returned) == 1
        assert not back.new


def test_a_failed_source_or_address_is_no_strike(where: str, clock: Clock) -> None:
    with open_store(where, clock) as store:
        night(store, [A, B])
        for _ in range(3):
            assert not store.changes(night(store, [A], failed=True)).removed
            assert not store.changes(night(store, [A, gone(B.source, Outcome.TOO_SLOW)])).removed
        assert not any(entry.removed for entry in store.rows())


def test_another_address_or_a_new_date_is_the_same_posting(where: str, clock: Clock) -> None:
    dated = BODY + " Posted on {when}."
    first = posting("https://jobs.example/a", body=dated.replace("{when}", "3 March 2026"))
    again = posting("https://jobs.example/a2", body=dated.replace("{when}", "9 March 2026"))
    cross = posting(
        "https://other.example/77?utm_source=x", body=BODY + " Apply on this board with one click."
    )
    with open_store(where, clock) as store:
        night(store, [first])
        changes = store.changes(night(store, [again, cross]))
        assert not changes.new
        assert len(list(store.rows())) == 1


def test_templates_filled_in_otherwise_are_other_postings(where: str, clock: Clock) -> None:
    with open_store(where, clock) as store:
        night(store, [A])
        others = [
            posting("https://jobs.example/2", location="York"),
            posting("https://jobs.example/3", work="dermatology"),
            posting("https://jobs.example/4", title="Telehealth dermatologist"),
            posting("https://jobs.example/5", title="Telehealth physician 2"),
        ]
        assert len(store.changes(night(store, [A, *others])).new) == len(others)


def test_the_same_text_under_another_employer_is_a_finding(where: str, clock: Clock) -> None:
    with open_store(where, clock) as store:
        night(store, [A])
        copy = posting("https://copy.example/9", employer="Alder Health")
        changes = store.changes(night(store, [A, copy]))
        assert len(changes.new) == 1
        assert {entry.twins[0].employer for entry in changes.twins} == {"Larch Clinic", "Alder Health"}
        assert all(entry.report.findings[-1].rule == TWIN_RULE for entry in store.rows())


def test_an_address_that_shows_something_else_is_another_posting(where: str, clock: Clock) -> None:
    other = posting(
        A.source,
        title="Bookkeeper",
        employer="Quill",
        location="Cork",
        body="Keep books. " * 30 + "{pay}{place}{work}",
    )
    with open_store(where, clock) as store:
        night(store, [A])
        assert len(store.changes(night(store, [other])).new) == 1


def test_a_clock_set_back_changes_no_order(where: str, clock: Clock) -> None:
    with open_store(where, clock) as store:
        night(store, [A, B])
        clock.time = clock.time.replace(year=2001)
        changes = store.changes(night(store, [posting(A.source, pay=20), B]))
        assert len(changes.changed) == 1
        assert [run.id for run in store.runs()] == [1, 2]
