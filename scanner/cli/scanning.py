"""Options → a run: inputs through the pipeline and a writer to their destination."""

from __future__ import annotations

import io
import os
import sys
from contextlib import closing
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from scanner.cli.destination import destination
from scanner.cli.progress import Progress
from scanner.cli.selection import at_least, by_score
from scanner.cli.tally import Tally
from scanner.cli.view import look
from scanner.model import Failure
from scanner.pipeline import judge_for
from scanner.pipeline import run as run_pipeline
from scanner.reports import FORMATS
from scanner.reports.safety import shown

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from scanner.cli.scan import Options
    from scanner.model import Document, Report


def run(options: Options) -> int:
    """Do what was asked for; the exit code."""
    from scanner.documents import read  # noqa: PLC0415

    make_judge = partial(judge_for, *options.patterns)
    inputs = _but_output(read(options.paths, sys.stdin.buffer if sys.stdin else io.BytesIO()), options.output)
    tally, progress = Tally(), Progress()
    with closing(run_pipeline(inputs, make_judge, options.jobs or os.cpu_count() or 1)) as results:
        _write(
            _chosen(progress.follow(_announced(tally.count(results), progress)), options), options, progress
        )
    progress.clear()
    _summarise(tally, options)
    return 0 if options.exit_zero else tally.exit_code(options.fail_on)


def _but_output(inputs: Iterable[Document | Failure], output: Path | None) -> Iterable[Document | Failure]:
    """Leave out the file that the last run wrote into the folder it read."""
    return (each for each in inputs if output is None or Path(each.source).resolve() != output.resolve())


def _chosen(results: Iterable[Report | Failure], options: Options) -> Iterable[Report | Failure]:
    chosen = at_least(results, options.min_band)
    return by_score(chosen) if options.sort == "score" else chosen


def _write(results: Iterable[Report | Failure], options: Options, progress: Progress) -> None:
    with destination(options.output) as put:
        for text in FORMATS[options.format](results, look(options)):
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
