"""A server on loopback that misbehaves on purpose, a behaviour a path."""

from __future__ import annotations

import contextlib
import gzip
import socket
import threading
import time

PAGE = (
    b"<html><body><h1>Telehealth doctor</h1><p>"
    + b"We pay thirty dollars for each consultation. " * 5
    + b"</p></body></html>"
)
TLS = b"\x16\x03"
"""What somebody begins with who takes it for a secure server."""
Reply = bytes | list[bytes | float]
"""What is sent: bytes, or pieces with seconds to wait between them."""


def reply(body: bytes = PAGE, status: str = "200 OK", *headers: str, kind: str = "text/html") -> bytes:
    """One well-formed answer."""
    head = [
        f"HTTP/1.1 {status}",
        f"Content-Type: {kind}",
        f"Content-Length: {len(body)}",
        "Connection: close",
        *headers,
    ]
    return "\r\n".join(head).encode() + b"\r\n\r\n" + body


class Rude:
    """The server: replies by path, one after another, the last for ever."""

    def __init__(self) -> None:
        self._socket = socket.create_server(("127.0.0.1", 0))
        self.port = self._socket.getsockname()[1]
        self.root = f"http://127.0.0.1:{self.port}"
        self.replies: dict[str, list[Reply]] = {}
        self.asked: list[str] = []
        self.times: list[float] = []
        self.most_at_once = 0
        self._closed = threading.Event()
        self._threads: list[threading.Thread] = []

    def put(self, path: str, *replies: Reply) -> str:
        """Answer a path so; its URL."""
        self.replies[path] = list(replies)
        return self.root + path

    def busy(self) -> int:
        """Connections that are being talked on."""
        return sum(thread.is_alive() for thread in self._threads)

    def serve(self) -> None:
        """Answer until closed."""
        self._socket.settimeout(0.02)
        while not self._closed.is_set():
            with contextlib.suppress(TimeoutError, OSError):
                peer, _ = self._socket.accept()
                thread = threading.Thread(target=self._talk, args=(peer,))
                thread.start()
                self._threads.append(thread)
                self.most_at_once = max(self.most_at_once, self.busy())

    def close(self) -> None:
        """Stop, and wait for all that is being said."""
        self._closed.set()
        for thread in self._threads:
            thread.join()
        self._socket.close()

    def _talk(self, peer: socket.socket) -> None:
        with peer, contextlib.suppress(OSError):
            peer.settimeout(5)
            request = b""
            while b"\r\n\r\n" not in request and not request.startswith(TLS) and (piece := peer.recv(65536)):
                request += piece
            if not request or request.startswith(TLS):
                peer.sendall(reply(b"no", "400 Bad Request") if request else b"")
                return
            path = request.split(b" ", 2)[1].decode()
            self.asked.append(request.decode("latin-1"))
            if path != "/robots.txt":
                self.times.append(time.monotonic())
            replies = self.replies.get(path) or [reply(b"not here", "404 Not Found")]
            self._say(peer, replies.pop(0) if len(replies) > 1 else replies[0])

    def _say(self, peer: socket.socket, answer: Reply) -> None:
        for piece in [answer] if isinstance(answer, bytes) else answer:
            if isinstance(piece, bytes):
                peer.sendall(piece)
            else:
                self._closed.wait(piece)


def bomb(megabytes: int) -> bytes:
    """A small gzip of many zeros."""
    return gzip.compress(bytes(megabytes * 1_000_000))
