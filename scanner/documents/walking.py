"""A path → the files below it, sorted, each once."""

from __future__ import annotations

import os
import stat
from pathlib import Path
from typing import TYPE_CHECKING

from scanner.documents.files import failure

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scanner.model import Failure

_LITTER = frozenset({"thumbs.db", "desktop.ini"})
_COMPANION = "_files"
_PAGES = (".html", ".htm")


def files(path: str) -> Iterator[str | Failure]:
    """Yield the file itself, or every file in a folder and its folders; hidden and special ones left out."""
    try:
        is_folder = stat.S_ISDIR(os.stat(path).st_mode)  # noqa: PTH116 - paths stay as given
    except (OSError, ValueError) as error:
        yield failure(path, error)
        return
    if is_folder:
        yield from _walk(path)
    else:
        yield path


def _walk(top: str) -> Iterator[str | Failure]:
    """Depth first, without recursion, so that no nesting is too deep."""
    seen: set[tuple[int, int]] = set()
    waiting = [top]
    while waiting:
        path = waiting.pop()
        try:
            status = os.stat(path)  # noqa: PTH116
            inside = _inside(path) if stat.S_ISDIR(status.st_mode) and _is_new(status, seen) else None
        except OSError as error:
            yield failure(path, error)
            continue
        if inside is not None:
            waiting += reversed(inside)
        elif stat.S_ISREG(status.st_mode):
            yield path


def _is_new(status: os.stat_result, seen: set[tuple[int, int]]) -> bool:
    """Whether the folder was not walked yet: links may lead back to it."""
    identity = status.st_dev, status.st_ino
    if identity in seen:
        return False
    seen.add(identity)
    return True


def _inside(folder: str) -> list[str]:
    names = sorted(os.listdir(folder))  # noqa: PTH208 - names, not paths
    return [os.path.join(folder, name) for name in names if _is_wanted(name, names)]  # noqa: PTH118 - `./x` stays `./x`


def _is_wanted(name: str, names: list[str]) -> bool:
    if name.startswith(".") or name.lower() in _LITTER:
        return False
    # Browsers put the pictures and scripts of "Job.html" into "Job_files".
    page = name.removesuffix(_COMPANION)
    return page == name or not any(Path(page + ending).name in names for ending in _PAGES)
