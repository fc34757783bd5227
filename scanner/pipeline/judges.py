"""Rule packs → judges, built once in every process."""

from __future__ import annotations

import gc
from contextlib import contextmanager
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from scanner.fitting import Profile
    from scanner.judgement import Judge
    from scanner.rules import Pack


@cache
def judge_for(*folders: Path) -> Judge:
    """Build the judge under the built-in rules and those of `folders`.

    Raises RuleError at a mistake in a rule.
    """
    with _nothing_thrown_away():
        from scanner.rules import load  # noqa: PLC0415 - rules are checked before spaCy is waited for

        return judge_under(load(*folders))


def judge_under(pack: Pack) -> Judge:
    """Build the judge under rules that were read before."""
    with _nothing_thrown_away():
        from scanner.judgement import Judge  # noqa: PLC0415 - imports spaCy

        return Judge(pack)


def fitting_judge_for(*folders: Path, profile: Profile) -> Judge:
    """Build the judge who also holds each posting against a doctor's profile."""
    return judge_for(*folders).fitted_to(profile)


@contextmanager
def _nothing_thrown_away() -> Iterator[None]:
    """Let the garbage collector rest: what is built stays, and looking it over costs a fifth of the start."""
    collecting = gc.isenabled()
    gc.disable()
    try:
        yield
        gc.freeze()  # nor need it be looked over later, nor copied into forked workers
    finally:
        if collecting:
            gc.enable()
