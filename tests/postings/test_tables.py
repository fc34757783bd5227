"""Tables: a row a posting, a bad row a failure, and no more than a row held."""

from __future__ import annotations

import gzip
import io
import json
import tracemalloc

import pytest

from scanner.model import Document, Failure, Posting
from scanner.postings import read


@pytest.mark.parametrize(
    ("text", "name"),
    [
        pytest.param(
            "Title,Company,Location,Description\nTele-GP,Lune,Perth,Calls all day.\n", "x.csv", id="comma"
        ),
        pytest.param(
            "job_title\tEmployer\tCity\tJob Description\nTele-GP\tLune\tPerth\tCalls all day.\n",
            "x.tsv",
            id="tab",
        ),
        pytest.param(
            "POSITION;Organisation;place;TEXT\nTele-GP;Lune;Perth;Calls all day.\n", "x.csv", id="semicolon"
        ),
        pytest.param(
            "\ufeffposition,organization,place,body\r\nTele-GP,Lune,Perth,Calls all day.\r\n",
            "odd.name",
            id="by content",
        ),
        pytest.param(
            '{"title": "Tele-GP", "companyName": "Lune", "location": {"city": "Perth"}, "content": "<p>Calls all day.</p>"}',
            "x.jsonl",
            id="json lines",
        ),
        pytest.param(
            json.dumps(
                {
                    "@type": "JobPosting",
                    "title": "Tele-GP",
                    "hiringOrganization": {"name": "Lune"},
                    "jobLocation": {"address": "Perth"},
                    "description": "Calls all day.",
                }
            ),
            "x.ndjson",
            id="schema.org lines",
        ),
    ],
)
@pytest.mark.parametrize("packed", [0, 1])
def test_columns_are_found_by_their_usual_names(read_one, text: str, name: str, packed: int) -> None:
    body, name = (gzip.compress(text.encode()), name + ".gz") if packed else (text.encode(), name)
    posting = read_one(body, name)
    assert posting.source == f"{name}#1"
    assert (posting.title, posting.employer, posting.location) == ("Tele-GP", "Lune", "Perth")
    assert [p.text for p in posting.passages] == ["Tele-GP", "Calls all day."]


def test_a_bad_row_is_a_failure_and_the_rest_goes_on(read_all) -> None:
    found = read_all('title,description\nA,Good text\nB,has,too,many\n"",\nC,"two\nlines"\n', "x.csv")
    assert [(item.source, type(item)) for item in found] == [
        ("x.csv#1", Posting),
        ("x.csv#2", Failure),
        ("x.csv#3", Posting),
    ]


def test_a_bad_json_row_is_a_failure_and_the_rest_goes_on(read_all) -> None:
    rows = [
        '{"title": "A", "text": "Good"}',
        "{broken",
        "[1]",
        '{"id": 1}',
        "",
        '{"title": "B", "text": "Good"}',
    ]
    found = read_all("\n".join(rows), "x.jsonl")
    assert [(item.source, type(item)) for item in found] == [
        ("x.jsonl#1", Posting),
        ("x.jsonl#2", Failure),
        ("x.jsonl#3", Failure),
        ("x.jsonl#4", Failure),
        ("x.jsonl#5", Posting),
    ]


def test_parts_and_pay_have_columns_too(read_one) -> None:
    posting = read_one(
        "title,description,requirements,salary_min,salary_max,currency\nGP,Calls.,A licence,20,30,USD\n",
        "x.csv",
    )
    assert [(p.section.value, p.text) for p in posting.passages[1:]] == [
        ("body", "Calls."),
        ("requirements", "Requirements"),
        ("requirements", "A licence"),
        ("pay", "Salary: USD 20 - 30"),
    ]


def test_a_scrape_with_job_urls_is_no_ats_board(read_one) -> None:
    row = {
        "id": 1,
        "title": "GP",
        "companyName": "Lune",
        "description": "<p>Calls.</p>",
        "jobUrl": "https://x.example",
    }
    posting = read_one(json.dumps(row), "x.jsonl")
    assert (posting.employer, posting.passages[-1].text) == ("Lune", "Calls.")


def test_a_table_without_known_columns_says_so(read_all) -> None:
    (failure,) = read_all("a,b\n1,2\n", "x.csv")
    assert "column" in failure.error


def test_an_unclosed_quote_does_not_end_the_run(read_all) -> None:
    assert read_all('title,description\nA,"never closed\nB,x\n' + "C,y\n" * 1000, "x.csv")


@pytest.mark.parametrize("cut", [30, -10])
def test_a_damaged_gzip_gives_what_it_can(read_all, cut: int) -> None:
    rows = "".join(f'{{"title": "GP {n}", "text": "Calls {n * 7919}"}}\n' for n in range(3000))
    found = read_all(gzip.compress(rows.encode())[:cut], "x.jsonl.gz")
    assert isinstance(found[-1], Failure)
    assert "damaged" in found[-1].error


def test_a_long_table_is_never_held() -> None:
    line = json.dumps({"title": "Tele-GP", "text": "We answer calls. " * 20}).encode() + b"\n"
    packed = io.BytesIO()
    with gzip.GzipFile(fileobj=packed, mode="wb", compresslevel=1) as stream:
        for _ in range(20_000):
            stream.write(line)
    document = Document("x.jsonl.gz", packed.getvalue(), "x.jsonl.gz")
    tracemalloc.start()
    first = next(rows := read(document))
    base = tracemalloc.get_traced_memory()[0]
    for number, _ in enumerate(rows):
        if number == 2000:  # a tenth shows a leak as well
            break
    grown = tracemalloc.get_traced_memory()[0] - base
    tracemalloc.stop()
    assert isinstance(first, Posting)
    assert grown < 500_000
