"""URLs in any order, with files and several processes: the same reports in the same order, and no fork beside a thread."""

from __future__ import annotations

import os
import threading

import pytest
from cli.urls.sites import rows

AT_FORK: list[list[str]] = []
os.register_at_fork(before=lambda: AT_FORK.append([thread.name for thread in threading.enumerate()]))


@pytest.mark.parametrize("jobs", [1, 2])
def test_slow_first_addresses_and_files_keep_their_places(scan, site, slow, ad, jobs) -> None:
    named = [slow.put("/a"), ad("1"), site.put("/b"), slow.root + "/none", ad("2"), site.put("/c")]
    assert [source for source, _ in rows(scan("--jobs", jobs, *named))] == named


def test_the_quick_hosts_are_judged_while_a_slow_one_is_waited_for(scan, site, slow, monkeypatch) -> None:
    import scanner.pipeline.judging as judging  # noqa: PLC0415, PLR0402

    read: list[str] = []
    postings = judging.postings
    monkeypatch.setattr(judging, "postings", lambda item: read.append(item.source) or postings(item))
    named = [slow.put("/a"), *(site.put(f"/{number}") for number in range(5))]
    assert [source for source, _ in rows(scan(*named))] == named
    assert read[-1] == named[0]


def test_a_job_of_two_listings_stands_in_the_first_however_slow(scan, site, slow) -> None:
    item = "<item><title>Telehealth {0}</title><link>{1}</link></item>"
    shared, own, other = site.put("/shared"), site.put("/own"), site.put("/other")
    for place, jobs in ((slow, (own, shared)), (site, (shared, other))):
        items = "".join(item.format(number, url) for number, url in enumerate(jobs))
        place.pages["/feed"] = f'<rss version="2.0"><channel>{items}</channel></rss>'.encode()
    first, second = f"{slow.root}/feed", f"{site.root}/feed"
    assert [source for source, _ in rows(scan(first, second))] == [own, shared, other]
    assert [source for source, _ in rows(scan(second, first))] == [shared, other, own]
    assert site.asked.count("/shared") == 2  # once a run


def test_what_was_asked_for_by_itself_keeps_its_place(scan, site, slow) -> None:
    job = site.put("/job")
    item = f"<item><title>Telehealth</title><link>{job}</link></item>"
    site.pages["/feed"] = f'<rss version="2.0"><channel>{item}</channel></rss>'.encode()
    slow.put("/a")
    named = [f"{site.root}/feed", f"{slow.root}/a", job]
    assert [source for source, _ in rows(scan(*named))] == named[1:]


def test_no_process_is_forked_beside_the_fetching_thread(scan, site) -> None:
    urls = [site.put(f"/{number}") for number in range(40)]
    AT_FORK.clear()
    assert len(rows(scan("--jobs", 2, *urls))) == 40
    assert AT_FORK
    assert not [name for names in AT_FORK for name in names if name.startswith("fetching")]


def test_a_process_that_died_is_replaced_without_a_fork(scan, site, monkeypatch) -> None:
    import scanner.pipeline.processes as processes  # noqa: PLC0415, PLR0402

    urls = [site.put(f"/{number}") for number in range(60)]
    work = processes.reports
    parent = os.getpid()

    def dying(item, judge):
        if item.source == urls[3] and os.getpid() != parent:
            os._exit(9)
        return work(item, judge)

    monkeypatch.setattr(processes, "reports", dying)  # in forked processes only: fresh ones have the real one
    AT_FORK.clear()
    found = rows(scan("--jobs", 2, *urls))
    assert [source for source, _ in found] == urls
    assert {status for _, status in found} <= {"scored", "insufficient_text"}
    assert not [name for names in AT_FORK for name in names if name.startswith("fetching")]
