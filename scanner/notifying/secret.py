"""Secrets, read when they are needed and kept nowhere."""

from __future__ import annotations

import os
import stat
from typing import TYPE_CHECKING

from scanner.notifying.errors import NotifyError
from scanner.reports.safety import shown

if TYPE_CHECKING:
    from pathlib import Path

_MOST_BYTES = 10_000
_OTHERS = stat.S_IRWXG | stat.S_IRWXO


def read_secret(variable: str | None, path: Path | None, base: Path) -> str:
    """The secret in an environment variable or a file, or "" if neither is named.

    Raises NotifyError if it is missing, or if others may read the file.
    """
    if variable:
        return _one_line(os.environ.get(variable, ""), f"the environment variable {variable}")
    return _one_line(_content(base, path), shown(str(path))) if path else ""


def _content(base: Path, named: Path) -> str:
    path = shown(str(named))
    try:
        with (base / named.expanduser()).open("rb") as stream:
            _check(os.fstat(stream.fileno()), path)
            content = stream.read(_MOST_BYTES)
    except (OSError, RuntimeError, ValueError) as error:  # no such file, no such home, no such name
        reason = getattr(error, "strerror", None) or "there can be no such file"
        raise NotifyError(f"{path}: cannot be read: {reason}") from None
    try:
        return content.decode()
    except UnicodeDecodeError:
        raise NotifyError(f"{path}: is not text in UTF-8") from None  # the error holds the bytes


def _check(status: os.stat_result, path: str) -> None:
    """Windows keeps who may read a file elsewhere than in its mode."""
    if not stat.S_ISREG(status.st_mode):
        raise NotifyError(f"{path}: is no file")
    if os.name == "posix" and status.st_mode & _OTHERS:
        raise NotifyError(f"{path}: others may read this secret; `chmod 600` it")


def _one_line(text: str, where: str) -> str:
    words = text.strip("\r\n")
    if not words:
        raise NotifyError(f"{where} is empty or not set")
    if not words.isprintable():
        raise NotifyError(f"{where} holds more than one line of text")
    return words
