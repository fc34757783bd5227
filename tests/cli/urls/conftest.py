"""Scans of URLs with the real readers and judge."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from cli.urls.sites import serving
from click.testing import CliRunner

from scanner.cli import main

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from cli.urls.sites import Site
    from click.testing import Result


@pytest.fixture
def site() -> Iterator[Site]:
    """Serve what a test puts there."""
    with serving() as site:
        yield site


@pytest.fixture
def slow() -> Iterator[Site]:
    """Serve pages that take a while."""
    with serving() as site:
        site.delay = 0.4
        yield site


@pytest.fixture
def ad(tmp_path: Path) -> Callable[[str], str]:
    """Write an advertisement; its path."""

    def write(name: str) -> str:
        path = tmp_path / f"{name}.txt"
        path.write_text("Telehealth doctor wanted. We pay $30 per consult.", encoding="utf-8")
        return str(path)

    return write


@pytest.fixture
def options(tmp_path: Path) -> list[str]:
    """Allow loopback, wait for nothing, keep the cache out of the way."""
    return ["--allow-private", "--pace", "0", "--attempts", "1", "--cache", str(tmp_path / "cache")]


@pytest.fixture
def scan(options: list[str]) -> Callable[..., Result]:
    """Run `scanner scan --format jsonl`."""
    return lambda *words: CliRunner().invoke(main, ["scan", "--format", "jsonl", *options, *map(str, words)])
