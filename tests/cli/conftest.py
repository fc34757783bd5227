"""A command line over stand-ins: files are postings, and their first word is their fate."""

from __future__ import annotations

import os
import sys
import time
from multiprocessing import parent_process
from pathlib import Path
from types import SimpleNamespace
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from scanner.cli import main
from scanner.model import (
    Band,
    Document,
    Failure,
    Outcome,
    Passage,
    Posting,
    Report,
    Role,
    Status,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from typing import BinaryIO

    from click.testing import Result

BANDS = {"low": 10, "caution": 30, "high": 60, "severe": 90}


def read_documents(paths: Iterable[str], stdin: BinaryIO) -> Iterator[Document | Failure]:
    """Stand in for scanner.documents."""
    for path in paths:
        if path == "-":
            yield Document("-", stdin.read())
        elif Path(path).is_file():
            yield Document(path, Path(path).read_bytes(), Path(path).name)
        else:
            yield Failure(path, Outcome.GONE, "There is no such file.")


def read_postings(document: Document) -> Iterator[Posting | Failure]:
    """Stand in for scanner.postings: a line is a posting."""
    for number, line in enumerate(document.body.decode().splitlines(), 1):
        if line == "unreadable":
            raise ValueError("a broken reader")
        yield Posting(f"{document.source}#{number}", line, "", "", (Passage(line, 0),))


def judge(posting: Posting) -> Report:
    """Stand in for the judge: `stumble`, `die`, `sleep`, or a band to give."""
    word = posting.title.split()[0]
    if word == "stumble":
        raise ZeroDivisionError("a broken rule")
    if word == "die":
        os._exit(9)
    if word == "sleep":
        time.sleep(0.02)
    score = BANDS.get(word)
    band = Band(word) if word in BANDS else None
    status = Status.SCORED if band else Status.INSUFFICIENT_TEXT
    return Report(posting, status, Role(clinical=True, telemedicine=True), score=score, band=band)


def make_judge(*_folders: Path) -> Callable[[Posting], Report]:
    """Stand in for the pipeline's judge_for; a worker process that was started afresh has no other stand-ins."""
    if parent_process():
        sys.modules["scanner.postings"] = SimpleNamespace(read=read_postings)  # type: ignore[assignment]
    return judge


@pytest.fixture
def stand_ins(monkeypatch: pytest.MonkeyPatch) -> None:
    """Put the stand-ins in the place of readers and judge."""
    import scanner.cli.scanning as scanning  # noqa: PLC0415, PLR0402

    monkeypatch.setitem(sys.modules, "scanner.documents", SimpleNamespace(read=read_documents))
    monkeypatch.setitem(sys.modules, "scanner.postings", SimpleNamespace(read=read_postings))
    monkeypatch.setattr(scanning, "judge_for", make_judge)


@pytest.fixture
def scan(stand_ins: None) -> Callable[..., Result]:  # noqa: ARG001
    """Run `scanner scan` over the stand-ins."""
    return lambda *arguments, given=None: CliRunner().invoke(main, ["scan", *map(str, arguments)], given)


@pytest.fixture
def ads(tmp_path: Path) -> Callable[..., Path]:
    """Write a file of postings, a line each."""

    def write(*lines: str, name: str = "ads.txt") -> Path:
        path = tmp_path / name
        path.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
        return path

    return write
