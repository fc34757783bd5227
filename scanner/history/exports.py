"""Entries → a table in a format of other programs: one row a posting."""

from __future__ import annotations

import csv
import io
import sqlite3
import tempfile
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from scanner.history.rows import COLUMNS, full, row
from scanner.reports.jsonl import line
from scanner.reports.spreadsheet import cell

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from typing import BinaryIO

    from scanner.history.entries import Entry

_GROUP = 1000
_TYPES = {str: "TEXT", int: "INTEGER", bool: "INTEGER"}


def write_csv(entries: Iterable[Entry]) -> Iterator[str]:
    """CSV with a head; nothing in it is computed by a spreadsheet."""
    yield _line(COLUMNS)
    for entry in entries:
        yield _line(_cell(value) for value in row(entry).values())


def _line(cells: Iterable[str]) -> str:
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerow(cells)
    return text.getvalue()


def _cell(value: str | int | bool | None) -> str:  # noqa: FBT001 - a cell may hold a yes or no
    match value:
        case None:
            return ""
        case bool():
            return "yes" if value else "no"
        case _:
            return cell(str(value))


def write_jsonl(entries: Iterable[Entry]) -> Iterator[str]:
    """The whole record of each posting, an object a line."""
    for entry in entries:
        yield f"{line(full(entry))}\n"


def write_parquet(entries: Iterable[Entry], stream: BinaryIO) -> None:
    """Apache Parquet, in groups of rows."""
    import pyarrow as pa  # noqa: PLC0415 - slow to import
    from pyarrow.parquet import ParquetWriter  # noqa: PLC0415

    types = {str: pa.string(), int: pa.int64(), bool: pa.bool_()}
    schema = pa.schema([(name, types[kind]) for name, kind in COLUMNS.items()])
    rows = (row(entry) for entry in entries)
    with ParquetWriter(stream, schema) as writer:
        while group := list(islice(rows, _GROUP)):
            writer.write_table(pa.Table.from_pylist(group, schema))


def write_sqlite(entries: Iterable[Entry], stream: BinaryIO) -> None:
    """A database with one table, `postings`."""
    columns = ", ".join(f'"{name}" {_TYPES[kind]}' for name, kind in COLUMNS.items())
    marks = ", ".join("?" * len(COLUMNS))
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "export.db"
        database = sqlite3.connect(path)
        with database:
            database.execute(f"CREATE TABLE postings ({columns})")
            rows = (tuple(row(entry).values()) for entry in entries)
            database.executemany(f"INSERT INTO postings VALUES ({marks})", rows)  # noqa: S608 - our own names
        database.close()
        with path.open("rb") as whole:
            while piece := whole.read(1 << 20):
                stream.write(piece)
