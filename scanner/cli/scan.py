"""`scanner scan`: its options, and what it does with them."""

from __future__ import annotations

from dataclasses import dataclass, fields
from pathlib import Path
from typing import TYPE_CHECKING

import click

from scanner.cli.asking import check
from scanner.cli.fetching import Fetching, fetching_options
from scanner.cli.grouping import GroupedCommand
from scanner.cli.options import BANDS, DEBUG, JOBS
from scanner.pipeline.diagnostics import speak
from scanner.reports import FORMATS, Layout

if TYPE_CHECKING:
    from scanner.model import Band

EXAMPLE = "for example: scanner scan ~/Downloads/ads"


@dataclass(frozen=True, slots=True)
class Options:
    """What was asked for on the command line."""

    paths: tuple[str, ...]
    format: str
    output: Path | None
    min_band: Band | None
    sort: str
    fail_on: Band | None
    exit_zero: bool
    jobs: int
    patterns: tuple[Path, ...]
    dismissals: Path | None
    layout: Layout
    questions: bool
    profile: Path | None
    fetching: Fetching


@click.command(cls=GroupedCommand)
@click.argument("paths", nargs=-1, metavar="[PATH|URL]...")
@click.option(
    "--format",
    type=click.Choice(list(FORMATS)),
    default="text",
    show_default=True,
    help="For reading (text) or for other programs.",
)
@click.option(
    "--output",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="FILE",
    help="Write to a file, which appears only when it is complete.",
)
@click.option(
    "--min-band", type=BANDS, help="Show only postings of this band or worse (and what could not be read)."
)
@click.option(
    "--sort",
    type=click.Choice(["input", "score"]),
    default="input",
    show_default=True,
    help="Order as read, or worst first.",
)
@click.option("--fail-on", type=BANDS, help="Exit with 1 if a posting reaches this band.")
@click.option(
    "--exit-zero",
    is_flag=True,
    help="Exit with 0 even if an input could not be read or --fail-on was reached.",
)
@JOBS
@click.option(
    "--patterns",
    type=click.Path(path_type=Path),
    multiple=True,
    metavar="DIR",
    help="Rules that add to the built-in ones, or replace those of the same path; repeatable.",
)
@click.option(
    "--dismissals",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Findings and postings, looked into before, that are shown apart and do not count (TOML).",
)
@click.option(
    "--full", "layout", flag_value=Layout.FULL, type=Layout, help="Whole text reports, however many."
)
@click.option(
    "--table", "layout", flag_value=Layout.TABLE, type=Layout, help="A line a posting, however few."
)
@click.option(
    "--questions",
    is_flag=True,
    help="Nothing but the questions to send, as a message to paste for each posting.",
)
@click.option(
    "--for",
    "profile",
    type=click.Path(path_type=Path),
    metavar="ME.toml",
    help="Say what you could take up now and what is missing; the README shows the file.",
)
@DEBUG
@fetching_options
@click.pass_context
def scan(context: click.Context, /, *, debug: bool, layout: Layout | None, **options: object) -> None:
    """Read job postings and report what they claim, leave out and should be asked.

    PATH is a file, a folder (read with all its subfolders), a pattern such as "ads/*.html",
    or - for what is piped in. URL is a posting, a company's job board, a feed or a sitemap;
    it is fetched from its site. Nothing else leaves this machine: postings are sent nowhere.
    """
    fetching = Fetching(**{field.name: options.pop(field.name) for field in fields(Fetching)})  # type: ignore[arg-type]
    if not options["paths"] and not fetching.from_file:
        raise click.UsageError(f"Say what to read: a file, a folder, a pattern, a URL or -;\n{EXAMPLE}")
    if options["questions"]:
        check(
            formatted=options["format"] != "text",
            laid_out=layout is not None,
            held=options["profile"] is not None,
        )
    speak(debug=debug)
    from scanner.cli.scanning import run  # noqa: PLC0415 - the readers are slow to import

    asked = Options(**options, layout=layout or Layout.AUTO, fetching=fetching)  # type: ignore[arg-type]
    context.exit(run(asked))
