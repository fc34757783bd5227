"""A server that plays many hosts with one page each path, every answer after a while; also as a program."""

from __future__ import annotations

import asyncio
import contextlib
import sys
import threading
from contextlib import contextmanager
from typing import TYPE_CHECKING

from scanner.fetching import Request

if TYPE_CHECKING:
    from collections.abc import Iterator

TEXT = b"<p>We pay thirty dollars for each completed consultation by video.</p>\n" * 400
LATENCY = 0.1


async def loopback(_name: str, _port: int) -> list[str]:
    """Every name is here."""
    return ["127.0.0.1"]


def requests(postings: int, hosts: int, port: int, *, grouped: bool) -> list[Request]:
    """Addresses spread evenly over hosts, host after host or in turn."""
    pairs = [(number % hosts, number // hosts) for number in range(postings)]
    return [
        Request(f"http://host{host}.example:{port}/jobs/{page}")
        for host, page in (sorted(pairs) if grouped else pairs)
    ]


@contextmanager
def many_hosts() -> Iterator[int]:
    """Serve in a thread; the port."""
    loop = asyncio.new_event_loop()
    thread = threading.Thread(target=loop.run_forever)
    thread.start()
    server = asyncio.run_coroutine_threadsafe(
        asyncio.start_server(_talk, "127.0.0.1", 0, backlog=500), loop
    ).result()
    yield server.sockets[0].getsockname()[1]
    asyncio.run_coroutine_threadsafe(_end(server), loop).result()
    loop.call_soon_threadsafe(loop.stop)
    thread.join()
    loop.close()


async def _end(server: asyncio.Server) -> None:
    server.close()
    tasks = asyncio.all_tasks() - {asyncio.current_task()}
    for task in tasks:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)


async def _talk(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    # Closed also where it is cancelled: what is left open outlives the loop, and a later test hears of it.
    with contextlib.closing(writer), contextlib.suppress(asyncio.IncompleteReadError, ConnectionError):
        while head := await reader.readuntil(b"\r\n\r\n"):
            is_robots = b"/robots.txt" in head
            await asyncio.sleep(LATENCY)
            body = b"" if is_robots else b"<html><h1>" + head.split(b" ", 2)[1] + b"</h1>" + TEXT
            status = b"404 Not Found" if is_robots else b"200 OK"
            length = str(len(body)).encode()
            writer.write(
                b"HTTP/1.1 "
                + status
                + b"\r\nContent-Type: text/html\r\nContent-Length: "
                + length
                + b"\r\n\r\n"
                + body
            )
            await writer.drain()


if __name__ == "__main__":
    with many_hosts() as serving:
        sys.stdout.write(f"{serving}\n")
        sys.stdout.flush()
        sys.stdin.read()
