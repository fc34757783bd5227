"""Digest → a page of parts and items: text that is safe to show, in the order it is to be read.

Every format is made from this page, so that all of them say the same. Each item names its rows.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

from scanner.notifying.digest import is_high
from scanner.notifying.items import Item, changed, failed, moved, posting, quiet, reasons, twin
from scanner.reports.dismissals import dismissed_in_all

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from scanner.notifying.digest import Digest

MOST = 50
"""Items of a part that are written out; the rest is counted."""


@dataclass(frozen=True, slots=True)
class Part:
    """Items under a heading."""

    heading: str
    items: tuple[Item, ...]
    number: int
    """With those that are not written out."""


@dataclass(frozen=True, slots=True)
class Page:
    """A digest as it is read."""

    title: str
    about: str
    """Which runs it compares."""
    parts: tuple[Part, ...]
    counts: str


def page(digest: Digest) -> Page:
    """Lay a digest out, the dangerous first."""
    run, since = digest.run, digest.changes.since
    against = f"against run {since}" if since else "the first run, so everything is new"
    return Page(
        headline(digest),
        f"Run {run.id}, begun {run.started}, {against}."
        + (f" It covers {digest.nights} nights." if digest.nights > 1 else ""),
        tuple(part for part in _parts(digest) if part.number),
        f"Inputs of run {run.id}: {_counted(digest) or 'none'}. {_dismissed(digest)}".rstrip(),
    )


def headline(digest: Digest) -> str:
    """The whole in one line, for a subject."""
    changes = digest.changes
    numbers = {
        "new in the band high or severe": len(digest.dangerous),
        "risen to it": len(digest.risen_high),
        "new": len(changes.new),
        "there again": len(changes.returned),
        "changed": len(changes.changed),
        "removed": len(changes.removed),
        "failing": len(digest.failing),
        "silent": len(digest.silent),
    }
    return (
        ", ".join(f"{number} {what}" for what, number in numbers.items() if number) or "Nothing has changed"
    )


def _parts(digest: Digest) -> Iterator[Part]:
    changes = digest.changes
    level = [change for change in changes.changed if not change.rise]
    calm = [entry for entry in (*changes.new, *changes.returned) if not is_high(entry)]
    yield _part("Look at these first: new, in the band high or severe", map(reasons, digest.dangerous))
    yield _part("Risen in score", map(moved, changes.risen))
    yield _part("Changed", map(changed, level))
    yield _part("Fallen in score", map(moved, changes.fallen))
    yield _part("Other new postings", map(posting, calm))
    yield _part("Removed: two whole visits did not find them", map(posting, changes.removed))
    yield _part("The same text under another employer", map(twin, changes.twins))
    yield _part("Failing for nights", map(failed, digest.failing))
    yield _part("Sources gone silent", map(quiet, digest.silent))


def _part(heading: str, items: Iterable[Item]) -> Part:
    items = iter(items)
    shown = tuple(islice(items, MOST))
    return Part(heading, shown, len(shown) + sum(1 for _ in items))


def _dismissed(digest: Digest) -> str:
    return dismissed_in_all(digest.findings_dismissed, digest.postings_dismissed)


def _counted(digest: Digest) -> str:
    return ", ".join(f"{number} {name.replace('_', ' ')}" for name, number in sorted(digest.counts.items()))
