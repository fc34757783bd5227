"""The command's commands, and how a run ends: exit codes, Ctrl-C, closed pipes."""

from __future__ import annotations

import errno
import os
import sys
from typing import TYPE_CHECKING, Any, NoReturn

import click

from scanner.cli.exits import ENDED_BY_READER, INTERRUPTED, STUMBLED, USAGE
from scanner.cli.patterns import patterns
from scanner.cli.scan import scan
from scanner.errors import ScannerError

if TYPE_CHECKING:
    from collections.abc import Sequence


class Program(click.Group):
    """A group whose every end is one line and an exit code."""

    def main(self, args: Sequence[str] | None = None, *_: Any, **options: Any) -> NoReturn:
        """Run the command line and exit."""
        options["standalone_mode"] = False
        try:
            code = super().main(args, **options)
        except click.ClickException as error:
            error.show()
            code = error.exit_code
        except click.exceptions.Exit as error:
            code = error.exit_code
        except (KeyboardInterrupt, click.Abort):
            click.echo("scanner: interrupted", err=True)
            code = INTERRUPTED
        except ScannerError as error:
            click.echo(f"scanner: {error}", err=True)
            code = USAGE
        except OSError as error:
            code = _lost_output(error)
        sys.exit(code)


@click.group(cls=Program, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="telemedicine-scanner", prog_name="scanner")
def main() -> None:
    """Say what telemedicine job postings claim, what they leave out, and what to ask."""


main.add_command(scan)
main.add_command(patterns)


def _lost_output(error: OSError) -> int:
    """Tell a reader such as `head`, who has seen enough, from a full disk."""
    if error.errno in {errno.EPIPE, errno.EINVAL}:
        # Or Python would complain while it flushes at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return ENDED_BY_READER
    click.echo(f"scanner: cannot write: {error.strerror or error}", err=True)
    return STUMBLED
