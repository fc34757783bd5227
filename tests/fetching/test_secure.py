"""Secure connections: certificates are checked against the name, HTTP/2 is spoken where it is offered."""

from __future__ import annotations

import contextlib
import socket
import ssl
import threading
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import h2.config
import h2.connection
import h2.events
import pytest
import trustme
from fetching.many_hosts import loopback
from fetching.misbehaving import PAGE, reply

from scanner.errors import ScannerError
from scanner.model import Document, Failure, Outcome

if TYPE_CHECKING:
    from collections.abc import Iterator

NAME = "jobs.example"
CLOSED = h2.connection.ConnectionState.CLOSED
MISBEHAVIOURS = ("/reset", "/goodbye", "/half", "/silent")
PAST = datetime.now(UTC) - timedelta(days=2)


class Secure:
    """A server of one page over TLS, one connection at a time; what it was told."""

    def __init__(self, cert: trustme.LeafCert, protocols: list[str]) -> None:
        self._context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
        self._context.set_alpn_protocols(protocols)
        self._context.sni_callback = lambda _socket, name, _context: self.names.append(name)
        cert.configure_cert(self._context)
        self._socket = socket.create_server(("127.0.0.1", 0))
        self.url = f"https://{NAME}:{self._socket.getsockname()[1]}/x"
        self.names: list[str | None] = []
        self.protocols: list[str | None] = []
        self.asked: list[bytes] = []
        self.closed = False

    def serve(self) -> None:
        """Answer until closed."""
        self._socket.settimeout(0.05)
        while not self.closed:
            with contextlib.suppress(OSError), self._accepted() as peer:
                self.protocols.append(peer.selected_alpn_protocol())
                (_speak_h2 if self.protocols[-1] == "h2" else self._speak)(peer)
        self._socket.close()

    @contextlib.contextmanager
    def _accepted(self) -> Iterator[ssl.SSLSocket]:
        raw, _ = self._socket.accept()
        with raw:
            raw.settimeout(2)
            with self._context.wrap_socket(raw, server_side=True) as peer:
                yield peer

    def _speak(self, peer: ssl.SSLSocket) -> None:
        self.asked.append(peer.recv(65536))
        peer.sendall(reply() if b"/x" in self.asked[-1] else reply(b"no", "404 Not Found"))


def _speak_h2(peer: ssl.SSLSocket) -> None:
    connection = h2.connection.H2Connection(h2.config.H2Configuration(client_side=False))
    connection.initiate_connection()
    peer.sendall(connection.data_to_send())
    while connection.state_machine.state is not CLOSED and (data := peer.recv(65536)):
        for event in connection.receive_data(data):
            if isinstance(event, h2.events.RequestReceived) and _misbehaved(connection, event):
                continue
            if isinstance(event, h2.events.RequestReceived):
                found = dict(event.headers)[b":path"] == b"/x"
                headers = [(":status", "200" if found else "404"), ("content-type", "text/html")]
                connection.send_headers(event.stream_id, headers)
                connection.send_data(event.stream_id, PAGE if found else b"no", end_stream=True)
        peer.sendall(connection.data_to_send())


def _misbehaved(connection: h2.connection.H2Connection, event: h2.events.RequestReceived) -> bool:
    """Answer the paths of MISBEHAVIOURS; whether this was one."""
    path = dict(event.headers)[b":path"].decode()
    if path == "/reset":
        connection.reset_stream(event.stream_id)
    elif path == "/goodbye":
        connection.close_connection(error_code=2)
    elif path == "/half":
        connection.send_headers(event.stream_id, [(":status", "200"), ("content-type", "text/html")])
        connection.send_data(event.stream_id, b"<p>half")
        connection.reset_stream(event.stream_id, error_code=2)
    return path in MISBEHAVIOURS


@contextlib.contextmanager
def serving(cert: trustme.LeafCert, *protocols: str) -> Iterator[Secure]:
    """Serve in a thread."""
    server = Secure(cert, list(protocols) or ["http/1.1"])
    thread = threading.Thread(target=server.serve)
    thread.start()
    yield server
    server.closed = True
    thread.join()


@pytest.fixture
def authority(tmp_path, monkeypatch) -> trustme.CA:
    """Trust an authority of our own."""
    made = trustme.CA()
    made.cert_pem.write_to_path(tmp_path / "authority.pem")
    monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / "authority.pem"))
    return made


def test_the_name_is_checked_and_told_though_the_address_is_pinned(get, authority) -> None:
    with serving(authority.issue_cert(NAME)) as server:
        found = get(server.url, resolve=loopback)
    assert isinstance(found, Document), found
    assert set(server.names) == {NAME}
    assert f"host: {NAME}:".encode() in server.asked[-1].lower()


def test_http_2_is_spoken(get, authority) -> None:
    with serving(authority.issue_cert(NAME), "h2", "http/1.1") as server:
        found = get(server.url, resolve=loopback)
    assert isinstance(found, Document), found
    assert found.body == PAGE
    assert set(server.protocols) == {"h2"}


@pytest.mark.parametrize("path", MISBEHAVIOURS)
def test_misbehaviour_in_http_2_has_its_outcome(get, authority, path) -> None:
    with serving(authority.issue_cert(NAME), "h2") as server:
        found = get(
            server.url.replace("/x", path),
            resolve=loopback,
            attempts=1,
            request_seconds=0.6,
            obey_robots=False,
        )
    assert isinstance(found, Failure), found
    assert found.outcome is (Outcome.TOO_SLOW if path == "/silent" else Outcome.UNREADABLE), found


@pytest.mark.parametrize("name", ["other.example", "sub.jobs.example"])
def test_a_certificate_for_another_name_is_refused(get, authority, name) -> None:
    with serving(authority.issue_cert(name)) as server:
        _is_tls(get(server.url, resolve=loopback))
    assert server.asked == []


def test_an_unknown_authority_is_refused(get, authority) -> None:
    assert authority
    with serving(trustme.CA().issue_cert(NAME)) as server:
        _is_tls(get(server.url, resolve=loopback))


def test_an_expired_certificate_is_refused(get, authority) -> None:
    with serving(authority.issue_cert(NAME, not_before=PAST - timedelta(days=9), not_after=PAST)) as server:
        _is_tls(get(server.url, resolve=loopback))


def test_no_tls_at_all_is_a_tls_problem(rude, get) -> None:
    _is_tls(get(rude.put("/x", reply()).replace("http:", "https:")))


def _is_tls(found: Document | Failure) -> None:
    assert isinstance(found, Failure)
    assert found.outcome is Outcome.TLS, found
    assert found.error.startswith("The secure connection failed: ")


@pytest.mark.parametrize("content", [None, b"no certificate"])
def test_certificates_that_cannot_be_read_are_told(get, monkeypatch, tmp_path, content) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / "mine.pem"))
    if content:
        (tmp_path / "mine.pem").write_bytes(content)
    with pytest.raises(ScannerError, match="the certificates that SSL_CERT_FILE names cannot be read: "):
        get("http://127.0.0.1:9/")
