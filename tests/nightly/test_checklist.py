"""What a night says of a posting's checklist is what a scan says."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

from click.testing import CliRunner

from scanner.cli import main

if TYPE_CHECKING:
    from nightly.conftest import Place

POSTINGS = Path(__file__).parents[2] / "fixtures" / "postings"
SOME = sorted(path for path in POSTINGS.iterdir() if path.suffix == ".html")[::8]


def test_scan_and_night_agree_on_it(place: Place) -> None:
    for path in SOME:
        (place.folder / "postings" / path.name).write_bytes(path.read_bytes())
    scan = CliRunner().invoke(
        main, ["scan", str(place.folder / "postings"), "--format", "jsonl", "--jobs", "1"]
    )
    scanned = [json.loads(line) for line in scan.stdout.splitlines()]
    said = {row["source"].rpartition("/")[2]: row.get("checklist") for row in scanned}
    assert sum(map(bool, said.values())) > len(SOME) / 2
    place.batch()
    assert {str(row["source"]).rpartition("/")[2]: row.get("checklist") for row in place.rows()} == said
    place.batch()
    assert {str(row["source"]).rpartition("/")[2]: row.get("checklist") for row in place.rows()} == said
