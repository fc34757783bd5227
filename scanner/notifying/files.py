"""The digest of the last run as three files, each replaced in one piece."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scanner.notifying.errors import NotifyError
from scanner.notifying.layout import page
from scanner.notifying.markdown import markdown
from scanner.notifying.record import record
from scanner.notifying.web_page import web_page
from scanner.reports.jsonl import line
from scanner.whole_file import whole_file

if TYPE_CHECKING:
    from pathlib import Path

    from scanner.notifying.digest import Digest


def write_files(digest: Digest, folder: Path) -> None:
    """Write digest.md, digest.html and digest.json; ScannerError if they cannot be written."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise NotifyError(f"{folder}: cannot be made: {error.strerror or error}") from error
    laid = page(digest)
    texts = {"md": markdown(laid), "html": web_page(laid), "json": f"{line(record(digest))}\n"}
    for suffix, text in texts.items():
        with whole_file(folder / f"digest.{suffix}") as stream:
            stream.write(text.encode())
