"""The digest of the last run as three files, each replaced in one piece."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scanner.notifying.errors import NotifyError
from scanner.notifying.layout import page
from scanner.notifying.markdown import markdown
from scanner.notifying.record import record
from scanner.notifying.web_page import web_page
from scanner.reports.jsonl import line

if TYPE_CHECKING:
    from pathlib import Path

    from scanner.notifying.digest import Digest


def write_files(digest: Digest, folder: Path) -> None:
    """Write digest.md, digest.html and digest.json; NotifyError if they cannot be written."""
    laid = page(digest)
    texts = {"md": markdown(laid), "html": web_page(laid), "json": f"{line(record(digest))}\n"}
    for suffix, text in texts.items():
        path = folder / f"digest.{suffix}"
        try:
            folder.mkdir(parents=True, exist_ok=True)
            part = path.with_name(f".{path.name}.part")
            part.write_text(text, encoding="utf-8", newline="\n")
            part.replace(path)
        except OSError as error:
            raise NotifyError(f"{path}: cannot be written: {error.strerror or error}") from error
