"""E-mail through real servers: TLS, logins, and servers that fail."""

from __future__ import annotations

import socket
import threading
import time
from contextlib import suppress
from dataclasses import replace
from email import message_from_bytes
from email.policy import default
from typing import TYPE_CHECKING, Any

import pytest
from notifying.conftest import PASSWORD, check_login

from scanner.notifying.errors import NotifyError
from scanner.notifying.items import Item
from scanner.notifying.layout import Page, Part
from scanner.notifying.mailing import send_mail
from scanner.notifying.settings import Email, Security

if TYPE_CHECKING:
    import ssl
    from collections.abc import Callable, Iterator
    from email.message import EmailMessage

    from notifying.conftest import Mailbox

# aiosmtpd does not see that a server of TLS from the start requires it.
pytestmark = pytest.mark.filterwarnings("ignore:Requiring AUTH while not requiring TLS:UserWarning")

PAGE = Page("2 new", "Run 2.", (Part("New", (Item("Ärztin <b>", "30 caution"),), 1),), "Inputs: 2.")
EMAIL = Email(
    "127.0.0.1", "night@example.org", ("a@example.org", "b@example.org"), security=Security.NONE, timeout=5
)


def only(mailbox: Mailbox) -> EmailMessage:
    (envelope,) = mailbox.messages
    assert isinstance(envelope.content, bytes)
    message: EmailMessage = message_from_bytes(envelope.content, policy=default)  # type: ignore[assignment]
    return message


def test_a_message_has_a_text_and_a_page_and_says_which_run(
    mailbox: Mailbox, serve_mail: Callable[..., int]
) -> None:
    said = send_mail(PAGE, replace(EMAIL, port=serve_mail()), "", "run-2-abc")
    assert said == "sent to a@example.org, b@example.org"
    message = only(mailbox)
    assert mailbox.messages[0].rcpt_tos == ["a@example.org", "b@example.org"]
    assert (message["Subject"], message["From"]) == ("scanner: 2 new", "night@example.org")
    assert (message["Message-ID"], message["Auto-Submitted"]) == ("<run-2-abc@example.org>", "auto-generated")
    plain, page = message.iter_parts()
    assert (plain.get_content_type(), page.get_content_type()) == ("text/plain", "text/html")
    assert "* Ärztin <b>" in plain.get_content()  # type: ignore[attr-defined]
    assert "Ärztin &lt;b&gt;" in page.get_content()  # type: ignore[attr-defined]


@pytest.mark.parametrize("security", [Security.TLS, Security.STARTTLS])
def test_a_password_goes_over_a_checked_connection(
    security: Security, mailbox: Mailbox, serve_mail: Callable[..., int], certified: ssl.SSLContext
) -> None:
    sent = send_mail(PAGE, secure(security, serve_mail, certified), PASSWORD, "run-2-abc")
    assert sent.startswith("sent to")
    assert only(mailbox)["Subject"] == "scanner: 2 new"


def test_a_wrong_password_is_said_without_it(
    mailbox: Mailbox, serve_mail: Callable[..., int], certified: ssl.SSLContext
) -> None:
    with pytest.raises(NotifyError) as caught:
        send_mail(PAGE, secure(Security.STARTTLS, serve_mail, certified), "wr0ng-pässword", "run-2-abc")
    assert str(caught.value).startswith("127.0.0.1: the ")
    assert "wr0ng" not in str(caught.value)
    with pytest.raises(NotifyError, match=r"does not accept the user name or password \(535\)") as caught:
        send_mail(PAGE, secure(Security.STARTTLS, serve_mail, certified), "wr0ng", "run-2-abc")
    assert "wr0ng" not in str(caught.value)
    assert mailbox.messages == []


@pytest.mark.parametrize("security", [Security.TLS, Security.STARTTLS])
def test_a_certificate_of_nobody_known_is_refused(
    security: Security, mailbox: Mailbox, serve_mail: Callable[..., int], certified: ssl.SSLContext,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    email = secure(security, serve_mail, certified)
    monkeypatch.delenv("SSL_CERT_FILE")
    with pytest.raises(NotifyError, match="certificate is not trusted"):
        send_mail(PAGE, email, PASSWORD, "run-2-abc")
    assert mailbox.messages == []


def test_a_server_without_starttls_gets_no_message(mailbox: Mailbox, serve_mail: Callable[..., int]) -> None:
    with pytest.raises(NotifyError, match="does not offer what is needed"):
        send_mail(PAGE, replace(EMAIL, port=serve_mail(), security=Security.STARTTLS), "", "run-2-abc")
    assert mailbox.messages == []


def test_a_refused_recipient_is_named_and_the_others_are_served(
    mailbox: Mailbox, serve_mail: Callable[..., int]
) -> None:
    mailbox.refuses = {"b@example.org"}
    said = send_mail(PAGE, replace(EMAIL, port=serve_mail()), "", "run-2-abc")
    assert said == "sent, but the server refused b@example.org"
    mailbox.refuses |= {"a@example.org"}
    with pytest.raises(NotifyError, match="refuses every recipient"):
        send_mail(PAGE, replace(EMAIL, port=serve_mail()), "", "run-2-abc")


def test_a_server_that_fails_is_a_sentence(mailbox: Mailbox, serve_mail: Callable[..., int]) -> None:
    mailbox.answer = "554 we heard AUTH PLAIN c2VjcmV0\x1b[2J"
    with pytest.raises(NotifyError, match=r"127\.0\.0\.1: the mail server refuses the message \(554\)$"):
        send_mail(PAGE, replace(EMAIL, port=serve_mail()), "", "run-2-abc")


def test_no_server_and_no_host_are_sentences() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        with pytest.raises(NotifyError, match="no mail server answers there"):
            send_mail(PAGE, replace(EMAIL, port=taken.getsockname()[1]), "", "run-2-abc")
    with pytest.raises(NotifyError, match="there is no such host"):
        send_mail(PAGE, replace(EMAIL, host="nowhere.invalid"), "", "run-2-abc")


@pytest.fixture(params=["silent", "trickling", "closing"])
def bad_port(request: pytest.FixtureRequest) -> Iterator[int]:
    """A server that says nothing, or its greeting without end, or goes away."""
    ended = threading.Event()
    listener = socket.create_server(("127.0.0.1", 0))

    def serve() -> None:
        connection, _ = listener.accept()
        with connection, suppress(OSError):
            while request.param != "closing" and not ended.wait(0.05):
                connection.sendall(b"2" * (request.param == "trickling"))

    thread = threading.Thread(target=serve)
    thread.start()
    yield listener.getsockname()[1]
    ended.set()
    thread.join()
    listener.close()


def test_a_slow_server_is_given_up(bad_port: int) -> None:
    began = time.monotonic()
    with pytest.raises(NotifyError, match=r"too slow|broke the connection off"):
        send_mail(PAGE, replace(EMAIL, port=bad_port, timeout=0.2), "", "run-2-abc")
    assert time.monotonic() - began < 15


def secure(security: Security, serve_mail: Callable[..., int], certified: ssl.SSLContext) -> Email:
    """Settings for a server that wants a login over TLS."""
    login: dict[str, Any] = {"authenticator": check_login, "auth_required": True}
    if security is Security.TLS:
        port = serve_mail(ssl_context=certified, auth_require_tls=False, **login)
    else:
        port = serve_mail(tls_context=certified, require_starttls=True, **login)
    return replace(EMAIL, port=port, security=security, user="nightly")
