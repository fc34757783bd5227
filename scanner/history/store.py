"""The face of the history: what a run does with it, and what is asked of it."""

from __future__ import annotations

from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Self

from scanner.history import opening, runs
from scanner.history.batch import Batch
from scanner.history.changes import changes
from scanner.history.connecting import WRITING
from scanner.history.contents import judged
from scanner.history.counting import counted
from scanner.history.documents import known, over
from scanner.history.entries import as_kept, entries
from scanner.history.errors import plain_errors
from scanner.history.exclusion import exclude, release
from scanner.history.failing import failing
from scanner.history.identity import digest
from scanner.history.interning import Interned
from scanner.history.marks import mark, marks
from scanner.history.opening import open_engine
from scanner.history.pruning import prune
from scanner.history.recording import prepare, record
from scanner.history.sightings import alone, noted
from scanner.history.silence import silent
from scanner.history.standing import standings
from scanner.history.stored import stored
from scanner.history.timeline import addresses_of, find, timeline

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import date
    from pathlib import Path

    from sqlalchemy import Connection

    from scanner.history.changes import Changes
    from scanner.history.entries import Entry, Seeing
    from scanner.history.failing import Failing
    from scanner.history.nouns import Fingerprint, Run, Sighting
    from scanner.history.opening import Clock, Opened
    from scanner.history.silence import Silent
    from scanner.history.timeline import Chapter
    from scanner.model import Failure, Posting

_TIME = "%Y-%m-%dT%H:%M:%SZ"
PATIENCE = 5.0
"""Seconds to wait for another writer."""


def now() -> datetime:
    """The clock on the wall."""
    return datetime.now(UTC)


def open_store(
    where: str | Path,
    clock: Clock = now,
    *,
    patience: float = PATIENCE,
    create: bool = True,
    seen_as: Seeing = as_kept,
) -> Store:
    """Open the history at a path or a `postgresql://` URL; see the package. Raises StoreError.

    Without `create` nothing is begun, and a damaged file is left where it is. Every report is read
    `seen_as` that makes it, without what was dismissed for instance; what is kept stays as it is.
    """
    with plain_errors(str(where)):
        return Store(open_engine(where, clock, patience, create=create), clock, seen_as)


def open_unchanged(where: str | Path, *, patience: float = PATIENCE) -> Store:
    """Open a history only to look at it: nothing is written, and no older schema is brought up to date.

    `Store.schema` tells whether its rows can be asked for. Raises StoreError.
    """
    with plain_errors(str(where)):
        return Store(opening.open_unchanged(where, patience), now)


