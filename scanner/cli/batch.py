"""`scanner batch`: a night over the sources of `scanner.toml`."""

from __future__ import annotations

import math
import os
import re
import time
from typing import TYPE_CHECKING, Any

import click

from scanner.cli.exits import FLAGGED, INTERRUPTED, OUT_OF_TIME, STUMBLED, UNREAD, USAGE
from scanner.cli.interrupting import Interruption
from scanner.cli.options import BANDS, CONFIG, DEBUG, JOBS
from scanner.errors import RuleError, ScannerError, UsageError
from scanner.model import Band
from scanner.pipeline.diagnostics import speak

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from scanner.nightly.logbook import Logbook

_UNITS = {"h": 3600, "m": 60, "s": 1}
_DURATION = re.compile(r"(?=.)(?:(\d{1,4})h)?(?:(\d{1,5})m)?(?:(\d{1,6})s)?")


def _seconds(_context: click.Context, _option: click.Parameter, value: str | None) -> float | None:
    """What a duration says in seconds."""
    if value is None:
        return None
    found = _DURATION.fullmatch(value.strip().lower())
    total = (
        sum(int(n) * unit for n, unit in zip(found.groups(0), _UNITS.values(), strict=True)) if found else 0
    )
    if not total:
        raise click.BadParameter("say a duration such as 30m, 2h, 90s or 1h30m.")
    return total


@click.command()
@CONFIG
@click.option(
    "--dry-run", is_flag=True, help="Say what would be done: nothing is fetched, judged or written."
)
@click.option(
    "--time-budget",
    callback=_seconds,
    metavar="DURATION",
    help="Stop in good order after 30m, 2h ...; the next run goes on from there.",
)
@JOBS
@click.option(
    "--fail-on",
    type=BANDS,
    help="Exit with 1 if a posting that is there has this band.  [default: what scanner.toml says]",
)
@click.option(
    "--log-format",
    type=click.Choice(["human", "json"]),
    default="human",
    show_default=True,
    help="What stderr gets: sentences, or a JSON object a line.",
)
@DEBUG
@click.pass_context
def batch(context: click.Context, /, config: Path | None, *, debug: bool, **options: Any) -> None:
    """Visit every source of scanner.toml, judge what is new, and report what changed.

    What was judged before is recognised and left alone. A run that was stopped or killed goes on
    where it was. Reports and the digest are in the folder that scanner.toml names.
    """
    speak(debug=debug)
    from scanner.nightly.logbook import Logbook  # noqa: PLC0415 - beside its use

    log = Logbook(as_json=options["log_format"] == "json")
    try:
        context.exit(_run(config, options, log))
    except ScannerError as error:
        context.exit(_problem(error, log))


def _run(config: Path | None, options: Mapping[str, Any], log: Logbook) -> int:
    from scanner.nightly.night import Night, run_night  # noqa: PLC0415 - imports the store
    from scanner.nightly.parsing import configuration  # noqa: PLC0415 - imports pydantic
    from scanner.nightly.previewing import preview  # noqa: PLC0415

    found = configuration(config)
    if options["dry_run"]:
        for line in preview(found):
            click.echo(line)
        return 0
    stop = Interruption(lambda sentence: log.alarm("interrupted", sentence))
    end = time.monotonic() + (options["time_budget"] or math.inf)
    night = Night(
        jobs=options["jobs"] or os.cpu_count() or 1,
        fail_on=Band(options["fail_on"]) if options["fail_on"] else None,
        stopped=lambda: stop.asked or time.monotonic() >= end,
    )
    with stop.heeded():
        ending = run_night(found, night, log)
    return INTERRUPTED if stop.asked and ending.value == "out-of-time" else _CODES[ending.value]


_CODES = {"whole": 0, "flagged": FLAGGED, "source-failed": UNREAD, "out-of-time": OUT_OF_TIME}


def _problem(error: ScannerError, log: Logbook) -> int:
    """Say what ended the night; the exit code."""
    from scanner.history import HeldError  # noqa: PLC0415 - imports SQLAlchemy

    if isinstance(error, HeldError):
        log.say("held", str(error))
        return 0
    log.alarm("error", str(error))
    return USAGE if isinstance(error, UsageError | RuleError) else STUMBLED
