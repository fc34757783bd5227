"""Several processes: the same results in the same order, whatever happens to one."""

from __future__ import annotations

import json
from itertools import islice

import pytest

from scanner.model import Document, Failure, Outcome, Posting
from scanner.ordering import Branch, in_turn
from scanner.pipeline import run, sharing
from scanner.pipeline.processes import DIED
from scanner.pipeline.sharing import CHUNK_BYTES, CHUNK_ITEMS, SMALL_TABLE, chunks, pieces


def statuses(result):
    return [json.loads(line)["status"] for line in result.stdout.splitlines()]


@pytest.mark.parametrize("name", ["ads.txt", "ads.jsonl"])
def test_the_output_is_the_same(name, scan, ads):
    words = ["low", "sleep", "high", "short", "stumble"] * 60
    path = ads(*(f"{word} {'x' * 400} {number}" for number, word in enumerate(words)), name=name)
    one, two = (scan(path, path, "--format", "jsonl", "--jobs", jobs) for jobs in (1, 2))
    assert one.stdout == two.stdout
    assert one.exit_code == two.exit_code == 3


def test_a_process_that_dies_costs_one_row(scan, ads):
    files = [ads(word, name=f"{number}.txt") for number, word in enumerate(["low", "die", "high", "low"])]
    result = scan(*files, "--format", "jsonl", "--jobs", 2)
    assert statuses(result) == ["scored", "failed", "scored", "scored"]
    assert DIED in result.stderr


def test_work_goes_on_with_new_processes(scan, ads):
    files = [ads("die" if number == 3 else "low", name=f"{number}.txt") for number in range(CHUNK_ITEMS * 12)]
    result = scan(*files, "--format", "jsonl", "--jobs", 2)
    assert statuses(result).count("scored") == len(files) - 1


def test_processes_that_keep_dying_end_the_run(scan, ads):
    files = [ads("die", name=f"{number}.txt") for number in range(5)]
    result = scan(*files, "--format", "jsonl", "--jobs", 2)
    assert "try --jobs 1" in result.stderr
    assert result.exit_code == 2


def test_what_is_in_flight_is_bounded():
    taken = 0

    def endless():
        nonlocal taken
        while True:
            taken += 1
            yield Failure("a", Outcome.GONE, "gone")

    results = run(endless(), lambda: _no_judge, 2)
    list(islice(results, 1))
    results.close()
    assert taken <= CHUNK_ITEMS * 8


def test_chunks_are_small_in_number_and_weight():
    light = Failure("a", Outcome.GONE, "gone")
    heavy = Document("b", b"x" * CHUNK_BYTES)
    assert sizes([light] * (CHUNK_ITEMS + 1)) == [CHUNK_ITEMS, 1]
    assert sizes([heavy, heavy, light]) == [1, 1, 1]


def test_a_chunk_does_not_wait_long_for_more(monkeypatch):
    monkeypatch.setattr(sharing, "CHUNK_SECONDS", -1)
    assert sizes([Failure("a", Outcome.GONE, "gone")] * 3) == [1, 1, 1]


def sizes(items):
    return [len(chunk) for chunk in chunks(in_turn(items)) if isinstance(chunk, tuple)]


@pytest.mark.usefixtures("stand_ins")
def test_only_long_tables_are_cut_up():
    page = Document("a.html", b"low\n" * SMALL_TABLE, "a.html")
    short = Document("b.csv", b"low\n", "b.csv")
    table = Document("c.csv", b"low\n" * SMALL_TABLE, "c.csv")
    kinds = [type(piece.item) for piece in islice(pieces(in_turn([page, short, table])), 5)]
    assert kinds == [Document, Document, Branch, Posting, Posting]


def _no_judge(posting):
    raise AssertionError(posting)