class Store:
    """An open history; close it, or use it as a context."""

    def __init__(self, opened: Opened, clock: Clock, seen_as: Seeing = as_kept) -> None:
        self.notices = opened.notices
        self.where = opened.where
        self.schema, self.newest = opened.schema, opened.newest
        self._engine = opened.engine
        self._clock = clock
        self.seen_as = seen_as
        self._interned = Interned()
        self._lock: Connection | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Give the file or connection back."""
        with plain_errors(self.where):
            lock, self._lock = self._lock, None
            release(lock)
            self._engine.dispose()

    # What a run does.

    def hold(self) -> None:
        """Keep other runs off a PostgreSQL store until `close`; HeldError says who is at it."""
        with plain_errors(self.where):
            self._lock = self._lock or exclude(self._engine, self.where)

    def begin_or_resume(self, rules: str, config: str, *, fresh: bool = False) -> Run:
        """The unfinished run of the same rules and configuration, or a new one (always, if `fresh`)."""
        self.hold()
        with self._writing() as batch:
            left = runs.unfinished(batch.connection)
            if left and not fresh and (left.rules, left.config) == (rules, config):
                return runs.resumed(left)
            return runs.begin(batch, self._interned, rules, config, self._time())

    def closed(self, run: Run) -> frozenset[str]:
        """The sources that this run is done with."""
        with self._reading() as connection:
            return frozenset(runs.closed(connection, run))

    def remaining(self, run: Run, source: str, addresses: Iterable[str]) -> list[str]:
        """The addresses that this run has not recorded yet, in order."""
        with self._reading() as connection:
            done = set(noted(connection, run.id, stored(source)))
        return [address for address in addresses if stored(address) not in done]

    def alone(self, source: str) -> frozenset[str]:
        """The addresses of a source that have given a document of their own, in any run."""
        with self._reading() as connection:
            return frozenset(alone(connection, stored(source)))

    def noted(self, run: Run, source: str) -> frozenset[str]:
        """The addresses of a source that this run has recorded, as they are `stored`."""
        with self._reading() as connection:
            return frozenset(noted(connection, run.id, stored(source)))

    def known(self, documents: Sequence[Fingerprint], rules: str) -> frozenset[Fingerprint]:
        """Those whose postings were all read and judged under these rules: no need to do so again."""
        with self._reading() as connection:
            return frozenset(document for document, _ in known(connection, documents, rules))

    def over(self, documents: Sequence[Fingerprint], rules: str, today: date) -> dict[Fingerprint, str]:
        """Those known documents all of whose postings closed before a day, and when the last did."""
        with self._reading() as connection:
            return dict(over(connection, documents, rules, today))

    def judged(self, postings: Iterable[Posting], rules: str) -> frozenset[Posting]:
        """Those whose content was judged under these rules: no need to do so again."""
        digests = {posting: digest(posting) for posting in postings}
        with self._reading() as connection:
            found = set(judged(connection, digests.values(), rules))
        return frozenset(posting for posting, key in digests.items() if key in found)

    def record(self, run: Run, seen: Sequence[Sighting]) -> None:
        """Keep what was seen, in one transaction."""
        with self._writing() as batch:
            record(batch, self._interned, run, seen, self._time())

    def prepare(self, run: Run, part: Sighting) -> None:
        """Keep some results of a long document, in one transaction, so that a kill does not cost them.

        A bare Posting need not have been judged. `record` has to follow, with all of the document.
        """
        with self._writing() as batch:
            prepare(batch, self._interned, run, part, self._time())

    def close_source(self, run: Run, source: str, failure: Failure | None = None) -> None:
        """Say that a source was gone through, or that it failed: then what was not seen is no strike."""
        with self._writing() as batch:
            runs.close(batch, run, runs.visit(batch, self._interned, run, source), failure)

    def finish(self, run: Run) -> Run:
        """End a run. Sources that were not closed give no strikes."""
        with self._writing() as batch:
            return runs.finish(batch, run, self._time())

    def mark(self, channel: str, run: int) -> None:
        """Keep that a channel was told of a run (by id)."""
        with self._writing() as batch:
            mark(batch.connection, channel, run)

    def prune(self, *, keep_days: int, keep_versions: int | None = None) -> None:
        """Delete history older than so many days; how every posting stands now is never deleted."""
        before = self._clock().astimezone(UTC) - timedelta(days=keep_days)
        with self._writing() as batch:
            prune(batch.connection, before.strftime(_TIME), keep_versions)

    # What is asked of it.

    def runs(self) -> list[Run]:
        """Every run, the first one first."""
        with self._reading() as connection:
            return list(runs.all_runs(connection))

    def changes(self, run: int, since: int | None = None) -> Changes:
        """What is otherwise at a run (by id) than at another: the finished one before, unless given."""
        with self._reading() as connection:
            return changes(connection, run, since, self.seen_as)

    def find(self, name: str) -> list[tuple[int, str]]:
        """The postings (id and key) that the beginning of a key, or an address, names."""
        with self._reading() as connection:
            return find(connection, name)

    def timeline(self, posting_id: int) -> list[Chapter]:
        """A posting over time: its versions, and what each pack said of them."""
        with self._reading() as connection:
            return list(timeline(connection, posting_id, self.seen_as))

    def addresses(self, posting_id: int) -> list[str]:
        """Where a posting stood."""
        with self._reading() as connection:
            return addresses_of(connection, posting_id)

    def rows(self, run: int | None = None) -> Iterator[Entry]:
        """Every posting as it stands at a run, the last one unless given; removed ones too."""
        with self._reading() as connection:
            last = run or max((each.id for each in runs.all_runs(connection)), default=0)
            yield from entries(connection, standings(connection, last), self.seen_as)

    def failing(self, run: int) -> list[Failing]:
        """The sources and addresses that failed at a run, and for how many nights in a row."""
        with self._reading() as connection:
            return list(failing(connection, run))

    def silent(self, run: int) -> list[Silent]:
        """The sources that gave postings once and, without failing, none at a run; and for how many nights."""
        with self._reading() as connection:
            return list(silent(connection, run))

    def told(self) -> dict[str, int]:
        """To which run (by id) each channel was told last."""
        with self._reading() as connection:
            return marks(connection)

    def counts(self, run: int) -> dict[str, int]:
        """How many inputs of a run ended how, by status and by outcome."""
        with self._reading() as connection:
            return counted(connection, run) if run else {}

    def _time(self) -> str:
        return self._clock().astimezone(UTC).strftime(_TIME)

    @contextmanager
    def _writing(self) -> Iterator[Batch]:
        try:
            with plain_errors(self.where), self._engine.connect() as connection:
                writer = connection.execution_options(**WRITING)
                with writer.begin():
                    yield Batch(writer)
        except BaseException:
            self._interned = Interned()  # what it remembers may have been rolled back
            raise

    @contextmanager
    def _reading(self) -> Iterator[Connection]:
        with plain_errors(self.where), self._engine.connect() as connection, connection.begin():
            yield connection
