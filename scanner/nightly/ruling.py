"""The rules of a night: their key in the history, and the judge under the very rules that have this key."""

from __future__ import annotations

from functools import cache
from importlib.metadata import PackageNotFoundError, version
from typing import TYPE_CHECKING

from scanner.errors import RuleError
from scanner.pipeline.judges import judge_under
from scanner.rules import load
from scanner.rules.pack import version_of

if TYPE_CHECKING:
    from pathlib import Path

    from scanner.pipeline import Judge
    from scanner.rules import Pack


def rules_key(*folders: Path) -> str:
    """Everything that decides what is made of the same bytes: the rules' content and the scanner's version.

    Raises RuleError at a mistake in a rule.
    """
    content = version_of(*folders)
    _pack(content, *folders)
    return f"{content}-{_program()}"


@cache
def judge(key: str, *folders: Path) -> Judge:
    """The judge under the rules of a key, built once in every process, whatever has become of their files."""
    return judge_under(_pack(key.partition("-")[0], *folders))


@cache
def _pack(content: str, *folders: Path) -> Pack:
    pack = load(*folders)
    if pack.version != content:
        raise RuleError("The rules were changed while they were read; try again.")
    return pack


def _program() -> str:
    try:
        return version("telemedicine-scanner")
    except PackageNotFoundError:
        return "unknown"
