"""Files that are ours: known by a mark in them; no other is written over or removed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scanner.scheduling.errors import ScheduleError

if TYPE_CHECKING:
    from pathlib import Path


def write_owned(path: Path, text: str, mark: str) -> bool:
    """Write a file in one piece and read it back; whether it was not so already."""
    if path.exists() and owned_text(path, mark) == text:
        return False
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        part = path.with_name(f".{path.name}.part")
        part.write_text(text, encoding="utf-8", newline="\n")
        part.replace(path)
    except OSError as error:
        raise ScheduleError(f"{path}: cannot be written: {error.strerror or error}") from error
    if owned_text(path, mark) != text:
        raise ScheduleError(f"{path}: was written, but reads otherwise.")
    return True


def remove_owned(path: Path, mark: str) -> bool:
    """Remove a file; whether it was there."""
    if not path.exists():
        return False
    owned_text(path, mark)
    try:
        path.unlink()
    except OSError as error:
        raise ScheduleError(f"{path}: cannot be removed: {error.strerror or error}") from error
    return True


def owned_text(path: Path, mark: str) -> str:
    """The text of a file that is ours; ScheduleError if it is another's."""
    try:
        text = path.read_text(encoding="utf-8", errors="replace")
    except OSError as error:
        raise ScheduleError(f"{path}: cannot be read: {error.strerror or error}") from error
    if mark not in text:
        raise ScheduleError(f"{path}: is not from `scanner schedule`; it was left alone.")
    return text
