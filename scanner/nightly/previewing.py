"""What a night would do, without doing it: nothing is fetched, judged or written."""

from __future__ import annotations

from collections import Counter
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

from scanner.history import Fingerprint, Store, fingerprint, open_unchanged
from scanner.model import Document
from scanner.nightly.gathering import Gathering, Visit
from scanner.nightly.night import digest
from scanner.nightly.ruling import rules_key
from scanner.reports.safety import shown

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scanner.nightly.settings import Configuration, Source


def preview(configuration: Configuration) -> Iterator[str]:
    """A line a source: how many documents it has on disk, how many of them are known, what would be fetched.

    Raises as `run_night` does.
    """
    rules = rules_key(*configuration.patterns)
    yield f"{shown(str(configuration.path))}: {_number(len(configuration.settings.source), 'source')}"
    where = configuration.store
    if "://" not in where and not Path(where).exists():
        yield f"{shown(where)}: there is no history yet, so everything is new"
        yield from (_line(configuration, source, None, rules) for source in configuration.settings.source)
        return
    with closing(open_unchanged(where)) as store:
        known = store if store.schema == store.newest else None
        yield _resumes(store, rules, digest(configuration)) if known else _older(store)
        yield from (_line(configuration, source, known, rules) for source in configuration.settings.source)


def _older(store: Store) -> str:
    if not store.schema:
        return f"{shown(store.where)}: there is no history yet, so everything is new"
    return (
        f"{shown(store.where)}: an older version of scanner wrote this history (its schema is {store.schema}, this "
        f"program's {store.newest}); the next run brings it up to date, and what is known in it is not counted here"
    )


def _resumes(store: Store, rules: str, config: str) -> str:
    last = store.runs()[-1:]
    for run in last:
        if not run.finished and (run.rules, run.config) == (rules, config):
            return f"{shown(store.where)}: would go on with run {run.id}, begun {run.started}"
        if run.rules != rules:
            return f"{shown(store.where)}: the rules have changed since run {run.id}, so everything is judged again"
    return f"{shown(store.where)}: a new run would begin"


def _line(configuration: Configuration, source: Source, store: Store | None, rules: str) -> str:
    parts = []
    if source.places:
        counts = _counted(configuration, source, store, rules)
        parts.append(
            f"{_number(counts.total(), 'document')} on disk ({counts['new']:,} new or changed, "
            f"{counts['known']:,} known, {counts['unreadable']:,} unreadable)"
        )
    if source.addresses:
        seen = len(store.alone(source.name)) if store else 0
        found = f", where {_number(seen, 'document')} have been found so far" if seen else ""
        parts.append(f"{_number(len(source.addresses), 'address', 'addresses')} to fetch{found}")
    return f"  {shown(source.name)}: {'; '.join(parts)}"


def _counted(configuration: Configuration, source: Source, store: Store | None, rules: str) -> Counter[str]:
    visit = Visit(configuration, source, lambda _: False, frozenset(), lambda: False, lambda _: None)
    items = [fingerprint(item) if isinstance(item, Document) else item for item in Gathering(visit).read()]
    prints = [item for item in items if isinstance(item, Fingerprint)]
    known = store.known(prints, rules) if store else frozenset()
    seen = sum(each in known for each in prints)
    return Counter(known=seen, new=len(prints) - seen, unreadable=len(items) - len(prints))


def _number(count: int, noun: str, many: str = "") -> str:
    return f"{count:,} {noun if count == 1 else many or f'{noun}s'}"
