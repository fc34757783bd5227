"""Options → a run: inputs through the pipeline and a writer to their destination."""

from __future__ import annotations

import os
from contextlib import closing, nullcontext
from datetime import UTC, datetime
from functools import partial
from typing import TYPE_CHECKING

import click

from scanner.cli.asking import ask
from scanner.cli.destination import destination
from scanner.cli.dismissing import Dismissing
from scanner.cli.exits import INTERRUPTED
from scanner.cli.expiry import but_expired
from scanner.cli.inputs import Inputs
from scanner.cli.interrupting import Interruption
from scanner.cli.progress import Progress
from scanner.cli.selection import at_least, by_score
from scanner.cli.tally import Tally
from scanner.cli.view import look
from scanner.model import Failure
from scanner.pipeline import fitting_judge_for, judge_for, run_placed
from scanner.reports import FORMATS
from scanner.reports.safety import shown

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from datetime import date

    from scanner.cli.scan import Options
    from scanner.model import Report
    from scanner.pipeline import Judge


def run(options: Options, today: date | None = None) -> int:
    """Do what was asked for; the exit code."""
    make_judge = _judges(options)
    tally, progress = Tally(), Progress()
    today = today or datetime.now(UTC).date()
    dismissing = Dismissing(options.dismissals, options.patterns, today)
    stop = Interruption(progress.say)
    inputs = Inputs(options.paths, options.fetching, stop, progress, options.output)
    with (
        stop.heeded() if inputs.are_fetched else nullcontext(),
        closing(run_placed(inputs, make_judge, options.jobs or os.cpu_count() or 1)) as found,
    ):
        results = dismissing.follow(but_expired(found, inputs.fetched))
        counted = progress.follow(_announced(tally.count(results), progress), tally)
        _write(_chosen(counted, options), options, progress)
    progress.finish()
    for sentence in dismissing.told():
        progress.say(sentence)
    _summarise(tally, options)
    if stop.asked:
        return INTERRUPTED
    return 0 if options.exit_zero else tally.exit_code(options.fail_on)


def _judges(options: Options) -> Callable[[], Judge]:
    if options.profile is None:
        return partial(judge_for, *options.patterns)
    from scanner.cli.profile import read_profile  # noqa: PLC0415 - rarely needed

    return partial(
        fitting_judge_for, *options.patterns, profile=read_profile(options.profile, options.patterns)
    )


def _chosen(results: Iterable[Report | Failure], options: Options) -> Iterable[Report | Failure]:
    chosen = at_least(results, options.min_band)
    return by_score(chosen) if options.sort == "score" else chosen


def _write(results: Iterable[Report | Failure], options: Options, progress: Progress) -> None:
    with destination(options.output) as put:
        write = partial(ask, say=progress.say) if options.questions else FORMATS[options.format]
        for text in write(results, look(options)):
            progress.clear()
            put(text)


def _announced(results: Iterable[Report | Failure], progress: Progress) -> Iterator[Report | Failure]:
    """Pass the results on, telling of each failure on stderr."""
    for result in results:
        if isinstance(result, Failure):
            progress.clear()
            click.echo(f"scanner: {shown(result.source)}: {shown(result.error)}", err=True)
        yield result


def _summarise(tally: Tally, options: Options) -> None:
    if options.format == "text" and tally.reports + tally.failures != 1:
        click.echo(tally.summary, err=True)
