"""What a digest says of a night: in which order, when it is worth a message, and from which rows."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from notifying.nights import gone, night, rated

from scanner.model import Finding, Outcome, Severity
from scanner.notifying.digest import digest
from scanner.notifying.items import reasons
from scanner.notifying.layout import MOST, headline, page
from scanner.notifying.record import record
from scanner.notifying.settings import Notifications, When

if TYPE_CHECKING:
    from scanner.history import Store
    from scanner.notifying.digest import Digest

SLOW = gone("board", Outcome.TOO_SLOW)


def of_last(store: Store, *, since: int | None = None, sources: tuple[str, ...] = ("board",)) -> Digest:
    return digest(store, store.runs()[-1], Notifications(), sources, since)


def headings(of: Digest) -> list[tuple[str, int]]:
    return [(part.heading.split(":")[0], part.number) for part in page(of).parts]


def test_the_dangerous_come_first_with_reasons_quotes_and_rows(store: Store) -> None:
    night(store, {"board": [rated(1)]})
    night(store, {"board": [rated(1), rated(2, 20), rated(3, 55), rated(4, 80)]})
    of = of_last(store)
    assert [entry.report.score for entry in of.dangerous] == [80, 55]
    first = page(of).parts[0]
    assert first.heading.startswith("Look at these first")
    assert first.items[0].lines == ("caution: Low pay. “$24” why",)
    entry = next(entry for entry in store.rows() if entry.report.score == 80)
    ids = f"posting {entry.posting_id}, version {entry.version_id}, judgement {entry.judgement_id}"
    assert first.items[0].rows == f"{entry.key[:10]} ({ids})"
    assert headings(of)[1:] == [("Other new postings", 1)]
    assert headline(of) == "2 new in the band high or severe, 3 new"


def test_many_red_flags_are_cut_to_the_gravest(store: Store) -> None:
    night(store, {"board": [rated(1, 80)]})
    (entry,) = store.rows()
    flags = [Finding("r", "pay", severity, severity.value, "why", "ask", ()) for severity in [*Severity] * 2]
    item = reasons(replace(entry, report=replace(entry.report, findings=tuple(flags))))
    assert [line.split(":")[0] for line in item.lines[:3]] == ["warning", "warning", "caution"]
    assert item.lines[6:] == (f"and 4 more red flags: `scanner history {entry.key[:10]}`",)


def test_changes_are_told_with_the_claims_that_changed(store: Store) -> None:
    night(store, {"board": [rated(1, 30), rated(2, 60), rated(3, 30)]})
    night(store, {"board": [rated(1, 75, pay=99), rated(2, 40, pay=98), rated(3, 30, pay=97)]})
    of = of_last(store)
    assert headings(of) == [("Risen in score", 1), ("Changed", 1), ("Fallen in score", 1)]
    assert page(of).parts[0].items[0].lines == (
        "score 30 → 75 (+45)",
        "no longer: pay: USD 21 per consultation “$21”",
        "now: pay: USD 99 per consultation “$99”",
    )
    assert len(of.risen_high) == 1
    assert of.is_worth(When.NEW_HIGH)


def test_removal_and_twins_are_told(store: Store) -> None:
    twins = [rated(1, employer="Larch Clinic"), replace(rated(1, employer="Rowan Care"))]
    twins[1] = replace(twins[1], posting=replace(twins[1].posting, source="https://other.example/1"))
    night(store, {"board": [rated(2)]})
    for _ in range(2):
        night(store, {"board": twins})
    of = of_last(store, since=1)
    assert headings(of) == [
        ("Other new postings", 2),
        ("Removed", 1),
        ("The same text under another employer", 2),
    ]
    others = {line for item in page(of).parts[-1].items for line in item.lines}
    assert [line.split("(")[0] for line in sorted(others)] == [
        "also posted by Larch Clinic ",
        "also posted by Rowan Care ",
    ]


def test_a_failure_is_told_when_it_lasts_and_is_an_alarm_once(store: Store) -> None:
    seen = []
    for _ in range(3):
        night(store, {"board": SLOW})
        of = of_last(store)
        seen.append((len(of.failing), of.is_worth(When.NEW_HIGH)))
    assert seen == [(0, False), (1, True), (1, False)]
    assert page(of).parts[-1].items[0].facts == "too_slow · 3 nights in a row"


def test_a_page_that_is_gone_is_told_once(store: Store) -> None:
    seen = []
    for _ in range(4):
        night(store, {"board": [gone("https://jobs.example/9")]})
        seen.append(len(of_last(store).failing))
    assert seen == [0, 1, 0, 0]


def test_a_source_without_postings_is_told_and_is_an_alarm_once(store: Store) -> None:
    night(store, {"board": [rated(1)], "feed": [rated(2)]})
    seen = []
    for _ in range(4):
        night(store, {"board": [rated(1)], "feed": []})
        of = of_last(store, sources=("board", "feed"))
        seen.append((len(of.silent), bool(of.alarms)))
    assert seen == [(0, False), (0, False), (1, True), (1, False)]
    assert page(of).parts[-1].items[0].facts.startswith("no posting for 4 nights")
    assert not of_last(store, sources=("board",)).silent, "it is no source any more"


def test_a_source_that_fails_is_not_silent_too(store: Store) -> None:
    night(store, {"board": [rated(1)]})
    for _ in range(3):
        night(store, {"board": SLOW})
    of = of_last(store)
    assert (len(of.failing), of.silent) == (1, ())


@pytest.mark.parametrize(
    ("second", "worth"),
    [
        ([rated(1)], {When.ALWAYS}),
        ([rated(1), rated(2, 30)], {When.ALWAYS, When.CHANGES}),
        ([rated(1), rated(2, 50)], {When.ALWAYS, When.CHANGES, When.NEW_HIGH}),
        ([rated(1, 31, pay=70)], {When.ALWAYS, When.CHANGES}),
        ([rated(1, 50, pay=70)], {When.ALWAYS, When.CHANGES, When.NEW_HIGH}),
    ],
    ids=["nothing", "new", "new and high", "risen", "risen to high"],
)
def test_when_there_is_something_to_say(store: Store, second: list[object], worth: set[When]) -> None:
    night(store, {"board": [rated(1)]})
    night(store, {"board": second})  # type: ignore[dict-item]
    of = of_last(store)
    assert {when for when in When if of.is_worth(when)} == worth


def test_long_lists_are_cut_and_counted(store: Store) -> None:
    number = MOST + 3
    night(store, {"board": [rated(n) for n in range(number)]})
    part, *_ = page(of_last(store)).parts
    assert (len(part.items), part.number) == (MOST, number)
    said = record(of_last(store))
    assert (len(said["new"]), said["numbers"]["new"]) == (MOST, number)


def test_the_record_counts_what_it_lists_and_names_the_rows(store: Store) -> None:
    night(store, {"board": [rated(1)]})
    night(store, {"board": [rated(1, 75, pay=99), rated(2, 60), gone("https://jobs.example/9")]})
    said = record(of_last(store))
    for name, number in said["numbers"].items():
        assert len(said[name]) == number
    assert said["counts"] == store.counts(2)
    rows = {entry.key: entry for entry in store.rows()}
    for posting in (*said["dangerous"], *said["new"], *said["changed"]):
        entry = rows[posting["key"]]
        assert (posting["posting_id"], posting["version_id"], posting["judgement_id"]) == (
            entry.posting_id, entry.version_id, entry.judgement_id,
        )  # fmt: skip
        assert posting["score"] == entry.report.score
    assert said["risen"][0]["before"]["score"] == 30
