"""A table of a configuration → `Notifications`; every mistake is one sentence with its place."""

from __future__ import annotations

from dataclasses import fields
from difflib import get_close_matches
from typing import TYPE_CHECKING, Any

from pydantic import TypeAdapter, ValidationError

from scanner.errors import UsageError
from scanner.notifying.settings import Email, Notifications, Security, Webhook

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from pydantic_core import ErrorDetails

    Where = Callable[[str], str]

_TABLES: dict[str, type[Any]] = {"": Notifications, "email": Email, "webhook": Webhook}
_SECRETS = (("email", "password"), ("webhook", "url"), ("webhook", "token"))


def parse_notifications(table: Mapping[str, object], where: Where) -> Notifications:
    """The settings a `[notifications]` table makes, `{}` being the defaults.

    `where` says where a key of the table stands, `where("email.port") -> "scanner.toml:12"`; it is
    asked about keys and tables that are there. Raises UsageError: "scanner.toml:12: email.port: ...".
    A relative `password-file` is left relative; `notify` takes the folder it starts from.
    """
    try:
        settings = TypeAdapter(Notifications).validate_python(dict(table))
    except ValidationError as error:
        key, problem = _problem(error.errors()[0])
        raise _mistake(where, key, problem) from None  # pydantic's own text would show values
    _check_email(settings.email, where)
    _check_webhook(settings.webhook, where)
    return settings


def _mistake(where: Where, key: str, problem: str) -> UsageError:
    return UsageError(f"{where(key)}: {key}: {problem}")


def _problem(error: ErrorDetails) -> tuple[str, str]:
    """The key of the table that is meant, and what is wrong with it."""
    path = [part for part in error["loc"] if isinstance(part, str)]
    key, last = ".".join(path), path[-1] if path else ""
    if error["type"] in {"unexpected_keyword_argument", "extra_forbidden"}:
        return key, _unknown(path)
    if error["type"] in {"missing", "missing_argument"}:
        return ".".join(path[:-1]), f"{last} is missing"
    if error["type"] == "string_pattern_mismatch":
        return key, f"this is no {_NOUNS.get(last, 'single line of text')}"
    return key, _MESSAGES.get(error["type"]) or error["msg"].removeprefix("Input ")


_MESSAGES = {
    "tuple_type": "should be a list",
    "dataclass_type": "should be a table",
    "string_type": "should be text in quotation marks",
    "path_type": "should be text in quotation marks",
}
_NOUNS = {
    "host": "name of a host",
    "from": "e-mail address (name@example.org)",
    "to": "e-mail address (name@example.org)",
    "password-env": "name of an environment variable",
    "url-env": "name of an environment variable",
    "token-env": "name of an environment variable",
}


def _unknown(path: list[str]) -> str:
    *table, key = path
    known = _keys(_TABLES[".".join(table)])
    near = get_close_matches(key, known, 1)
    return f"there is no such key; {f'did you mean {near[0]}?' if near else 'there are ' + ', '.join(known)}"


def _keys(of: type[Any]) -> list[str]:
    names = [field.name.replace("_", "-") for field in fields(of)]
    return ["from" if name == "sender" else name for name in names]


def _check_email(email: Email | None, where: Where) -> None:
    if email is None:
        return
    secret = email.password_env or email.password_file
    if email.password_env and email.password_file:
        raise _mistake(where, "email.password-file", "give password-env or password-file, not both")
    if bool(email.user) != bool(secret):
        raise _mistake(where, "email", "user and password-env (or password-file) belong together")
    if secret and email.security is Security.NONE:
        raise _mistake(where, "email.security", "a password is not sent without starttls or tls")


def _check_webhook(webhook: Webhook | None, where: Where) -> None:
    if webhook is None:
        return
    urls = [name for name in ("url", "url_env", "url_file") if getattr(webhook, name)]
    if len(urls) != 1:
        raise _mistake(where, "webhook", "give one of url, url-env and url-file")
    if webhook.token_env and webhook.token_file:
        raise _mistake(where, "webhook.token-file", "give token-env or token-file, not both")
