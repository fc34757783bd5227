"""`--for ME.toml`: a doctor's profile, of which only verdicts come out again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scanner.reports.safety import shown

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from scanner.fitting import Profile


def read_profile(file: Path, patterns: Sequence[Path]) -> Profile:
    """The profile in a file; UsageError at the first mistake, with file, line and key."""
    from scanner.fitting import parse_profile  # noqa: PLC0415 - rarely needed
    from scanner.nightly.finding import table_of, text_of  # noqa: PLC0415
    from scanner.nightly.positions import line_of  # noqa: PLC0415
    from scanner.rules.pack import builtin_folder  # noqa: PLC0415

    text = text_of(file)
    return parse_profile(
        table_of(file, text),
        lambda key: f"{shown(str(file))}:{line_of(text, key)}",
        (builtin_folder(), *patterns),
    )
