"""Sentences about a night, and the facts they rest on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scanner.reports.dismissals import in_vain

if TYPE_CHECKING:
    from scanner.findings.setting_aside import SettingAside
    from scanner.history import Run, Store
    from scanner.nightly.logbook import Fact, Logbook
    from scanner.nightly.settings import Source
    from scanner.nightly.summary import Tally


def tell_source(log: Logbook, source: Source, tally: Tally, seconds: float) -> None:
    """Say what a visit to a source came to."""
    facts: dict[str, Fact] = {
        "source": source.name, "documents": tally.documents, "new": tally.new, "failures": tally.failures,
        "seconds": round(seconds, 3), "failed": bool(tally.failed),
    }  # fmt: skip
    sentence = f"{source.name}: {_counted(tally)} in {seconds:.1f} s"
    if tally.failed:
        log.alarm("source", f"{sentence}; it failed: {tally.failed}", **facts)
    else:
        log.say("source", sentence, **facts)


def tell_summary(log: Logbook, store: Store, run: Run, tally: Tally, seconds: float) -> None:
    """Say what a finished run came to: outcomes, changes, duration."""
    outcomes = store.counts(run.id)
    changes = store.changes(run.id)
    kinds = {
        name: len(getattr(changes, name)) for name in ("new", "returned", "changed", "removed", "reworded")
    }
    silent = [each.source for each in changes.silent]
    parts = [f"{number:,} {name}" for name, number in sorted(outcomes.items())]
    said = [f"{number:,} {name}" for name, number in kinds.items() if number] or ["no changes"]
    said += [f"silent: {', '.join(silent)}"] if silent else []
    log.say(
        "summary",
        f"run {run.id} is done in {seconds:.1f} s: {', '.join(parts) or 'nothing was found'}; "
        f"{', '.join(said)}",
        run=run.id, outcomes=outcomes, changes=kinds, silent=silent, documents=tally.documents, judged=tally.new,
        seconds=round(seconds, 3),
    )  # fmt: skip


def tell_dismissals(log: Logbook, aside: SettingAside) -> None:
    """Say which dismissals of the configuration are of no use."""
    for sentence in in_vain(aside.unmatched, aside.over):
        log.alarm("dismissal", sentence)


def _counted(tally: Tally) -> str:
    known = tally.documents - tally.new
    parts = [(tally.new, "new or changed"), (known, "known"), (tally.failures, "failed")]
    return ", ".join(f"{number:,} {word}" for number, word in parts if number) or "nothing"
