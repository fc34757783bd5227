"""A web on loopback: one server plays every host, told apart by the first part of the path."""

from __future__ import annotations

import json
import threading
import time
from dataclasses import replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING

import pytest

from scanner.fetching import Request, Settings, fetch
from scanner.model import Document, Failure
from scanner.sources import Expander, Match, request_for

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

Result = Document | Failure


class Web:
    """Answers by address, and what was asked for."""

    def __init__(self, port: int, cache: Path) -> None:
        self.here = f"http://127.0.0.1:{port}/"
        self.answers: dict[str, tuple[str, bytes]] = {}
        self.asked: list[str] = []
        self.said: list[str] = []
        self.slow = ""
        self._settings = Settings(cache=cache, allow_private=True, pace_seconds=0, attempts=1)

    def put(self, url: str, answer: object, kind: str = "application/json", *, asked: object = None) -> None:
        """Answer a GET of `url`, or a POST of the value `asked`."""
        body = (
            answer
            if isinstance(answer, bytes)
            else answer.encode()
            if isinstance(answer, str)
            else json.dumps(answer).encode()
        )
        self.answers[url + (json.dumps(asked) if asked else "")] = kind, body

    def read(self, *urls: str, match: str = "telemedicine", follow: bool = False) -> list[Result]:
        """Fetch what the addresses lead to, as if this were the web."""
        expand = Expander(Match(match), follow=follow, say=self.said.append)
        requests = [self._here(found) for url in urls if isinstance(found := request_for(url), Request)]
        return list(fetch(requests, lambda r, d: map(self._here, expand(self._there(r), d)), self._settings))

    def _here(self, step: Request | Result) -> Request | Result:
        if not isinstance(step, Request):
            return step
        return replace(step, url=self.here + step.url.partition("://")[2], source=step.source or step.url)

    def _there(self, request: Request) -> Request:
        return replace(request, url="https://" + request.url.removeprefix(self.here))


def _handler(webs: list[Web]) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            body = self.rfile.read(int(self.headers.get("Content-Length", 0))).decode()
            url = f"https:/{self.path}"
            webs[0].asked.append(url + body)
            time.sleep(0.4 if url == webs[0].slow else 0)
            kind, answer = webs[0].answers.get(url + body, ("", b""))
            self.send_response(200 if kind else 404)
            self.send_header("Content-Type", kind or "text/plain")
            self.send_header("Content-Length", str(len(answer)))
            self.end_headers()
            self.wfile.write(answer)

        do_POST = do_GET  # noqa: N815

        def log_message(self, *_: object) -> None:
            """Be quiet."""

    return Handler


@pytest.fixture
def web(tmp_path: Path) -> Iterator[Web]:
    """Serve an empty web."""
    webs: list[Web] = []
    server = ThreadingHTTPServer(("127.0.0.1", 0), _handler(webs))
    webs.append(Web(server.server_address[1], tmp_path / "cache"))
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    yield webs[0]
    server.shutdown()
    server.server_close()
    thread.join()
