"""Tells each channel of a run that it has not been told of."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from scanner.history import Run, Store
    from scanner.notifying.settings import Notifications


@dataclass(frozen=True, slots=True)
class Notified:
    """What became of the notifications of a run."""

    lines: tuple[str, ...] = ()
    """A sentence each, for a log: what was sent, what failed and why; never a secret."""
    failed: tuple[str, ...] = ()
    """The channels that could not be told."""


def notify(  # noqa: PLR0913 - the run, and what its caller knows
    store: Store,
    run: Run,
    settings: Notifications,
    folder: Path,
    *,
    sources: Sequence[str],
    told: Mapping[str, int],
    mark: Callable[[str, int], None],
    base: Path = Path(),
) -> Notified:
    """Write the digest of a finished run into `folder` and tell every channel; see the package."""
    return Notified()
