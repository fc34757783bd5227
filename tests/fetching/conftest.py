"""The misbehaving server, and fetching with small limits."""

from __future__ import annotations

import threading
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from fetching.misbehaving import Rude

from scanner.fetching import Request, Settings, fetch

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from scanner.model import Document, Failure


@pytest.fixture
def rude() -> Iterator[Rude]:
    """Serve what a test puts there."""
    server = Rude()
    thread = threading.Thread(target=server.serve)
    thread.start()
    yield server
    server.close()
    thread.join()


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    """Small limits, so that the tests are quick."""
    return Settings(
        attempts=2, request_seconds=1, url_seconds=3, most_bytes=100_000, pace_seconds=0, most_backoff=0.05,
        allow_private=True, cache=tmp_path / "cache",
    )  # fmt: skip


@pytest.fixture
def get(settings: Settings) -> Callable[..., Document | Failure]:
    """Fetch one address; anything of the settings may be changed."""

    def one(url: str, **changes: object) -> Document | Failure:
        (found,) = fetch([Request(url)], lambda _, document: [document], replace(settings, **changes))  # type: ignore[arg-type]
        return found

    return one
