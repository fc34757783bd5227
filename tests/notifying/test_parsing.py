"""The table `[notifications]`: what is meant, and where a mistake is."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from scanner.errors import UsageError
from scanner.notifying import Notifications, parse_notifications
from scanner.notifying.settings import Body, Email, Security, Webhook, When

EMAIL: dict[str, Any] = {"host": "smtp.example.org", "from": "night@example.org", "to": ["a@example.org"]}
LINES = {"": 1, "when": 2, "wen": 3, "email": 4, "email.port": 5, "email.to": 6, "webhook": 9}


def parse(table: dict[str, Any]) -> Notifications:
    return parse_notifications(table, lambda key: f"scanner.toml:{LINES.get(key, 99)}")


def test_nothing_said_means_files_and_no_messages() -> None:
    assert parse({}) == Notifications(When.NEW_HIGH, 2, 3, None, None)


def test_everything_can_be_said() -> None:
    email = {**EMAIL, "port": 2525, "security": "tls", "user": "u", "password-file": "secret", "timeout": 5}
    hook = {"url-env": "HOOK", "token-env": "TOKEN", "body": "text", "allow-private": True}
    told = parse({
        "when": "changes", "failed-nights": 4, "silent-nights": 7, "email": email, "webhook": hook,
    })  # fmt: skip
    assert told == Notifications(
        When.CHANGES, 4, 7,
        Email("smtp.example.org", "night@example.org", ("a@example.org",), 2525, Security.TLS, "u", None,
              Path("secret"), 5),
        Webhook(url_env="HOOK", token_env="TOKEN", body=Body.TEXT, allow_private=True),  # noqa: S106 - a name
    )  # fmt: skip


@pytest.mark.parametrize(
    ("table", "sentence"),
    [
        ({"wen": "always"}, "scanner.toml:3: wen: there is no such key; did you mean when?"),
        ({"when": "hourly"}, "scanner.toml:2: when: should be 'new-high', 'changes' or 'always'"),
        ({"failed-nights": 0}, "failed-nights: should be greater than or equal to 1"),
        ({"failed-nights": True}, "failed-nights: should be a valid integer"),
        ({"email": "me@example.org"}, "scanner.toml:4: email: should be a table"),
        ({"email": {"host": "h", "to": ["a@b.org"]}}, "scanner.toml:4: email: from is missing"),
        ({"email": {**EMAIL, "prot": 25}}, "email.prot: there is no such key; did you mean port?"),
        ({"email": {**EMAIL, "port": "25"}}, "scanner.toml:5: email.port: should be a valid integer"),
        ({"email": {**EMAIL, "to": "a@example.org"}}, "scanner.toml:6: email.to: should be a list"),
        ({"email": {**EMAIL, "to": []}}, "scanner.toml:6: email.to: "),
        ({"email": {**EMAIL, "from": "Night <n@example.org>"}}, "email.from: this is no e-mail address"),
        ({"email": {**EMAIL, "host": "smtp.example.org/x"}}, "email.host: this is no name of a host"),
        ({"email": {**EMAIL, "password": "hunter2"}}, "did you mean password-env?"),
        ({"email": {**EMAIL, "user": "u"}}, "email: user and password-env (or password-file) belong"),
        ({"email": {**EMAIL, "user": "u", "password-env": "P", "password-file": "p"}}, "not both"),
        ({"email": {**EMAIL, "user": "u", "password-env": "P", "security": "none"}}, "without starttls"),
        ({"email": {**EMAIL, "timeout": 0}}, "email.timeout: should be greater than 0"),
        ({"webhook": {}}, "scanner.toml:9: webhook: give one of url, url-env and url-file"),
        ({"webhook": {"url": "https://x.example", "url-env": "X"}}, "webhook: give one of"),
        ({"webhook": {"url": "https://x.example", "allow-private": 1}}, "webhook.allow-private: "),
    ],
)
def test_a_mistake_is_one_sentence_with_its_place(table: dict[str, Any], sentence: str) -> None:
    with pytest.raises(UsageError) as caught:
        parse(table)
    assert sentence in str(caught.value)
    assert str(caught.value).startswith("scanner.toml:")
    assert "hunter2" not in str(caught.value)


@pytest.mark.parametrize(
    "address", ["a@example.org\nBcc: x@example.org", "a@example.org\r\n", "a b@example.org"]
)
@pytest.mark.parametrize("key", ["from", "to"])
def test_an_address_cannot_begin_another_header(address: str, key: str) -> None:
    with pytest.raises(UsageError, match="no e-mail address"):
        parse({"email": {**EMAIL, key: [address] if key == "to" else address}})


def test_an_address_that_may_be_a_secret_is_not_shown() -> None:
    assert "s3cret" not in repr(parse({"webhook": {"url": "https://hooks.example/s3cret"}}))
