"""A whole night: every source visited, the run ended, its reports written, who asked for it notified."""

from __future__ import annotations

import time
from contextlib import closing
from dataclasses import dataclass
from functools import partial
from hashlib import sha256
from typing import TYPE_CHECKING

from scanner.findings.setting_aside import SettingAside
from scanner.history import open_store
from scanner.history.entries import as_kept
from scanner.nightly.crew import Crew
from scanner.nightly.lock import exclusive
from scanner.nightly.logbook import Logbook, now
from scanner.nightly.recording import Recorder
from scanner.nightly.reporting import bands, report, unreported
from scanner.nightly.ruling import judge, rules_key
from scanner.nightly.summary import Ending, Tally
from scanner.nightly.telling import tell_dismissals, tell_source, tell_summary
from scanner.nightly.visiting import Visitor

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from scanner.history import Run, Store
    from scanner.model import Band
    from scanner.nightly.settings import Configuration, Source


PATIENCE = 30.0
"""Seconds to wait for another program that writes to the history: nobody is in a hurry at night."""


@dataclass(frozen=True, slots=True)
class Night:
    """What is asked of a night, beside its configuration."""

    jobs: int = 1
    fail_on: Band | None = None
    stopped: Callable[[], bool] = lambda: False
    """Asked all the time: whether nothing new is to be begun."""
    clock: Callable[[], datetime] = now


def run_night(configuration: Configuration, night: Night, log: Logbook) -> Ending:
    """Do the night, or go on with one that was killed.

    Raises RuleError at a mistake in a rule, HeldError if another run is at it, StoreError if
    the history does not take it: then nothing that was recorded is lost.
    """
    rules = rules_key(*configuration.patterns)
    aside = SettingAside(configuration.dismissals, night.clock().date())
    seen_as = aside if configuration.dismissals else as_kept
    with (
        exclusive(configuration.store, night.clock),
        open_store(configuration.store, night.clock, patience=PATIENCE, seen_as=seen_as) as store,
        closing(Crew(partial(judge, rules, *configuration.patterns), night.jobs)) as crew,
    ):
        for notice in store.notices:
            log.alarm("notice", notice)
        store.hold()
        left = unreported(store)
        if left:
            log.say(
                "unreported",
                f"run {left.id} was killed before its reports were done: doing them",
                run=left.id,
            )
            report(configuration, store, left, log)
        run = store.begin_or_resume(rules, digest(configuration))
        return _Going(configuration, night, log, store, run, crew, aside).on()


@dataclass(frozen=True, slots=True)
class _Going:
    """A run that has begun."""

    configuration: Configuration
    night: Night
    log: Logbook
    store: Store
    run: Run
    crew: Crew
    aside: SettingAside

    def on(self) -> Ending:
        begun = time.monotonic()
        tallies = self._visits()
        if self._left():
            self._tell_left()
            return Ending.OUT_OF_TIME
        ended = self.store.finish(self.run)
        failed = report(self.configuration, self.store, ended, self.log)
        tell_summary(self.log, self.store, ended, tallies, time.monotonic() - begun)
        tell_dismissals(self.log, self.aside)
        self.log.say(
            "reports",
            f"read {self.configuration.reports / 'digest.md'}",
            folder=str(self.configuration.reports),
        )
        return self._ending(ended, failed)

    def _visits(self) -> Tally:
        word = "goes on" if self.run.resumed else "begins"
        self.log.say(
            "run",
            f"run {self.run.id} {word}: {self.configuration.path}",
            run=self.run.id,
            resumed=self.run.resumed,
        )
        recorder = Recorder(self.store, self.run, self.crew, self.night.clock().date(), self.night.stopped)
        visitor = Visitor(self.configuration, recorder, self.night.stopped, self.log)
        if any(source.addresses for source in self.configuration.settings.source):
            self.crew.call()
        total = Tally()
        for source in self._left():
            if self.night.stopped():
                break
            begun = time.monotonic()
            tally = visitor.visit(source)
            tell_source(self.log, source, tally, time.monotonic() - begun)
            total += tally
        return total

    def _left(self) -> list[Source]:
        closed = self.store.closed(self.run)
        return [source for source in self.configuration.settings.source if source.name not in closed]

    def _tell_left(self) -> None:
        left = {source.name: len(self.store.noted(self.run, source.name)) for source in self._left()}
        parts = [f"{name} ({f'{done:,} done' if done else 'none done'})" for name, done in left.items()]
        sentence = f"run {self.run.id} stops; the next one goes on. Left: {', '.join(parts)}"
        self.log.alarm("stopped", sentence, run=self.run.id, left=list(left))

    def _ending(self, ended: Run, failed: tuple[str, ...]) -> Ending:
        asked = {address for source in self.configuration.settings.source for address in source.addresses}
        bad = [
            each
            for each in self.store.failing(ended.id)
            if not each.address or (each.address in asked and each.outcome not in {"gone", "expired"})
        ]
        if bad or failed:
            return Ending.SOURCE_FAILED
        least = self.night.fail_on or self.configuration.settings.fail_on
        if least and not bands(self.configuration, self.store, ended).isdisjoint(_or_worse(least)):
            return Ending.FLAGGED
        return Ending.WHOLE


def _or_worse(band: Band) -> list[Band]:
    bands_by_rank = list(type(band))
    return bands_by_rank[bands_by_rank.index(band) :]


def digest(configuration: Configuration) -> str:
    """What makes two runs ask the same of the same sources."""
    asked = [
        (source.name, source.places, source.addresses, source.match, source.follow)
        for source in configuration.settings.source
    ]
    return sha256(repr(asked).encode()).hexdigest()[:16]
