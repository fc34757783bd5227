"""`scanner export`: the present state of every posting, for other programs."""

from __future__ import annotations

from pathlib import Path

import click

from scanner.cli.destination import destination
from scanner.cli.storing import STORE, reading
from scanner.errors import UsageError
from scanner.whole_file import whole_file


@click.command()
@click.option(
    "--format",
    "form",
    type=click.Choice(["csv", "jsonl", "parquet", "sqlite"]),
    required=True,
    help="A table (csv, parquet, sqlite), or everything that is known (jsonl).",
)
@click.option(
    "--output",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="FILE",
    help="Write to a file, which appears only when it is complete.",
)
@STORE
def export(form: str, output: Path | None, store: str | None) -> None:
    """Write one row a posting, as it stands now; also those that were removed, marked so."""
    if output is None and form in {"parquet", "sqlite"}:
        raise UsageError(f"--format {form} is not text; say where it goes, with --output FILE.")
    from scanner.history import exports  # noqa: PLC0415 - imports SQLAlchemy

    with reading(store) as history:
        if output is not None and form in {"parquet", "sqlite"}:
            write_bytes = exports.write_parquet if form == "parquet" else exports.write_sqlite
            with whole_file(output) as stream:
                write_bytes(history.rows(), stream)
            return
        write_text = exports.write_csv if form == "csv" else exports.write_jsonl
        with destination(output) as put:
            for text in write_text(history.rows()):
                put(text)
