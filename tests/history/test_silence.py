"""Sources that fall silent, and marks of who was told of what."""

from __future__ import annotations

from typing import TYPE_CHECKING

from history.night import gone, night, posting

from scanner.history import Silent, open_store, telling
from scanner.model import Outcome

if TYPE_CHECKING:
    from history.conftest import Clock

A = posting("https://jobs.example/a")
B = posting("https://jobs.example/b", title="Night nurse line doctor", location="York")


def test_a_source_that_had_postings_and_has_none_is_silent(where: str, clock: Clock) -> None:
    with open_store(where, clock) as store:
        night(store, [A])
        assert store.silent(1) == []
        second = night(store, [])
        assert store.changes(second).silent == (Silent("board", 1),)
        night(store, [], failed=True)
        assert store.silent(3) == []
        night(store, [])
        assert store.silent(4) == [Silent("board", 2)]
        assert store.silent(second) == [Silent("board", 1)]
        night(store, [B])
        assert store.silent(5) == []


def test_a_source_that_never_had_a_posting_is_not_silent(where: str, clock: Clock) -> None:
    with open_store(where, clock) as store:
        night(store, [])
        assert store.silent(night(store, [])) == []


def test_an_address_that_fails_is_no_silence_but_one_that_is_gone_is(where: str, clock: Clock) -> None:
    with open_store(where, clock) as store:
        night(store, [A])
        assert store.silent(night(store, [gone(A.source, Outcome.BLOCKED)])) == []
        assert store.silent(night(store, [gone(A.source)])) == [Silent("board", 2)]


def test_silence_is_told(where: str, clock: Clock) -> None:
    with open_store(where, clock) as store:
        night(store, [A])
        changes = store.changes(night(store, []))
    assert "  board  for 1 night" in "\n".join(telling.as_text(changes))
    assert '"silent": [{"source": "board", "nights": 1}]' in telling.as_json(changes)


def test_a_mark_stays_until_the_next(where: str, clock: Clock) -> None:
    with open_store(where, clock) as store:
        first, second = night(store, [A]), night(store, [A])
        store.mark("email", first)
        store.mark("webhook", first)
        store.mark("email", second)
    with open_store(where, clock) as store:
        assert store.told() == {"email": second, "webhook": first}
