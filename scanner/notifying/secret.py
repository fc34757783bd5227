"""Secrets, read when they are needed and kept nowhere."""

from __future__ import annotations

import os
import stat
from typing import TYPE_CHECKING

from scanner.notifying.errors import NotifyError

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
    return _one_line(_content(base / path.expanduser()), str(path)) if path else ""


def _content(path: Path) -> str:
    try:
        with path.open("rb") as stream:
            _check(os.fstat(stream.fileno()), path)
            return stream.read(_MOST_BYTES).decode()
    except OSError as error:
        raise NotifyError(f"{path}: cannot be read: {error.strerror or error}") from error
    except UnicodeDecodeError:
        raise NotifyError(f"{path}: is not text in UTF-8") from None  # the error holds the bytes


def _check(status: os.stat_result, path: Path) -> None:
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
