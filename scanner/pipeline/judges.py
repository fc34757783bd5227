"""Rule packs → judges, built once in every process."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from scanner.pipeline.judging import Judge


@cache
def judge_for(*folders: Path) -> Judge:
    """Build the judge under the built-in rules and those of `folders`.

    Raises RuleError at a mistake in a rule.
    """
    from scanner.rules import load  # noqa: PLC0415 - rules are checked before spaCy is waited for

    pack = load(*folders)
    from scanner.judgement import Judge  # noqa: PLC0415 - imports spaCy

    return Judge(pack)
