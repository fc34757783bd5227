"""The digest by e-mail, through a mail server; smtplib, which Python keeps up to date with OpenSSL's defaults."""

from __future__ import annotations

import smtplib
import socket
import ssl
from contextlib import contextmanager, suppress
from email.message import EmailMessage
from email.policy import SMTP as SMTP_POLICY
from email.utils import formatdate
from threading import Timer
from typing import TYPE_CHECKING

from scanner.notifying.errors import NotifyError
from scanner.notifying.plain_text import plain_text
from scanner.notifying.settings import Security
from scanner.notifying.web_page import web_page

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from scanner.notifying.layout import Page
    from scanner.notifying.settings import Email

_PORTS = {Security.STARTTLS: 587, Security.TLS: 465, Security.NONE: 25}
_WHOLE = 4
"""The exchange may take so many times the timeout of one step."""


def send_mail(
    page: Page, email: Email, password: str, identity: str, begun: Callable[[], None] = lambda: None
) -> str:
    """Send a page; what to say of it. NotifyError if the server did not take it for anybody.

    `begun` is called right before the message is handed over.
    """
    message = _message(page, email, identity)
    with _session(email) as server:
        if password:
            server.login(email.user or "", password)
        begun()
        refused = server.send_message(message)
    if refused:
        return f"sent, but the server refused {', '.join(sorted(refused))}"
    return f"sent to {', '.join(email.to)}"


def _message(page: Page, email: Email, identity: str) -> EmailMessage:
    message = EmailMessage(SMTP_POLICY)
    message["Subject"] = f"scanner: {page.title}"
    message["From"] = email.sender
    message["To"] = ", ".join(email.to)
    message["Date"] = formatdate()
    message["Message-ID"] = f"<{identity}@{email.sender.rpartition('@')[2]}>"
    message["Auto-Submitted"] = "auto-generated"  # RFC 3834: no out-of-office answers
    message.set_content(plain_text(page))
    message.add_alternative(web_page(page), subtype="html")
    return message


@contextmanager
def _session(email: Email) -> Iterator[smtplib.SMTP]:
    """A connection as secure as asked for, given up when the whole takes too long."""
    trust = ssl.create_default_context()
    # Not the machine's name, which is nobody's business (RFC 5321, 4.1.3 allows an address).
    name, timeout = "[127.0.0.1]", email.timeout
    server = (
        smtplib.SMTP_SSL(local_hostname=name, timeout=timeout, context=trust)
        if email.security is Security.TLS
        else smtplib.SMTP(local_hostname=name, timeout=timeout)
    )
    watch = Timer(timeout * _WHOLE, _break_off, [server])
    watch.start()
    try:
        server._host = email.host  # type: ignore[attr-defined]  # noqa: SLF001 - checked against the certificate
        server.connect(email.host, email.port or _PORTS[email.security])
        if email.security is Security.STARTTLS:
            server.starttls(context=trust)
        yield server
        with suppress(smtplib.SMTPException, OSError):
            server.quit()
    except (smtplib.SMTPException, OSError, ValueError) as error:
        # smtplib makes one error of a time-out and a closed connection.
        slow = watch.finished.is_set() or isinstance(error.__context__, TimeoutError)
        reason = _reason(TimeoutError() if slow else error)
        raise NotifyError(f"{email.host}: {reason}") from None  # the error may quote a secret
    finally:
        watch.cancel()
        server.close()


def _break_off(server: smtplib.SMTP) -> None:
    with suppress(OSError, AttributeError):
        server.sock.shutdown(socket.SHUT_RDWR)  # type: ignore[union-attr]


def _reason(error: Exception) -> str:
    for kind, reason in _REASONS.items():
        if isinstance(error, kind):
            return reason.format(error=error)
    return "the mail server broke the connection off"


# The first that fits; what a server says is left out, for it may quote what it was told.
_REASONS: dict[type[Exception], str] = {
    smtplib.SMTPAuthenticationError: "the mail server does not accept the user name or password ({error.smtp_code})",
    smtplib.SMTPNotSupportedError: "the mail server does not offer what is needed: STARTTLS, or a login",
    smtplib.SMTPRecipientsRefused: "the mail server refuses every recipient",
    smtplib.SMTPResponseException: "the mail server refuses the message ({error.smtp_code})",
    ssl.SSLCertVerificationError: "the mail server's certificate is not trusted: {error.verify_message}",
    ssl.SSLError: "no secure connection with the mail server; does the port fit `security`?",
    TimeoutError: "the mail server is too slow",
    socket.gaierror: "there is no such host",
    ConnectionRefusedError: "no mail server answers there",
    UnicodeError: "the user name or password has letters that mail servers do not take",
}
