"""Webhooks: what is posted, and receivers that fail."""

from __future__ import annotations

import logging
import time
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from notifying.nights import night, rated

from scanner.fetching.sending import send
from scanner.notifying.calling import call
from scanner.notifying.digest import digest
from scanner.notifying.errors import NotifyError
from scanner.notifying.settings import Body, Notifications, Webhook

if TYPE_CHECKING:
    from notifying.conftest import Receiver

    from scanner.history import Store
    from scanner.notifying.digest import Digest

HOOK = Webhook(allow_private=True, timeout=2)
TOKEN = "t0ken"  # noqa: S105 - of a receiver in this process


@pytest.fixture
def news(store: Store) -> Digest:
    run = night(store, {"board": [rated(1, 80)]})
    return digest(store, run, Notifications(), ())


def test_the_digest_is_posted_with_its_name(news: Digest, receiver: Receiver) -> None:
    assert call(news, HOOK, receiver.url, TOKEN, "run-1-abc") == "sent"
    ((headers, body),) = receiver.posts
    assert body["headline"] == "1 new in the band high or severe, 1 new"
    assert headers["Content-Type"] == "application/json"
    assert headers["Idempotency-Key"] == "run-1-abc"
    assert headers["Authorization"] == f"Bearer {TOKEN}"


def test_chats_are_posted_a_text(news: Digest, receiver: Receiver) -> None:
    call(news, replace(HOOK, body=Body.TEXT), receiver.url, "", "run-1-abc")
    ((headers, body),) = receiver.posts
    assert body.keys() == {"text"}
    assert body["text"].startswith("1 new in the band high or severe, 1 new\n")
    assert "Authorization" not in headers


def test_what_may_pass_is_tried_again_under_the_same_name(news: Digest, receiver: Receiver) -> None:
    receiver.answers, receiver.headers = [503, 429, 200], {"Retry-After": "0"}
    assert call(news, HOOK, receiver.url, "", "run-1-abc") == "sent"
    assert [headers["Idempotency-Key"] for headers, _ in receiver.posts] == ["run-1-abc"] * 3


@pytest.mark.parametrize(
    ("answer", "tries", "sentence"),
    [
        (500, 3, "answers with an error (500)"),
        (401, 1, "does not take it (401)"),
        (307, 1, "has moved (307)"),
    ],
)
def test_a_receiver_that_fails_is_a_sentence_without_secrets(
    news: Digest, receiver: Receiver, answer: int, tries: int, sentence: str
) -> None:
    receiver.answers = [answer]
    receiver.headers = {"Location": "http://127.0.0.1:9/elsewhere", "Retry-After": "0"}
    with pytest.raises(NotifyError) as caught:
        call(news, HOOK, receiver.url, TOKEN, "run-1-abc")
    assert sentence in str(caught.value)
    assert "s3cret" not in str(caught.value)
    assert TOKEN not in str(caught.value)
    assert len(receiver.posts) == tries


def test_a_token_that_no_header_can_carry_is_said_without_it(news: Digest, receiver: Receiver) -> None:
    with pytest.raises(NotifyError, match="no header can carry"):
        call(news, HOOK, receiver.url, "t0kén", "run-1-abc")
    assert receiver.posts == []


def test_a_slow_receiver_is_given_up(receiver: Receiver) -> None:
    receiver.delay = 0.5
    began = time.monotonic()
    said = send(receiver.url, b"{}", {}, seconds=0.1, allow_private=True)
    assert said == "No whole answer came within 0.1 seconds."
    assert time.monotonic() - began < 15


def test_addresses_of_the_network_need_to_be_let_through(receiver: Receiver) -> None:
    assert "allow-private = true" in send(receiver.url, b"{}", {})
    assert receiver.posts == []


@pytest.mark.parametrize(
    "url",
    ["", "hooks.example/s3cret", "ftp://hooks.example/s3cret", "http://u:s3cret@hooks.example/", "http://[s3cret/", "http://a.example:s3cret/"],
)  # fmt: skip
def test_what_is_no_web_address_is_said_without_it(url: str) -> None:
    said = send(url, b"{}", {})
    assert said.startswith("The address is none that can be posted to")
    assert "s3cret" not in said


def test_a_cloud_metadata_address_is_never_posted_to() -> None:
    assert send("http://169.254.169.254/latest", b"{}", {}, allow_private=True)


def test_nothing_is_logged(news: Digest, receiver: Receiver, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.WARNING):
        call(news, HOOK, receiver.url, TOKEN, "run-1-abc")
    assert caplog.text == ""
