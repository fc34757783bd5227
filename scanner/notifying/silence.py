"""Sources that had postings and show none any more, without any failure to explain it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scanner.history import Run, Store


@dataclass(frozen=True, slots=True)
class Silent:
    """A source, and since when it has shown no posting."""

    source: str
    nights: int
    last_run: int
    """The last run that saw a posting there, and its start."""
    last_seen: str


def silent(store: Store, run: Run, sources: Sequence[str], least: int) -> tuple[Silent, ...]:
    """The sources that gave postings once, and none in `least` finished runs or more, up to `run`."""
    ended = [each for each in store.runs() if each.finished and each.id <= run.id]
    numbers = {each.started: each.id for each in ended}
    started = {each.id: each.started for each in ended}
    last: dict[str, int] = {}
    for entry in store.rows(run.id):
        last[entry.source] = max(last.get(entry.source, 0), numbers.get(entry.last_seen, run.id))
    nights = {name: sum(each.id > last[name] for each in ended) for name in sources if name in last}
    return tuple(
        Silent(name, number, last[name], started[last[name]])
        for name, number in nights.items()
        if number >= least
    )
