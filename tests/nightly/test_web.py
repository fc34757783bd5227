"""Sources on the web: what their failures hide, what is gone, expired, silent, and what is asked again."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from nightly.postings import feed, page

if TYPE_CHECKING:
    from nightly.conftest import Ended, Place, Site


@pytest.fixture
def board(place: Place, site: Site) -> Site:
    """A feed of three postings, as the only source."""
    for number in (1, 2, 3):
        site.put(f"/jobs/{number}", page(number))
    site.put("/feed.xml", feed(site.root, 1, 2, 3), "application/rss+xml")
    place.configure(_source("board", f'url = "{site.root}/feed.xml"'))
    return site


def _source(name: str, addresses: str) -> str:
    return f'name = "{name}"\n{addresses}\npace = 0\nattempts = 1\nallow-private = true\nmatch = "all"'


def _changes(ended: Ended) -> dict[str, int]:
    changes = ended.events["summary"][0]["changes"]
    assert isinstance(changes, dict)
    return {name: number for name, number in changes.items() if number}


def test_a_feed_is_read_and_the_next_night_only_noted(place: Place, board: Site) -> None:
    first, second = place.batch(), place.batch()
    assert (first.code, second.code) == (0, 0)
    assert _changes(first) == {"new": 3}
    assert _changes(second) == {}
    assert second.events["summary"][0]["judged"] == 0
    assert [row["source"] for row in place.rows()] == [f"{board.root}/jobs/{n}" for n in (1, 2, 3)]


def test_a_list_that_fails_gives_no_strikes_and_is_exit_3(place: Place, board: Site) -> None:
    place.write(9)
    place.configure(_source("board", f'url = "{board.root}/feed.xml"'), 'name = "saved"\npath = "postings"')
    place.batch()
    board.put("/feed.xml", "no", status=500)
    for _ in range(3):
        ended = place.batch()
        assert ended.code == 3
        assert ended.events["source"][0]["failed"]
        assert not ended.events["source"][1]["failed"]
        assert _changes(ended) == {}
        assert ended.events["summary"][0]["silent"] == []


def test_a_posting_that_cannot_be_had_is_no_failure_of_the_source(place: Place, board: Site) -> None:
    place.batch()
    board.put("/jobs/2", "no", status=500)
    for _ in range(3):
        ended = place.batch()
        assert (ended.code, _changes(ended)) == (0, {})


def test_what_left_the_list_is_removed_after_two_nights(place: Place, board: Site) -> None:
    place.batch()
    board.put("/feed.xml", feed(board.root, 1, 3), "application/rss+xml")
    assert [_changes(place.batch()) for _ in range(3)] == [{}, {"removed": 1}, {}]


def test_a_list_without_postings_is_silent_and_no_failure(place: Place, board: Site) -> None:
    place.batch()
    board.put("/feed.xml", feed(board.root), "application/rss+xml")
    ended = place.batch()
    assert ended.code == 0
    assert ended.events["summary"][0]["silent"] == ["board"]


def test_single_postings_fail_each_for_itself(place: Place, board: Site) -> None:
    urls = ", ".join(f'"{board.root}/jobs/{n}"' for n in (1, 2, 3))
    place.configure(_source("single", f"urls = [{urls}]"))
    assert place.batch().code == 0
    board.put("/jobs/1", "no", status=404)
    assert [(ended.code, _changes(ended)) for ended in (place.batch(), place.batch())] == [
        (0, {}),
        (0, {"removed": 1}),
    ]
    board.put("/jobs/2", "no", status=403)
    ended = place.batch()
    assert (ended.code, _changes(ended)) == (3, {})


def test_an_address_that_never_worked_is_a_failure(place: Place, board: Site) -> None:
    place.configure(_source("typo", f'urls = ["{board.root}/jobs/1", "{board.root}/jbos/2"]'))
    ended = place.batch()
    assert ended.code == 3
    assert "/jbos/2" in ended.events["source"][0]["message"]
    assert [row["source"] for row in place.rows()] == [f"{board.root}/jobs/1"]


def test_a_posting_whose_date_has_passed_is_expired_though_its_page_is_the_same(
    place: Place, board: Site
) -> None:
    board.put("/jobs/2", page(2, until="2500-01-01"))
    place.batch()
    first, second = place.batch_at(2500, 1, 2), place.batch_at(2500, 1, 3)
    assert first.events["summary"][0]["outcomes"] == {"expired": 1, "scored": 2}
    assert (_changes(first), _changes(second)) == ({}, {"removed": 1})


def test_a_posting_that_was_expired_from_the_beginning_may_go(place: Place, board: Site) -> None:
    urls = f'urls = ["{board.put("/jobs/2", page(2, until="2020-01-01"))}", "{board.root}/jobs/1"]'
    place.configure(_source("single", urls))
    assert place.batch().events["summary"][0]["outcomes"] == {"expired": 1, "scored": 1}
    board.put("/jobs/2", "no", status=404)
    assert place.batch().code == 0


def test_a_source_that_fails_half_way_keeps_what_came(place: Place, board: Site) -> None:
    index = (
        f'<?xml version="1.0"?><sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><sitemap><loc>'
        f"{board.root}/sitemap-1.xml</loc></sitemap><sitemap><loc>{board.root}/sitemap-2.xml</loc></sitemap>"
        "</sitemapindex>"
    )
    part = '<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{}</urlset>'
    board.put("/sitemap.xml", index, "application/xml")
    board.put("/sitemap-1.xml", part.format(f"<url><loc>{board.root}/jobs/1</loc></url>"), "application/xml")
    board.put("/sitemap-2.xml", part.format(f"<url><loc>{board.root}/jobs/2</loc></url>"), "application/xml")
    place.configure(_source("map", f'url = "{board.root}/sitemap.xml"'))
    assert _changes(place.batch()) == {"new": 2}
    board.put("/sitemap-2.xml", "no", status=500)
    for _ in range(3):
        ended = place.batch()
        assert (ended.code, _changes(ended)) == (3, {})
        assert ended.events["summary"][0]["outcomes"] == {"scored": 1}


def test_a_resumed_run_asks_only_for_what_is_left(
    place: Place, board: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("scanner.nightly.visiting.MOST_ITEMS", 2)
    from scanner.history import Store, StoreError  # noqa: PLC0415

    record, calls = Store.record, []

    def failing(store: Store, *args: object) -> None:
        calls.append(args)
        if len(calls) == 2:
            raise StoreError("the disk is full")
        record(store, *args)  # type: ignore[arg-type]

    monkeypatch.setattr(Store, "record", failing)
    assert place.batch().code == 70
    board.asked.clear()
    assert place.batch().code == 0
    assert board.asked == ["/robots.txt", "/feed.xml", "/jobs/3"]
    assert len(place.rows()) == 3
