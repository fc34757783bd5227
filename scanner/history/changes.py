"""What is otherwise at one run than at another."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from sqlalchemy import select

from scanner.history.entries import TWIN_RULE, Entry, as_kept, entries
from scanner.history.runs import finished_before
from scanner.history.silence import silent
from scanner.history.standing import Standing, standings
from scanner.history.tables import rulings, twins
from scanner.model import Kind

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from sqlalchemy import Connection

    from scanner.history.entries import Seeing
    from scanner.history.silence import Silent
    from scanner.model import Claim, Finding

    Some = Callable[[dict[int, Standing], Iterable[int]], tuple[Entry, ...]]


@dataclass(frozen=True, slots=True)
class Change:
    """One posting at both runs."""

    before: Entry
    after: Entry

    @property
    def rise(self) -> int:
        """Points of score it rose by; 0 if it has no score at one of them."""
        scores = self.before.report.score, self.after.report.score
        return 0 if scores[0] is None or scores[1] is None else scores[1] - scores[0]

    @property
    def by_rules_alone(self) -> bool:
        """Whether the posting says the same, and only the rules have changed."""
        return self.before.version_id == self.after.version_id

    @property
    def claims_gone(self) -> tuple[Claim, ...]:
        """What it claimed and does not any more."""
        return _unlike(self.before.report.claims, self.after.report.claims)

    @property
    def claims_new(self) -> tuple[Claim, ...]:
        """What it did not claim."""
        return _unlike(self.after.report.claims, self.before.report.claims)

    @property
    def findings_gone(self) -> tuple[Finding, ...]:
        """Findings that do not hold any more."""
        return _unmatched(self.before.report.findings, self.after.report.findings)

    @property
    def findings_new(self) -> tuple[Finding, ...]:
        """Findings that did not hold."""
        return _unmatched(self.after.report.findings, self.before.report.findings)

    @property
    def is_material(self) -> bool:
        """Whether more than the wording changed."""
        facts = [
            (entry.report.status, entry.report.score, *_head(entry)) for entry in (self.before, self.after)
        ]
        lists = self.claims_gone, self.claims_new, self.findings_gone, self.findings_new
        return facts[0] != facts[1] or any(lists)


@dataclass(frozen=True, slots=True)
class Changes:
    """What is otherwise at `run` than at `since`; each list in the order the postings were first seen."""

    run: int
    since: int | None
    """None: there was no finished run before, so that everything is new."""
    new: tuple[Entry, ...] = ()
    returned: tuple[Entry, ...] = ()
    """Were removed, and are there again."""
    removed: tuple[Entry, ...] = ()
    changed: tuple[Change, ...] = ()
    """In more than wording: claims, findings, title, employer, place, status or score."""
    reworded: tuple[Change, ...] = ()
    twins: tuple[Entry, ...] = ()
    """Postings whose text was, since then, found under another employer too; `Entry.twins` says whose."""
    silent: tuple[Silent, ...] = ()
    """Sources that gave postings once and, though they did not fail, none now."""

    @property
    def risen(self) -> tuple[Change, ...]:
        """Changed to a higher score: more to check."""
        return tuple(change for change in self.changed if change.rise > 0)

    @property
    def fallen(self) -> tuple[Change, ...]:
        """Changed to a lower score."""
        return tuple(change for change in self.changed if change.rise < 0)


def changes(connection: Connection, run: int, since: int | None = None, seen_as: Seeing = as_kept) -> Changes:
    """What changed between two runs; `since` is the finished run before, unless given.

    Both sides are `seen_as` now, so that a dismissal made in between is no change.
    """
    since = finished_before(connection, run) if since is None else since
    before = standings(connection, since) if since is not None else {}
    after = standings(connection, run)
    there = {number for number, each in after.items() if not each.removed}
    was = {number for number, each in before.items() if not each.removed}
    some = partial(_some, connection, seen_as)
    changed = _changed(connection, some, before, after, sorted(there & was))
    return Changes(
        run, since,
        new=some(after, there - before.keys()),
        returned=some(after, (there & before.keys()) - was),
        removed=some(after, was - there),
        changed=tuple(change for change in changed if change.is_material),
        reworded=tuple(change for change in changed if not change.is_material),
        twins=tuple(filter(_is_twin, some(after, _paired(connection, run, since) & there))),
        silent=tuple(silent(connection, run)),
    )  # fmt: skip


def _some(
    connection: Connection, seen_as: Seeing, at: dict[int, Standing], wanted: Iterable[int]
) -> tuple[Entry, ...]:
    there = {number: at[number] for number in sorted(wanted) if number in at}
    return tuple(entries(connection, there, seen_as))


def _is_twin(entry: Entry) -> bool:
    """Whether it is still said of it, and not dismissed."""
    return any(finding.rule == TWIN_RULE for finding in entry.report.findings)


def _changed(
    connection: Connection,
    some: Some,
    before: dict[int, Standing],
    after: dict[int, Standing],
    both: list[int],
) -> list[Change]:
    moved = [number for number in both if before[number].ruling != after[number].ruling]
    if not moved:
        return []
    said = {(row.version_id, row.pack_id): row.judgement_id for row in connection.execute(select(rulings))}
    moved = [n for n in moved if said.get(before[n].ruling) != said.get(after[n].ruling)]
    old = {entry.posting_id: entry for entry in some(before, moved)}
    new = {entry.posting_id: entry for entry in some(after, moved)}
    return [Change(old[number], new[number]) for number in moved if number in old and number in new]


def _paired(connection: Connection, run: int, since: int | None) -> set[int]:
    fresh = (twins.c.first_run <= run) & (twins.c.first_run > (since or 0))
    query = select(twins.c.posting_id, twins.c.other_id).where(fresh)
    return {number for pair in connection.execute(query) for number in pair}


def _head(entry: Entry) -> tuple[str, ...]:
    posting = entry.report.posting
    return posting.title, posting.employer, posting.location


def _unlike(ours: tuple[Claim, ...], theirs: tuple[Claim, ...]) -> tuple[Claim, ...]:
    """What only ours has; context is what rules refer to, and nobody's claim."""
    known = {(claim.kind, claim.value, claim.stance) for claim in theirs}
    told = (claim for claim in ours if claim.kind is not Kind.CONTEXT)
    return tuple(claim for claim in told if (claim.kind, claim.value, claim.stance) not in known)


def _unmatched(ours: tuple[Finding, ...], theirs: tuple[Finding, ...]) -> tuple[Finding, ...]:
    known = {finding.rule for finding in theirs}
    return tuple(finding for finding in ours if finding.rule not in known)
