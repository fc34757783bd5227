"""Feeds, sitemaps and listing pages, good and hostile."""

from __future__ import annotations

import gzip
import json
import time

import pytest

from scanner.fetching import Request
from scanner.model import Document, Failure, Outcome
from scanner.sources import Expander, Match, request_for
from scanner.sources.matching import ALL

LONG = "<p>You see patients by video, from home, in your own hours.</p>" * 20
PAGE = "<!doctype html><html><head><title>{0}</title></head><body><main><h1>{0}</h1><p>Telehealth.</p></main></body></html>"


def rss(*items: tuple[str, str, str]) -> str:
    rows = "".join(
        f"<item><title>{title}</title><link>{link}</link><description><![CDATA[{text}]]></description></item>"
        for title, link, text in items
    )
    return f'<?xml version="1.0"?><rss version="2.0"><channel><title>Acme jobs</title>{rows}</channel></rss>'


def sitemap(*urls: str, kind: str = "urlset", entry: str = "url") -> str:
    rows = "".join(f"<{entry}><loc>{url}</loc></{entry}>" for url in urls)
    return f'<?xml version="1.0"?><{kind} xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{rows}</{kind}>'


def sources(results: list[Document | Failure]) -> list[str]:
    assert [result for result in results if isinstance(result, Failure)] == []
    return sorted(result.source for result in results)


def expanded(url: str, body: bytes, **options: object) -> list[Request | Document | Failure]:
    return list(Expander(Match(ALL), **options)(Request(url, url), Document(url, body)))


def test_a_feed_item_is_used_whole_or_its_page_is_fetched(web) -> None:
    items = [
        ("Telehealth GP", "https://a.example/1", LONG),
        ("Telehealth nurse", "https://a.example/2", "A teaser."),
        ("Ward GP", "https://a.example/3", "On the ward."),
    ]
    web.put("https://a.example/feed", rss(*items), "application/rss+xml")
    web.put("https://a.example/2", PAGE.format("Nurse"), "text/html")
    found = web.read("https://a.example/feed")
    assert sources(found) == ["https://a.example/1", "https://a.example/2"]
    assert "https://a.example/1" not in web.asked
    whole = json.loads(next(d.body for d in found if isinstance(d, Document) and d.source.endswith("1")))
    assert (whole["title"], whole["company"], whole["description"]) == ("Telehealth GP", "Acme jobs", LONG)
    assert web.said == [
        "https://a.example/feed: 3 postings, 2 match 'telemedicine' words; --match all reads all"
    ]


def test_atom(web) -> None:
    entry = f'<entry><title>Telehealth GP</title><link href="/1"/><content type="html"><![CDATA[{LONG}]]></content></entry>'
    web.put(
        "https://a.example/news",
        f'<feed xmlns="http://www.w3.org/2005/Atom"><title>A</title>{entry}</feed>',
        "text/xml",
    )
    assert sources(web.read("https://a.example/news")) == ["https://a.example/1"]


def test_a_feed_is_no_way_into_the_file_system() -> None:
    assert expanded("https://a.example/feed", b"/etc/passwd")[0] == Document(
        "https://a.example/feed", b"/etc/passwd"
    )


BOMB = '<!DOCTYPE {0} [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;">'
BOMB += '<!ENTITY d "&c;&c;&c;&c;&c;&c;&c;&c;&c;&c;"><!ENTITY e "&d;&d;&d;&d;&d;&d;&d;&d;&d;&d;"><!ENTITY f SYSTEM "file:///etc/passwd">]>'


def test_entity_bombs_do_nothing() -> None:
    head = BOMB.format("rss").encode()
    feed = b'<rss version="2.0">' + head + rss(("T", "https://a.example/1", "&e;&f;")).encode()
    (failure,) = expanded("https://a.example/feed", feed)
    assert isinstance(failure, Failure)
    assert failure.outcome is Outcome.UNREADABLE
    declared = (
        BOMB.format("urlset").encode()
        + sitemap("https://a.example/&e;&f;", "https://a.example/2").encode()[21:]
    )
    steps = expanded("https://a.example/sitemap.xml", declared)
    assert all(len(step.url) < 100 for step in steps if isinstance(step, Request))
    assert not any(b"root:" in step.body for step in steps if isinstance(step, Document))


def test_sitemaps_in_an_index_one_gzipped_one_leading_back(web) -> None:
    index = (
        "https://a.example/sitemap.xml",
        "https://a.example/sitemap-1.xml.gz",
        "https://a.example/sitemap-2.xml",
    )
    web.put(
        "https://a.example/sitemap.xml", sitemap(*index, kind="sitemapindex", entry="sitemap"), "text/xml"
    )
    web.put(
        index[1], gzip.compress(sitemap("https://a.example/jobs/telehealth-gp").encode()), "application/gzip"
    )
    web.put(
        index[2], sitemap("https://a.example/jobs/ward-gp", "https://a.example/jobs/virtual-gp"), "text/xml"
    )
    for name in ("telehealth", "virtual"):
        web.put(f"https://a.example/jobs/{name}-gp", PAGE.format(name), "text/html")
    found = web.read("https://a.example/sitemap.xml")
    assert sources(found) == ["https://a.example/jobs/telehealth-gp", "https://a.example/jobs/virtual-gp"]
    assert web.asked.count("https://a.example/sitemap.xml") == 1


