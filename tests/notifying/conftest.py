"""A history to tell of, a mail server and a receiver of webhooks, all real and on loopback."""

from __future__ import annotations

import json
import ssl
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING, Any

import pytest
import trustme
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import AuthResult, Envelope, Session

from scanner.history import open_store

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from scanner.history import Store

PASSWORD = "correct horse battery staple"  # noqa: S105 - of a server in this process


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with open_store(tmp_path / "scanner.db") as opened:
        yield opened


class Mailbox:
    """What a mail server took, and how it behaves."""

    def __init__(self) -> None:
        self.messages: list[Envelope] = []
        self.refuses: set[str] = set()
        self.answer = "250 OK"

    async def handle_RCPT(  # noqa: N802 - aiosmtpd calls it so
        self, _server: object, _session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        if address in self.refuses:
            return "550 no such user"
        envelope.rcpt_tos.append(address)
        envelope.rcpt_options.extend(options)
        return "250 OK"

    async def handle_DATA(self, _server: object, _session: Session, envelope: Envelope) -> str:  # noqa: N802
        self.messages.append(envelope)
        return self.answer


class Mail(Controller):
    """Takes a port that is free."""

    def _trigger_server(self) -> None:
        assert self.server is not None
        self.port = self.server.sockets[0].getsockname()[1]  # type: ignore[attr-defined]
        super()._trigger_server()  # type: ignore[no-untyped-call]


def check_login(
    _server: object, _session: object, _envelope: object, _mechanism: object, login: Any
) -> AuthResult:
    """Let one user in."""
    return AuthResult(handled=False, success=(login.login, login.password) == (b"nightly", PASSWORD.encode()))


@pytest.fixture
def mailbox() -> Mailbox:
    return Mailbox()


@pytest.fixture
def serve_mail(mailbox: Mailbox) -> Iterator[Callable[..., int]]:
    """Start a mail server on loopback; its port."""
    running: list[Mail] = []

    def start(**settings: Any) -> int:
        running.append(Mail(mailbox, hostname="127.0.0.1", port=0, **settings))
        running[-1].start()  # type: ignore[no-untyped-call]
        return running[-1].port

    yield start
    for server in running:
        server.stop()  # type: ignore[no-untyped-call]


@pytest.fixture(scope="session")
def authority() -> trustme.CA:
    return trustme.CA()


@pytest.fixture
def certified(authority: trustme.CA, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> ssl.SSLContext:
    """What a server on loopback shows; it is trusted in this test."""
    authority.cert_pem.write_to_path(tmp_path / "ca.pem")
    monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / "ca.pem"))
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert("127.0.0.1").configure_cert(context)
    return context


class Receiver(ThreadingHTTPServer):
    """Keeps what is posted, and answers as told; the last answer goes on."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Posted)
        self.answers = [204]
        self.headers: dict[str, str] = {}
        self.delay = 0.0
        self.posts: list[tuple[dict[str, str], Any]] = []

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_address[1]}/hooks/s3cret-path"


class Posted(BaseHTTPRequestHandler):
    """One request."""

    server: Receiver

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"]))
        self.server.posts.append((dict(self.headers), json.loads(body)))
        time.sleep(self.server.delay)
        code = self.server.answers[0] if len(self.server.answers) == 1 else self.server.answers.pop(0)
        self.send_response(code)
        for header in self.server.headers.items():
            self.send_header(*header)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, *_: object) -> None:
        """Be quiet."""


@pytest.fixture
def receiver() -> Iterator[Receiver]:
    with Receiver() as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        yield server
        server.shutdown()
        thread.join()
