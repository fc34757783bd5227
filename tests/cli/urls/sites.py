"""A web site on loopback that serves postings."""

from __future__ import annotations

import json
import threading
import time
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from click.testing import Result

PAGE = """<!doctype html><html><head><title>{title}</title>
<script type="application/ld+json">{{"@type": "JobPosting", "title": "{title}", "validThrough": "{until}",
"description": "Telehealth physicians wanted. We pay $30 per completed consult. No licence is mentioned anywhere here."}}</script>
</head><body><h1>{title}</h1><p>Telehealth physicians wanted. We pay $30 per completed consult.</p></body></html>"""
FOREVER = "2999-12-31"


class Site:
    """Pages by path, and the paths that were asked for."""

    def __init__(self, port: int) -> None:
        self.root = f"http://127.0.0.1:{port}"
        self.pages: dict[str, bytes] = {}
        self.asked: list[str] = []
        self.delay = 0.0
        self.most_at_once = 0
        self.at_once = 0
        self.lock = threading.Lock()

    def wait(self) -> None:
        """Take the time that an answer takes."""
        with self.lock:
            self.at_once += 1
            self.most_at_once = max(self.most_at_once, self.at_once)
        time.sleep(self.delay)
        with self.lock:
            self.at_once -= 1

    def put(self, path: str, title: str = "Telehealth physician", until: str = FOREVER) -> str:
        """Serve a posting; its URL."""
        self.pages[path] = PAGE.format(title=title, until=until).encode()
        return self.root + path


@contextmanager
def serving() -> Iterator[Site]:
    """Serve what a test puts there."""
    sites: list[Site] = []

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            sites[0].asked.append(self.path)
            body = sites[0].pages.get(self.path)
            if self.path != "/robots.txt":
                sites[0].wait()
            self.send_response(404 if body is None else 200)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.send_header("Content-Length", str(len(body or b"")))
            self.end_headers()
            self.wfile.write(body or b"")

        def log_message(self, *_: object) -> None:
            """Be quiet."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    sites.append(Site(server.server_address[1]))
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    yield sites[0]
    server.shutdown()
    server.server_close()
    thread.join()


def rows(result: Result) -> list[tuple[str, str]]:
    """Source and status of each line."""
    found = [json.loads(line) for line in result.stdout.splitlines()]
    return [(row["source"], row.get("outcome") or row["status"]) for row in found]
