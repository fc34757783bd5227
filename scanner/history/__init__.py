"""Postings over time, in SQLite or PostgreSQL: what was seen, when, and what was said of it.

A night, as `scanner batch` runs it::

    with open_store("scanner.db", clock) as store:     # or "postgresql://user:password@host/name"
        for line in store.notices: ...                 # a damaged file kept aside, a schema upgraded
        run = store.begin_or_resume(rules, config)     # the unfinished run of the same rules and configuration
        for source in sources:
            if source.name in store.closed(run): continue
            for address in store.remaining(run, source.name, addresses): ...   # not yet recorded in this run
                # read or fetch in groups of a few documents:
                prints = [fingerprint(document) for document in documents]
                known = store.known(prints, rules)     # no parsing, no judging of these
                store.record(run, [Sighting(source.name, address, print_, None if print_ in known else results)])
            store.close_source(run, source.name)       # or (..., failure): the source failed, so no strikes
        store.finish(run)
        changes = store.changes(run.id)                 # since the finished run before it

- `rules` is the version of everything that decides what is made of the same bytes: the rule pack's and
  the scanner's own. When it changes, everything is judged again.
- One `record` is one transaction: a killed process loses at most what it had not yet recorded. Recording
  an address again in the same run replaces what was recorded.
- A failed document is `Sighting(source, address, None, (Failure(...),))`. `gone` and `expired` are strikes
  against the postings last seen there; any other outcome is not.
- Of a table in which one row changed, `store.judged(postings, rules)` tells which postings need no judging:
  give those to `record` bare, as `Posting`, among the reports of the others.
- A long document may be kept part by part with `prepare` before it is recorded, so that a kill costs little.
- The same text under different employers is `Changes.twins`, and the finding `TWIN_RULE` in `rows()`.
- `store.silent(run.id)`, also in `Changes`, names the sources that gave postings and, without failing, give none.
- `store.told()` and `store.mark(channel, run.id)` keep which channel was told of which run, across kills.
- `store.failing(run.id)` says which sources and addresses failed, and for how many nights in a row.
- `store.rows()`, `find`, `timeline`, `counts` and `runs` read; `store.prune(keep_days=...)` forgets what is old,
  never how a posting stands now.
- `open_unchanged(...)` opens a store so that nothing can be written, not even a newer schema.
- `open_store(..., seen_as=...)` hands out every report as that makes it of it; what is kept stays as it is.
- A PostgreSQL password may come from PGPASSWORD; it is never shown.
- Every refusal is a `StoreError`, whose text is one sentence to show; nothing is lost.
- One process writes at a time. On SQLite the lock of `scanner batch` sees to it, and a second writer
  waits for `patience` seconds; on PostgreSQL the run holds an advisory lock that dies with its connection.
"""

from __future__ import annotations

from scanner.history.changes import Change, Changes
from scanner.history.entries import TWIN_RULE, Entry, Twin
from scanner.history.errors import HeldError, StoreError
from scanner.history.failing import Failing
from scanner.history.nouns import Fingerprint, Run, Sighting, State, fingerprint
from scanner.history.silence import Silent
from scanner.history.store import Store, open_store, open_unchanged

__all__ = [
    "TWIN_RULE",
    "Change",
    "Changes",
    "Entry",
    "Failing",
    "Fingerprint",
    "HeldError",
    "Run",
    "Sighting",
    "Silent",
    "State",
    "Store",
    "StoreError",
    "Twin",
    "fingerprint",
    "open_store",
    "open_unchanged",
]
