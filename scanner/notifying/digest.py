"""What a morning's reader is told of a run: taken from the store, nothing added."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from scanner.history.entries import as_kept
from scanner.model import Band, Outcome
from scanner.notifying.settings import When

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from scanner.history import Change, Changes, Entry, Failing, Run, Silent, Store
    from scanner.notifying.settings import Notifications

HIGH = frozenset({Band.HIGH, Band.SEVERE})
_GONE = frozenset({Outcome.GONE.value, Outcome.EXPIRED.value})


@dataclass(frozen=True, slots=True)
class Digest:
    """A run against an earlier one."""

    run: Run
    changes: Changes
    nights: int
    """Finished runs it covers: 1, or more if it tells of nights that could not be told of."""
    failing: tuple[Failing, ...]
    """What has failed for as many nights as the settings say, or more."""
    silent: tuple[Silent, ...]
    """Sources that had postings and have shown none for so many nights, or more."""
    counts: Mapping[str, int]
    """Inputs of the run by status and outcome."""
    alarms: int
    """How many of the failing and silent have become so since the earlier run."""
    findings_dismissed: int = 0
    """Of the postings that are there, at the run."""
    postings_dismissed: int = 0
    """Those that were dismissed as a whole."""

    @property
    def dangerous(self) -> tuple[Entry, ...]:
        """New or there again, in the band high or severe; the highest score first."""
        there = (*self.changes.new, *self.changes.returned)
        return tuple(sorted((entry for entry in there if is_high(entry)), key=_score, reverse=True))

    @property
    def risen_high(self) -> tuple[Change, ...]:
        """Risen into the band high or severe."""
        return tuple(change for change in self.changes.risen if risen_high(change))

    def is_worth(self, when: When) -> bool:
        """Whether there is something to say."""
        changes = self.changes
        if when is When.ALWAYS or self.dangerous or self.risen_high or self.alarms:
            return True
        anything = changes.new, changes.returned, changes.removed, changes.changed, changes.twins
        return when is When.CHANGES and any(anything)


def is_high(entry: Entry) -> bool:
    """Whether a posting is in the band high or severe."""
    return entry.report.band in HIGH


def risen_high(change: Change) -> bool:
    """Whether a posting has come into the band high or severe."""
    return is_high(change.after) and not is_high(change.before)


def digest(
    store: Store, run: Run, settings: Notifications, sources: Sequence[str], since: int | None = None
) -> Digest:
    """The digest of a finished run against `since`, or the finished run before it."""
    changes = store.changes(run.id, since)
    covered = _covered(store, run, changes.since)
    lasting = [each for each in store.failing(run.id) if each.nights >= settings.failed_nights]
    new = [each for each in lasting if each.nights - settings.failed_nights < covered]
    quiet = [each for each in store.silent(run.id) if each.nights >= settings.silent_nights]
    quiet = [each for each in quiet if each.source in sources]
    freshly = [each for each in quiet if each.nights - settings.silent_nights < covered]
    dismissed = [] if store.seen_as is as_kept else list(_dismissed(store, run, sources))
    return Digest(
        run, changes, covered,
        # That a page is gone is said once; a server that does not answer, every time.
        tuple(each for each in lasting if each in new or each.outcome not in _GONE),
        tuple(quiet), store.counts(run.id), len(new) + len(freshly),
        sum(findings for findings, _ in dismissed), sum(whole for _, whole in dismissed),
    )  # fmt: skip


def _dismissed(store: Store, run: Run, sources: Sequence[str]) -> Iterator[tuple[int, bool]]:
    """Of each posting that is there and has something dismissed: how many findings, and whether all of it."""
    for entry in store.rows(run.id):
        report = entry.report
        if entry.source in sources and not entry.removed and (report.dismissed or report.dismissal):
            yield len(report.dismissed), report.dismissal is not None


def _covered(store: Store, run: Run, since: int | None) -> int:
    if since is None:
        return 1
    return max(1, sum(since < each.id <= run.id for each in store.runs() if each.finished))


def _score(entry: Entry) -> int:
    return entry.report.score or 0
