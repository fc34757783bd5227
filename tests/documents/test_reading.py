"""Files, folders, patterns and stdin: what is read, in which order, and what is told of the rest."""

from __future__ import annotations

import io
import os
from typing import TYPE_CHECKING

import pytest

from scanner.documents import Limits, read
from scanner.model import Document, Failure, Outcome

if TYPE_CHECKING:
    from pathlib import Path


def sources(*paths: str, limits: Limits | None = None) -> list[tuple[str, str]]:
    """Sources with their bodies, or how they failed."""
    found = read(paths, io.BytesIO(b"from stdin"), limits)
    return [
        (item.source, item.body.decode() if isinstance(item, Document) else item.outcome.value)
        for item in found
    ]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder that is the present one, with files on two floors."""
    monkeypatch.chdir(tmp_path)
    for name in (
        "b.txt",
        "a.html",
        "sub/c.md",
        "sub/.hidden",
        ".git/config",
        "a_files/script.js",
        "z_files/kept.txt",
        "Thumbs.db",
    ):
        path = tmp_path / "in" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(name)
    return tmp_path / "in"


@pytest.mark.usefixtures("folder")
def test_a_folder_is_walked_in_order_without_what_is_hidden_or_beside_a_page() -> None:
    assert sources("in") == [
        ("in/a.html", "a.html"),
        ("in/b.txt", "b.txt"),
        ("in/sub/c.md", "sub/c.md"),
        ("in/z_files/kept.txt", "z_files/kept.txt"),
    ]


@pytest.mark.usefixtures("folder")
def test_a_file_is_named_as_it_was_given() -> None:
    assert sources("./in/b.txt", "in/sub/.hidden") == [
        ("./in/b.txt", "b.txt"),
        ("in/sub/.hidden", "sub/.hidden"),
    ]


@pytest.mark.usefixtures("folder")
def test_a_pattern_is_matched() -> None:
    assert sources("in/*.txt") == [("in/b.txt", "b.txt")]
    assert [source for source, _ in sources("in/**/*.md")] == ["in/sub/c.md"]
    assert sources("in/*.pdf") == [("in/*.pdf", "gone")]


def test_a_file_whose_name_looks_like_a_pattern_is_that_file(folder: Path) -> None:
    (folder / "job [1].txt").write_text("one")
    assert sources("in/job [1].txt") == [("in/job [1].txt", "one")]


@pytest.mark.usefixtures("folder")
def test_what_is_not_there_is_a_failure_and_the_rest_goes_on() -> None:
    assert sources("nowhere", "in/b.txt", "bad\0name") == [
        ("nowhere", "gone"),
        ("in/b.txt", "b.txt"),
        ("bad\0name", "gone"),
    ]


def test_stdin_is_a_dash() -> None:
    assert sources("-") == [("-", "from stdin")]


def test_a_large_file_is_a_failure_unless_it_is_a_table(folder: Path) -> None:
    (folder / "c.csv").write_text("x" * 20)
    (folder / "c.csv.gz").write_text("x" * 20)
    (folder / "c.txt").write_text("x" * 20)
    limits = Limits(posting=10, board=10, table=20)
    found = sources("in/c.csv", "in/c.csv.gz", "in/c.txt", "-", limits=limits)
    assert [end for _, end in found] == ["x" * 20, "x" * 20, "too_large", "from stdin"]


def test_links_that_lead_back_are_walked_once(folder: Path) -> None:
    (folder / "sub" / "up").symlink_to(folder)
    (folder / "sub" / "dead").symlink_to(folder / "nothing")
    (folder / "sub" / "self").symlink_to(folder / "sub" / "self")
    found = sources("in")
    assert [source for source, _ in found].count("in/a.html") == 1
    assert not any("up/" in source for source, _ in found)
    assert ("in/sub/dead", "gone") in found
    assert ("in/sub/self", "unreadable") in found


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes here")
def test_special_files_are_never_opened_to_wait(folder: Path) -> None:
    os.mkfifo(folder / "pipe")
    assert "in/pipe" not in [source for source, _ in sources("in")]
    assert sources("in/pipe") == [("in/pipe", "unreadable")]
    assert sources("/dev/zero") == [("/dev/zero", "unreadable")]


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read anything")
def test_a_forbidden_file_is_a_failure(folder: Path) -> None:
    (folder / "b.txt").chmod(0)
    assert sources("in/b.txt") == [("in/b.txt", "blocked")]


def test_a_stream_that_breaks_is_a_failure() -> None:
    class Broken(io.RawIOBase):
        def read(self, size: int = -1) -> bytes:  # noqa: ARG002 - as it is called
            raise OSError(5, "Input/output error")

    (failure,) = read(["-"], Broken())  # type: ignore[arg-type]
    assert failure == Failure("-", Outcome.UNREADABLE, "It cannot be read: input/output error.")


def test_a_deep_folder_is_no_recursion(tmp_path: Path) -> None:
    path = tmp_path
    for _ in range(300):
        path = path / "d"
    path.mkdir(parents=True)
    (path / "x.txt").write_text("deep")
    (document,) = read([str(tmp_path)], io.BytesIO())
    assert isinstance(document, Document)
    assert document.body == b"deep"
