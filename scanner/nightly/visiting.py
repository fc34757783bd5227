"""One source, from its first document to the mark that it was gone through."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from scanner.errors import RuleError
from scanner.history import StoreError
from scanner.history.stored import stored
from scanner.model import Document, Failure, Outcome
from scanner.nightly.gathering import Gathering, Visit
from scanner.nightly.recording import OutOfTimeError
from scanner.nightly.summary import Tally
from scanner.pipeline.diagnostics import logger

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from scanner.nightly.logbook import Logbook
    from scanner.nightly.recording import Recorder
    from scanner.nightly.settings import Configuration, Source

    Item = Document | Failure

MOST_ITEMS = 32
LONG = 100_000
"""Bytes of a document that may hold many postings."""
QUIET = 60.0
"""Seconds without a word."""
LONGEST = 5.0
"""Seconds after which what has come is recorded, however little it is: so much is lost by a kill."""


class Visitor:
    """Goes through sources, one at a time."""

    def __init__(
        self, configuration: Configuration, recorder: Recorder, stopped: Callable[[], bool], log: Logbook
    ) -> None:
        self._configuration = configuration
        self._recorder = recorder
        self._stopped = stopped
        self._log = log
        self._count = 0
        self._said = time.monotonic()

    def visit(self, source: Source) -> Tally:
        """Record all that a source has, and close it; what is wrong with one source is no other's trouble."""
        tally, failure = Tally(), None
        self._count = 0
        gathering = Gathering(self._visit(source))
        try:
            for part, hidden in self._parts(source, gathering):
                tally += part
                failure = failure or hidden
        except (StoreError, RuleError):
            raise
        except OutOfTimeError as error:
            self._log.say("within", f"{source.name}: {error}", source=source.name)
            return tally + Tally(whole=False)
        except Exception as error:  # noqa: BLE001 - whatever it is, the other sources go on
            failure = _stumbled(source.name, error)
        if self._stopped():
            return tally + Tally(whole=False)
        self._recorder.store.close_source(self._recorder.run, source.name, failure)
        return tally + Tally(failed=f"{failure.source}: {failure.error}" if failure else "")

    def _visit(self, source: Source) -> Visit:
        store, run = self._recorder.store, self._recorder.run
        done = store.noted(run, source.name) if run.resumed else frozenset()
        return Visit(
            self._configuration,
            source,
            lambda address: stored(address) in done,
            store.alone(source.name),
            self._stopped,
            lambda sentence: self._log.say("fetching", sentence, source=source.name),
        )

    def _parts(self, source: Source, gathering: Gathering) -> Iterator[tuple[Tally, Failure | None]]:
        """Record handful after handful: what each came to, and what hides postings of the source."""
        hidden: list[Failure] = []
        for some in _handfuls(_but(gathering, hidden, source.name)):
            fetched = gathering.fetched.intersection(item.source for item in some)
            new = self._recorder.record(source.name, some, frozenset(fetched))
            documents = sum(isinstance(item, Document) for item in some)
            yield Tally(documents, new, len(some) - documents), None
            self._tell_progress(source, len(some))
            if self._stopped():
                break
        for failure in hidden:
            self._log.alarm(
                "failure", f"{source.name}: {failure.source}: {failure.error}", source=source.name
            )
            yield Tally(failures=1), failure

    def _tell_progress(self, source: Source, more: int) -> None:
        """Say now and then that it goes on."""
        self._count += more
        if time.monotonic() - self._said > QUIET:
            self._said = time.monotonic()
            self._log.say(
                "progress",
                f"{source.name}: {self._count:,} document{'s' * (self._count != 1)} so far",
                source=source.name,
                count=self._count,
            )


def _but(gathering: Gathering, hidden: list[Failure], name: str) -> Iterator[Item]:
    """Each address once, without the failures that are the source's own: those are put aside."""
    seen: set[str] = set()
    try:
        for item in gathering:
            if item.source in seen or (isinstance(item, Failure) and gathering.is_empty(item)):
                continue
            seen.add(item.source)
            if isinstance(item, Failure) and gathering.hides(item):
                hidden.append(item)
            else:
                yield item
    except Exception as error:  # noqa: BLE001 - what came before it is kept
        hidden.append(_stumbled(name, error))


def _stumbled(name: str, error: Exception) -> Failure:
    logger.debug("%s made the scanner stumble", name, exc_info=error)
    problem = f"{type(error).__name__}: {error}".strip(": ")
    return Failure(name, Outcome.UNREADABLE, f"The scanner stumbled over it ({problem}); please report it.")


def _handfuls(items: Iterable[Item]) -> Iterator[list[Item]]:
    """Items in handfuls: so many, or as many as came in a few seconds; what is long stands alone."""
    some: list[Item] = []
    begun = time.monotonic()
    for item in items:
        is_long = isinstance(item, Document) and len(item.body) > LONG
        if some and is_long:
            yield some
            some = []
        begun = begun if some else time.monotonic()
        some.append(item)
        if is_long or len(some) >= MOST_ITEMS or time.monotonic() - begun > LONGEST:
            yield some
            some = []
    if some:
        yield some
