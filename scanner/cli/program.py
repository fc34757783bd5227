"""The command's commands, and how a run ends: exit codes, Ctrl-C, closed pipes."""

from __future__ import annotations

import signal
import sys
from typing import TYPE_CHECKING, Any, NoReturn

import click

from scanner.cli import version
from scanner.cli.batch import batch
from scanner.cli.diff import diff
from scanner.cli.exits import INTERRUPTED, STUMBLED, TERMINATED, USAGE
from scanner.cli.export import export
from scanner.cli.history import history
from scanner.cli.init import init
from scanner.cli.patterns import patterns
from scanner.cli.pipes import end_of_reader
from scanner.cli.rules import explain, rules
from scanner.cli.scan import scan
from scanner.cli.schedule import schedule
from scanner.cli.score import score
from scanner.errors import ScannerError
from scanner.pipeline.diagnostics import debugging

if TYPE_CHECKING:
    from collections.abc import Sequence


class Program(click.Group):
    """A group whose every end is at most one line and an exit code."""

    def main(self, args: Sequence[str] | None = None, *_: Any, **options: Any) -> NoReturn:
        """Run the command line and exit."""
        # Or workers would outlive a `kill`, and half a file lie about.
        signal.signal(signal.SIGTERM, lambda *_: sys.exit(TERMINATED))
        options["standalone_mode"] = False
        try:
            code = super().main(args, **options)
        except Exception as error:  # noqa: BLE001 - whatever it is, it ends here
            code = _ending(error)
        except KeyboardInterrupt:
            code = _ending(click.Abort())
        sys.exit(code)

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command; a reader who has seen enough ends it quietly."""
        try:
            return super().invoke(ctx)
        except OSError as error:
            code = end_of_reader(error)
            if code is None:
                raise
            ctx.exit(code)


@click.group(cls=Program, context_settings={"help_option_names": ["-h", "--help"]})
@click.option(
    "--version",
    is_flag=True,
    is_eager=True,
    expose_value=False,
    callback=version.show,
    help="Show the version.",
)
def main() -> None:
    """Say what telemedicine job postings claim, what they leave out, and what to ask."""


main.add_command(scan)
main.add_command(patterns)
main.add_command(rules)
main.add_command(explain)
main.add_command(score)
main.add_command(init)
main.add_command(batch)
main.add_command(schedule)
main.add_command(history)
main.add_command(diff)
main.add_command(export)


def _ending(error: Exception) -> int:
    """Tell what went wrong in a line; the exit code."""
    match error:
        case click.exceptions.Exit():
            return error.exit_code
        case click.ClickException():
            error.show()
            return error.exit_code
        case click.Abort():
            return _tell("interrupted", INTERRUPTED)
        case ScannerError():
            return _tell(str(error), USAGE)
    if debugging():
        raise error
    problem = f"{type(error).__name__}: {error}".strip(": ")
    return _tell(f"stumbled ({problem}); --debug shows where, please report it", STUMBLED)


def _tell(sentence: str, code: int) -> int:
    click.echo(f"scanner: {sentence}", err=True)
    return code