def test_the_first_sitemaps_of_an_index_fill_the_limit_however_slow(web, monkeypatch) -> None:
    from scanner.sources import expanding  # noqa: PLC0415

    monkeypatch.setattr(expanding, "_MOST", 3)
    parts = [f"https://a.example/sitemap-{number}.xml" for number in range(4)]
    web.put(
        "https://a.example/sitemap.xml", sitemap(*parts, kind="sitemapindex", entry="sitemap"), "text/xml"
    )
    jobs = [[f"https://a.example/jobs/telehealth-{number}-{job}" for job in range(2)] for number in range(4)]
    for part, urls in zip(parts, jobs, strict=True):
        web.put(part, sitemap(*urls), "text/xml")
        for url in urls:
            web.put(url, PAGE.format("GP"), "text/html")
    web.slow = parts[0]
    found = web.read("https://a.example/sitemap.xml")
    assert [each.source for each in found] == [*jobs[0], jobs[1][0]]


def test_a_sitemap_that_never_ends_is_left(web) -> None:
    for number in range(9):
        deeper = sitemap(f"https://a.example/{number + 1}/sitemap.xml", kind="sitemapindex", entry="sitemap")
        web.put(f"https://a.example/{number}/sitemap.xml", deeper, "text/xml")
    (failure,) = web.read("https://a.example/0/sitemap.xml")
    assert isinstance(failure, Failure)
    assert "nested more than 3 deep" in failure.error
    assert len([url for url in web.asked if "sitemap" in url]) == 4


def test_a_huge_sitemap_gives_no_more_than_the_limit() -> None:
    said: list[str] = []
    body = sitemap(*(f"https://a.example/jobs/telehealth-{number}" for number in range(60_000))).encode()
    begun = time.monotonic()
    steps = list(
        Expander(say=said.append)(Request("https://a.example/s", "https://a.example/s"), Document("s", body))
    )
    assert len(steps) == 2000
    assert "only 2,000 postings" in said[-1]
    assert time.monotonic() - begun < 10  # 0.5 s on an idle machine


def test_a_sitemap_bomb_is_one_failure() -> None:
    bomb = gzip.compress(b"<urlset>" + b" " * 60_000_000)
    found = request_for("https://a.example/sitemap.xml.gz")
    assert isinstance(found, Request)
    (failure,) = Expander()(found, Document(found.url, bomb))
    assert isinstance(failure, Failure)


LISTING = (
    "<html><body><h1>Jobs</h1>"
    + "".join(f'<a href="/jobs/gp-number-{n}">GP {n}</a>' for n in range(6))
    + "</body></html>"
)


def test_a_listing_is_followed_one_level_deep_if_asked_for(web) -> None:
    web.put("https://a.example/jobs", LISTING, "text/html")
    for number in range(6):
        more = f'<a href="/jobs/another-{number}">More</a>'
        web.put(f"https://a.example/jobs/gp-number-{number}", PAGE.format("GP") + more, "text/html")
    assert sources(web.read("https://a.example/jobs")) == ["https://a.example/jobs"]
    found = sources(web.read("https://a.example/jobs", follow=True))
    assert found == [f"https://a.example/jobs/gp-number-{number}" for number in range(6)]
    assert not any("another" in url for url in web.asked)


def test_an_item_list_names_the_postings() -> None:
    items = [{"@type": "ListItem", "position": n, "url": f"/p/{n}"} for n in range(3)]
    listed = {"@context": "https://schema.org", "@type": "ItemList", "itemListElement": items}
    body = f'<html><script type="application/ld+json">{json.dumps(listed)}</script></html>'.encode()
    steps = expanded("https://a.example/x", body, follow=True)
    assert [step.url for step in steps if isinstance(step, Request)] == [
        f"https://a.example/p/{n}" for n in range(3)
    ]


def test_links_to_other_sites_are_not_followed_but_boards_are() -> None:
    links = (
        "https://evil.example/jobs/gp-1",
        "javascript:/jobs/gp-2",
        "https://jobs.lever.co/acme/1-2",
        "//a.example/jobs/gp-3",
    )
    body = "".join(f'<a href="{link}">x</a>' for link in links).encode()
    steps = expanded("https://a.example/x", body, follow=True)
    assert [step.step for step in steps if isinstance(step, Request)] == ["lever posting", "page"]


def test_a_posting_is_not_taken_for_the_list_it_links_to() -> None:
    body = ('<script type="application/ld+json">{"@type": "JobPosting"}</script>' + LISTING).encode()
    (document,) = expanded("https://a.example/x", body, follow=True)
    assert isinstance(document, Document)


@pytest.mark.parametrize(
    ("wanted", "title", "text", "matches"),
    [
        ("telemedicine", "Telehealth Physician", "", True),
        ("telemedicine", "Remote GP", "", True),
        ("telemedicine", "GP", "Our office allows remote work", False),
        ("telemedicine", "GP", "You hold video consultations", True),
        ("telemedicine", "Ward physician", "On the ward", False),
        ("cardio, derm", "Dermatologist", "", True),
        ("cardio, derm", "Psychiatrist", "", False),
        ("all", "Anything", "", True),
    ],
)
def test_matching(wanted: str, title: str, text: str, matches: bool) -> None:
    assert Match(wanted)(title, text) is matches


@pytest.mark.parametrize(
    "link", ["https://[x", "http://a.example:x/jobs/gp-1", "//[", "\x00", "https://" + "a" * 9000]
)
def test_a_broken_link_leads_nowhere(link: str) -> None:
    page = f'<link rel="canonical" href="{link}"><iframe src="{link}"></iframe>greenhouse.io<a href="{link}">x</a>'
    (document,) = expanded("https://a.example/x", page.encode(), follow=True)
    assert isinstance(document, Document)
    assert not any(
        isinstance(step, Document) for step in expanded("https://a.example/s", sitemap(link, link).encode())
    )
    expanded("https://a.example/f", rss(("A", link, LONG)).encode())
