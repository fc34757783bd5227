"""URLs on the command line, against a server on loopback."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time

import pytest
from cli.urls.sites import rows
from click.testing import CliRunner

from scanner.cli import main


def test_a_posting_is_fetched_and_reported(scan, site) -> None:
    url = site.put("/job.html")
    done = scan(url)
    assert done.exit_code == 0, done.output
    (row,) = map(json.loads, done.stdout.splitlines())
    assert (row["source"], row["posting"]["title"]) == (url, "Telehealth physician")
    assert [claim["value"]["per"] for claim in row["claims"] if claim["kind"] == "pay"] == ["consult"]


def test_files_and_urls_keep_their_order(scan, site, tmp_path) -> None:
    file = tmp_path / "ad.txt"
    file.write_text("Telehealth doctor wanted. We pay $30 per consult.", encoding="utf-8")
    first, second = site.put("/1"), site.put("/2")
    assert [source for source, _ in rows(scan(first, file, second))] == [first, str(file), second]


def test_what_is_gone_is_a_failure_and_exits_with_3(scan, site) -> None:
    good = site.put("/1")
    done = scan(f"{site.root}/none", good)
    assert done.exit_code == 3
    assert rows(done)[0] == (f"{site.root}/none", "gone")
    assert rows(done)[1][0] == good


def test_a_list_of_urls_may_have_comments_a_mark_and_bad_lines(scan, site, tmp_path) -> None:
    listed = tmp_path / "urls.txt"
    text = f"\ufeff# jobs\r\n{site.put('/1')}\r\n\r\n  {site.put('/2')}  \r\nnot a url\r\n"
    listed.write_bytes(text.encode())
    done = scan("--from-file", listed)
    assert [source for source, _ in rows(done)] == [f"{site.root}/1", f"{site.root}/2", f"{listed}:5"]
    assert rows(done)[2][1] == "refused"
    assert "urls.txt:5: This line is no URL: 'not a url'." in done.stderr


def test_a_list_that_is_not_there_is_a_mistake(scan, tmp_path) -> None:
    done = scan("--from-file", tmp_path / "none.txt", "--format", "text", "--table")
    assert done.exit_code == 2
    assert done.stderr.count("\n") == 1
    assert done.stdout == ""


def test_offline_gives_the_same_bytes_and_asks_nobody(scan, site) -> None:
    urls = [site.put(f"/{number}") for number in range(5)]
    live = scan(*urls)
    asked = len(site.asked)
    again = scan("--offline", *urls)
    assert again.stdout == live.stdout != ""
    assert len(site.asked) == asked


def test_a_web_archive_gives_the_same_report(scan, site, tmp_path) -> None:
    url, archive = site.put("/job.html"), tmp_path / "kept.warc.gz"
    live = scan("--save", archive, url)
    assert scan(archive).stdout == live.stdout != ""


def test_a_board_in_a_web_archive_is_read_as_a_board(scan, tmp_path) -> None:
    url = "https://boards-api.greenhouse.io/v1/boards/acme/jobs?content=true"
    jobs = [
        {
            "id": number,
            "title": title,
            "absolute_url": f"https://a.example/{number}",
            "content": "Work.",
            "updated_at": "2026-01-02",
        }
        for number, title in enumerate(("Telehealth GP", "Ward GP"))
    ]
    block = b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n\r\n" + json.dumps({"jobs": jobs}).encode()
    head = f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: {url}\r\nContent-Type: application/http; msgtype=response\r\n"
    archive = tmp_path / "board.warc"
    archive.write_bytes(f"{head}Content-Length: {len(block)}\r\n\r\n".encode() + block + b"\r\n\r\n")
    assert [source for source, _ in rows(scan(archive))] == ["https://a.example/0"]
    assert len(rows(scan("--match", "all", archive))) == 2


def test_a_saved_folder_gives_the_same_report(scan, site, tmp_path) -> None:
    url, folder = site.put("/job.html"), tmp_path / "kept"
    live = scan("--save", folder, url)
    assert scan(folder).stdout == live.stdout != ""


def test_a_recorded_page_reads_like_the_live_one(scan, site, tmp_path) -> None:
    live = json.loads(scan(site.put("/job.html")).stdout)
    file = tmp_path / "job.html"
    file.write_bytes(site.pages["/job.html"])
    saved = json.loads(scan(file).stdout)
    assert {**live, "source": ""} == {**saved, "source": ""}


def test_an_expired_posting_is_a_failure_if_fetched_but_not_in_a_file(scan, site, tmp_path) -> None:
    url = site.put("/old", until="2020-05-01")
    done = scan(url)
    assert rows(done) == [(url, "expired")]
    assert "open until 2020-05-01 only" in done.stderr
    file = tmp_path / "old.html"
    file.write_bytes(site.pages["/old"])
    assert [status for _, status in rows(scan(file))] != ["expired"]


def test_a_listing_is_followed_if_asked_for(scan, site) -> None:
    jobs = [site.put(f"/jobs/gp-{number}") for number in range(3)]
    site.pages["/jobs"] = "".join(f'<a href="{url}">GP</a>' for url in jobs).encode()
    found = scan("--follow", f"{site.root}/jobs")
    assert sorted(source for source, _ in rows(found)) == jobs


def test_a_feed_says_what_it_left_out(scan, site) -> None:
    item = "<item><title>{0}</title><link>{1}</link></item>"
    items = item.format("Telehealth GP", site.put("/1")) + item.format("Ward GP", site.put("/2"))
    site.pages["/feed"] = f'<rss version="2.0"><channel>{items}</channel></rss>'.encode()
    done = scan(f"{site.root}/feed")
    assert [source for source, _ in rows(done)] == [f"{site.root}/1"]
    assert "/feed: 2 postings, 1 match 'telemedicine' words; --match all reads all" in done.stderr
    assert len(rows(scan("--match", "all", f"{site.root}/feed"))) == 2
    assert len(rows(scan("--match", "ward", f"{site.root}/feed"))) == 1


def test_loopback_is_refused_without_leave(site, tmp_path) -> None:
    url = site.put("/1")
    done = CliRunner().invoke(main, ["scan", "--format", "jsonl", "--cache", str(tmp_path), url])
    assert rows(done) == [(url, "refused")]
    assert site.asked == []


@pytest.mark.skipif(sys.platform == "win32", reason="there is no SIGINT to send")
@pytest.mark.parametrize("jobs", ["1", "2"])
def test_ctrl_c_reports_what_was_done(site, options, tmp_path, jobs) -> None:
    urls = [site.put(f"/{number}") for number in range(200)]
    site.delay = 0.1
    output = tmp_path / "out.jsonl"
    words = ["scan", "--format", "jsonl", "--output", str(output), "--jobs", jobs, *options, *urls]
    started = subprocess.Popen(
        [sys.executable, "-m", "scanner", *words], stderr=subprocess.PIPE, text=True, start_new_session=True
    )
    deadline = time.monotonic() + 30
    while len(site.asked) < 6 and time.monotonic() < deadline:
        time.sleep(0.01)
    os.killpg(started.pid, signal.SIGINT)  # as a terminal does: worker processes hear it too
    _, said = started.communicate(timeout=30)
    assert started.returncode == 130, said
    assert "finishing what is in flight" in said
    done = [json.loads(line) for line in output.read_text(encoding="utf-8").splitlines()]
    assert 0 < len(done) < 200
    assert "Traceback" not in said
    assert f" of 200 addresses fetched, {200 - len(done)} left out, in " in said
    assert {row["status"] for row in done} == {"scored"}


def test_help_has_a_heading_for_urls() -> None:
    text = CliRunner().invoke(main, ["scan", "--help"]).output
    assert text.index("\nFetching:") < text.index("--from-file") < text.index("--allow-private")
    assert "postings are sent nowhere" in " ".join(text.split())


def test_several_processes_give_the_same_bytes(scan, site) -> None:
    urls = [site.put(f"/{number}") for number in range(30)]
    assert scan("--jobs", "2", *urls).stdout == scan(*urls).stdout


@pytest.mark.parametrize("words", ["", " , "])
def test_words_to_match_must_be_words(scan, site, words: str) -> None:
    done = scan("--match", words, site.put("/1"))
    assert done.exit_code == 2
    assert "--match" in done.stderr


def test_the_end_says_what_was_fetched(scan, site) -> None:
    done = scan(site.put("/1"), site.put("/2"), f"{site.root}/none")
    assert "scanner: 2 of 3 addresses fetched, 1 gone, in " in done.stderr
    assert "addresses fetched" not in scan(site.put("/1")).stderr


def test_connections_and_requests_at_once_can_be_set(scan, site) -> None:
    site.delay = 0.05
    urls = [site.put(f"/{number}") for number in range(12)]
    scan("--connections-per-host", 4, *urls)
    assert site.most_at_once == 4
    site.most_at_once = 0
    scan("--connections-per-host", 4, "--concurrency", 2, *urls)
    assert site.most_at_once == 2


def test_offline_says_what_is_gone_by_now(scan, site) -> None:
    url = site.put("/job")
    live = scan(url)
    page = site.pages.pop("/job")
    assert "stays readable with --offline" in scan(url).stderr
    offline = scan("--offline", url)
    assert offline.stdout == live.stdout
    assert f"scanner: {url}: on 20" in offline.stderr
    assert rows(scan(url)) == rows(scan("--offline", url)) == [(url, "gone")]
    site.pages["/job"] = page
    assert scan(url).stdout == live.stdout


def test_a_small_cache_says_what_it_dropped(scan, site) -> None:
    scan(site.put("/1"))
    done = scan("--cache-mb", "0.0001", site.put("/2"))
    assert "1 of its pages, fetched longest ago, are gone" in done.stderr
    assert rows(scan("--offline", f"{site.root}/1")) == [(f"{site.root}/1", "unreadable")]


@pytest.mark.parametrize("encoding", ["utf-8", "cp1252", "utf-16"])
def test_a_page_is_read_whatever_charset_its_server_claims(scan, site, encoding) -> None:
    url = site.put("/1", "Télémédecin (f/h)")
    site.pages["/1"] = site.pages["/1"].decode().encode(encoding)  # the header says utf-8
    (row,) = map(json.loads, scan(url).stdout.splitlines())
    assert row["posting"]["title"] == "Télémédecin (f/h)"
