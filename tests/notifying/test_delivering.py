"""Who is told of which run: everything once, nothing lost when a channel fails, no secret shown."""

from __future__ import annotations

from email import message_from_bytes
from email.policy import default
from typing import TYPE_CHECKING, Any

import pytest
from notifying.nights import night, rated

from scanner.notifying import notify, parse_notifications

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from notifying.conftest import Mailbox, Receiver

    from scanner.history import Store
    from scanner.notifying import Notified


class Marks(dict[str, int]):
    """What a caller keeps."""

    def mark(self, channel: str, run: int) -> None:
        self[channel] = run


@pytest.fixture
def tell(store: Store, tmp_path: Path) -> Callable[..., Notified]:
    """Notify of the last run, or of one by number."""

    def one(marks: Marks, table: dict[str, Any], run: int = 0) -> Notified:
        last = store.runs()[run - 1]
        settings = parse_notifications({"when": "changes", **table}, lambda _: "scanner.toml:1")
        return notify(
            store,
            last,
            settings,
            tmp_path,
            sources=["board"],
            told=dict(marks),
            mark=marks.mark,
            base=tmp_path,
        )

    return one


@pytest.fixture
def hook(receiver: Receiver) -> dict[str, Any]:
    receiver.answers = [204]
    return {"webhook": {"url": receiver.url, "allow-private": True, "timeout": 2}}


@pytest.fixture
def mail(mailbox: Mailbox, serve_mail: Callable[..., int]) -> dict[str, Any]:
    to = {"from": "n@example.org", "to": ["a@example.org"]}
    return {"mailbox": mailbox, "host": "127.0.0.1", "port": serve_mail(), "security": "none", **to}


def test_a_run_is_told_once(
    store: Store, tell: Callable[..., Notified], hook: dict[str, Any], receiver: Receiver
) -> None:
    marks = Marks()
    night(store, {"board": [rated(1)]})
    assert tell(marks, hook).lines == ("webhook: sent",)
    assert (marks["webhook"], tell(marks, hook).lines, len(receiver.posts)) == (1, (), 1)


def test_told_again_for_want_of_a_mark_it_is_known_as_the_same(
    store: Store, tell: Callable[..., Notified], hook: dict[str, Any], receiver: Receiver
) -> None:
    night(store, {"board": [rated(1)]})
    for _ in range(2):
        tell(Marks(), hook)
    night(store, {"board": [rated(1), rated(2)]})
    tell(Marks(), hook)
    first, second, other = [headers["Idempotency-Key"] for headers, _ in receiver.posts]
    assert first == second != other


def test_killed_while_it_was_sent_a_message_is_not_sent_again_and_that_is_said(
    store: Store, tell: Callable[..., Notified], hook: dict[str, Any], receiver: Receiver
) -> None:
    class Killed(Marks):
        def mark(self, channel: str, run: int) -> None:
            if channel == "webhook":
                raise KeyboardInterrupt
            super().mark(channel, run)

    marks = Killed()
    night(store, {"board": [rated(1)]})
    with pytest.raises(KeyboardInterrupt):
        tell(marks, hook)
    after = Marks(marks)
    told = tell(after, hook)
    assert (len(receiver.posts), told.failed) == (1, ("webhook",))
    assert told.lines == ("webhook: killed while run 1 was being sent; not sent again, read the digest",)
    night(store, {"board": [rated(1), rated(2)]})
    assert (tell(after, hook).lines, len(receiver.posts)) == (("webhook: sent",), 2)


def test_what_failed_is_told_the_next_night_with_that_nights_news(
    store: Store, tell: Callable[..., Notified], hook: dict[str, Any], receiver: Receiver
) -> None:
    marks = Marks()
    receiver.answers = [400]
    night(store, {"board": [rated(1)]})
    failed = tell(marks, hook)
    assert failed.failed == ("webhook",)
    assert failed.lines == (
        "webhook: not sent, the next run tries again: The receiver does not take it (400).",
    )
    receiver.answers = [204]
    night(store, {"board": [rated(1), rated(2)]})
    assert tell(marks, hook).failed == ()
    night(store, {"board": [rated(1), rated(2), rated(3)]})
    tell(marks, hook)
    _, two_nights, one_night = [body for _, body in receiver.posts]
    assert (two_nights["nights"], two_nights["numbers"]["new"]) == (2, 2)
    assert (one_night["nights"], one_night["numbers"]["new"]) == (1, 1)


def test_one_channel_that_fails_does_not_hold_up_the_other(
    store: Store,
    tell: Callable[..., Notified],
    hook: dict[str, Any],
    receiver: Receiver,
    mail: dict[str, Any],
) -> None:
    mailbox = mail.pop("mailbox")
    marks = Marks()
    mailbox.answer = "451 not now"
    night(store, {"board": [rated(1)]})
    assert tell(marks, {**hook, "email": mail}).failed == ("email",)
    assert (marks["webhook"], marks["email"]) == (1, 0)
    mailbox.answer = "250 OK"
    mailbox.messages.clear()
    night(store, {"board": [rated(1), rated(2)]})
    assert tell(marks, {**hook, "email": mail}).failed == ()
    (envelope,) = mailbox.messages
    assert message_from_bytes(envelope.content, policy=default)["Subject"] == "scanner: 2 new"  # type: ignore[arg-type]
    assert [body["numbers"]["new"] for _, body in receiver.posts] == [1, 1]


def test_a_quiet_night_sends_nothing_and_writes_its_files(
    store: Store, tell: Callable[..., Notified], hook: dict[str, Any], receiver: Receiver, tmp_path: Path
) -> None:
    marks = Marks()
    night(store, {"board": [rated(1)]})
    night(store, {"board": [rated(1)]})
    assert tell(marks, hook).lines == ()
    assert (marks, receiver.posts) == ({"webhook": 2}, [])
    assert "Nothing has changed" in (tmp_path / "digest.md").read_text(encoding="utf-8")


def test_a_mark_of_a_run_that_was_forgotten_tells_of_the_last_night(
    store: Store, tell: Callable[..., Notified], hook: dict[str, Any], receiver: Receiver
) -> None:
    for number in (1, 2):
        night(store, {"board": [rated(n) for n in range(number)]})
    tell(Marks(webhook=-7), hook)
    assert receiver.posts[0][1]["numbers"]["new"] == 1


def test_a_missing_secret_is_a_line_and_no_message(
    store: Store, tell: Callable[..., Notified], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("NO_SUCH_HOOK", raising=False)
    night(store, {"board": [rated(1)]})
    told = tell(Marks(), {"webhook": {"url-env": "NO_SUCH_HOOK"}})
    assert told.failed == ("webhook",)
    assert told.lines[0].endswith("the environment variable NO_SUCH_HOOK is empty or not set")
