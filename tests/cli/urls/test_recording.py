"""What was saved is scanned again with the same result, byte for byte."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime

import pytest
from cli.urls.sites import rows

from scanner.cli import scanning

YEARS_LATER = date(2040, 1, 1)


@pytest.fixture(params=["kept.warc", "kept.warc.gz", "folder"])
def kept(request, tmp_path):
    """Where to save."""
    return tmp_path / request.param


def test_a_whole_run_is_repeated_in_its_order(scan, site, slow, kept) -> None:
    item = "<item><title>Telehealth {0}</title><link>{1}</link></item>"
    jobs = [slow.put("/job/1", "Telehealth GP"), site.put("/job/2", "Télémédecin"), site.put("/job/3")]
    items = "".join(item.format(number, url) for number, url in enumerate(jobs))
    slow.pages["/feed"] = f'<rss version="2.0"><channel>{items}</channel></rss>'.encode()
    named = [f"{slow.root}/feed", site.put("/a"), slow.put("/b"), *(site.put(f"/{n}") for n in range(5))]
    live = scan("--save", kept, *named)
    assert [source for source, _ in rows(live)] == [*jobs, *named[1:]]
    assert scan(kept).stdout == live.stdout
    assert scan("--jobs", 2, kept).stdout == live.stdout


def test_what_had_expired_when_it_was_fetched_stays_so_and_what_had_not_does_not(
    scan, site, kept, monkeypatch
) -> None:
    named = [site.put("/old", until="2020-05-01"), site.put("/open", until="2035-01-01")]
    live = scan("--save", kept, *named)
    assert [status for _, status in rows(live)] == ["expired", "scored"]
    real = scanning.run
    monkeypatch.setattr(scanning, "run", lambda options: real(options, YEARS_LATER))
    assert scan(kept).stdout == live.stdout
    assert scan("--offline", *named).stdout == live.stdout


def test_a_place_that_cannot_be_written_to_is_told_before_anything_is_fetched(scan, site, tmp_path) -> None:
    (tmp_path / "file").write_bytes(b"")
    for name in ("file/kept.warc.gz", "file/folder"):
        done = scan("--save", tmp_path / name, site.put("/1"), site.put("/2"))
        assert done.exit_code == 2
        assert done.stderr == f"scanner: --save {tmp_path / name}: not a directory\n"
    assert site.asked == []


def test_a_disk_that_is_full_is_told(scan, site, tmp_path, monkeypatch) -> None:
    from scanner.fetching import saving  # noqa: PLC0415

    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(saving, "_write", full)
    done = scan("--save", tmp_path / "kept.warc", site.put("/1"), site.put("/2"))
    assert done.exit_code == 3
    assert "unreadable" in [status for _, status in rows(done)]
    assert "It cannot be kept: no space left on device." in done.stderr
    assert "not all that was fetched is kept" in done.stderr


def test_a_posting_of_a_board_keeps_the_name_it_had(scan, tmp_path) -> None:
    from scanner.fetching import Request  # noqa: PLC0415
    from scanner.fetching.answer import Answer  # noqa: PLC0415
    from scanner.fetching.saving import Saver  # noqa: PLC0415

    api = "https://api.smartrecruiters.com/v1/companies/acme/postings/1"
    posting = {
        "id": "1",
        "name": "Telehealth GP",
        "company": {"identifier": "acme"},
        "jobAd": {
            "sections": {"jobDescription": {"title": "Job", "text": "We pay $30 per consult by video."}}
        },
    }
    headers = (("Content-Type", "application/json"),)
    answer = Answer(api, 200, headers, json.dumps(posting).encode(), "2026-11-24T10:00:00+00:00")
    source = "https://jobs.smartrecruiters.com/acme/1"
    Saver(tmp_path / "kept.warc").save(Request(api, source, "smartrecruiters posting"), answer)
    Saver(tmp_path / "kept.warc").save(Request(f"{api}2", f"{source}\r\nX: y", "page"), answer)
    assert [name for name, _ in rows(scan(tmp_path / "kept.warc"))] == [source, f"{source}%0D%0AX: y"]


def test_what_failed_is_told_again_with_its_reason_and_in_its_place(scan, site, kept) -> None:
    site.pages["/empty"] = b" "
    named = [site.put("/a"), f"{site.root}/gone", f"{site.root}/empty", site.put("/b")]
    live = scan("--save", kept, *named)
    assert [status for _, status in rows(live)] == ["scored", "gone", "empty", "scored"]
    again = scan(kept)
    assert (again.stdout, again.exit_code) == (live.stdout, 3)


def test_a_failure_is_a_record_of_the_standard_that_other_programs_pass_over(scan, site, tmp_path) -> None:
    from warcio.archiveiterator import ArchiveIterator  # noqa: PLC0415

    scan("--save", tmp_path / "kept.warc.gz", f"{site.root}/gone")
    with (tmp_path / "kept.warc.gz").open("rb") as file:
        ((kind, said, sentence),) = [
            (record.rec_type, record.rec_headers.get_header, record.content_stream().read())
            for record in ArchiveIterator(file, check_digests="raise")
        ]
    assert (kind, said("WARC-Target-URI"), said("Scanner-Outcome")) == (
        "metadata",
        f"{site.root}/gone",
        "gone",
    )
    assert datetime.fromisoformat(said("WARC-Date")) <= datetime.now(UTC)
    assert sentence == b"It is not there, or no longer: the server answers 404."


def test_an_address_that_no_file_can_have_hinders_no_output(scan, tmp_path) -> None:
    (tmp_path / "kept.warc").write_bytes(
        b"WARC/1.0\r\nWARC-Type: metadata\r\nWARC-Target-URI: https://a.example/\0\r\n"
        b"Scanner-Outcome: gone\r\nContent-Length: 5\r\n\r\nGone.\r\n\r\n"
    )
    assert scan(tmp_path / "kept.warc", "--output", tmp_path / "out.jsonl").exit_code == 3
    assert "gone" in (tmp_path / "out.jsonl").read_text(encoding="utf-8")
