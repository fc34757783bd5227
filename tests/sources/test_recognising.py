"""Which address is what."""

from __future__ import annotations

import pytest

from scanner.fetching import Request
from scanner.model import Failure, Outcome
from scanner.sources import request_for

GREENHOUSE = "https://boards-api.greenhouse.io/v1/boards/acme/jobs"
ASHBY = "https://api.ashbyhq.com/posting-api/job-board/acme?includeCompensation=true"
SMART = "https://api.smartrecruiters.com/v1/companies/Acme/postings"
WORKABLE = "https://apply.workable.com/api/v1/widget/accounts/acme?details=true"
WORKDAY = "https://acme.wd5.myworkdayjobs.com/wday/cxs/acme/Careers"


@pytest.mark.parametrize(
    ("url", "step", "fetched"),
    [
        ("https://boards.greenhouse.io/acme", "greenhouse board", f"{GREENHOUSE}?content=true"),
        ("https://BOARDS.EU.greenhouse.io/acme/", "greenhouse board", f"{GREENHOUSE}?content=true"),
        ("https://job-boards.eu.greenhouse.io/acme/jobs/12", "greenhouse posting", f"{GREENHOUSE}/12?pay_transparency=true"),
        ("https://boards-api.eu.greenhouse.io/v1/boards/acme/jobs", "greenhouse board", f"{GREENHOUSE}?content=true"),
        ("https://job-boards.greenhouse.io/acme/jobs/12?x=1", "greenhouse posting", f"{GREENHOUSE}/12?pay_transparency=true"),
        ("https://boards.greenhouse.io/embed/job_app?for=acme&token=12", "greenhouse posting", f"{GREENHOUSE}/12?pay_transparency=true"),
        (f"{GREENHOUSE}?content=true", "greenhouse board", f"{GREENHOUSE}?content=true"),
        ("https://jobs.lever.co/acme", "lever board", "https://api.lever.co/v0/postings/acme?mode=json&limit=100&skip=0"),
        ("https://jobs.eu.lever.co/acme/1-2/apply", "lever posting", "https://api.eu.lever.co/v0/postings/acme/1-2?mode=json"),
        ("https://jobs.ashbyhq.com/acme/embed", "ashby board", ASHBY),
        ("https://jobs.ashbyhq.com/acme/1-2", "ashby posting", f"{ASHBY}#1-2"),
        ("https://acme.workable.com", "workable board", WORKABLE),
        ("https://apply.workable.com/acme/j/A1/apply", "workable posting", f"{WORKABLE}#A1"),
        ("https://careers.smartrecruiters.com/Acme", "smartrecruiters board", f"{SMART}?limit=100&offset=0"),
        ("https://jobs.smartrecruiters.com/Acme/74-tele-gp", "smartrecruiters posting", f"{SMART}/74"),
        ("https://acme.recruitee.com/o/gp", "recruitee posting", "https://acme.recruitee.com/api/offers/gp"),
        ("https://acme.jobs.personio.com/?language=de", "personio board", "https://acme.jobs.personio.com/xml?language=de"),
        ("https://acme.na.teamtailor.com", "teamtailor board", "https://acme.na.teamtailor.com/jobs.rss?per_page=100&offset=0"),
        ("https://acme.teamtailor.com/jobs/1-gp", "page", "https://acme.teamtailor.com/jobs/1-gp"),
        ("https://acme.bamboohr.com/jobs/view.php?id=7", "bamboohr posting", "https://acme.bamboohr.com/careers/7/detail"),
        ("https://acme.wd5.myworkdayjobs.com/en-US/Careers", "workday board", f"{WORKDAY}/jobs"),
        ("https://acme.wd5.myworkdayjobs.com/Careers/job/X/GP_R1", "workday posting", f"{WORKDAY}/job/X/GP_R1"),
        ("https://wd5.myworkdaysite.com/recruiting/acme/C", "workday board", "https://wd5.myworkdaysite.com/wday/cxs/acme/C/jobs"),
        ("https://www.greenhouse.io/acme", "page", "https://www.greenhouse.io/acme"),
        ("https://boards.greenhouse.io.evil.example/acme", "page", "https://boards.greenhouse.io.evil.example/acme"),
        ("https://boards.greenhouse.io/..%2F..%2Fx", "greenhouse board", "https://boards-api.greenhouse.io/v1/boards/..%2F..%2Fx/jobs?content=true"),
        ("https://a.example/sitemap_index.xml", "sitemap", "https://a.example/sitemap_index.xml"),
        ("https://a.example/jobs/feed/", "feed", "https://a.example/jobs/feed/"),
        (" https://a.example/job ", "page", "https://a.example/job"),
    ],
)  # fmt: skip
def test_an_address_and_what_is_fetched_for_it(url: str, step: str, fetched: str) -> None:
    found = request_for(url)
    assert isinstance(found, Request)
    assert (found.step, found.url, found.source) == (step, fetched, url.strip())


@pytest.mark.parametrize(
    "url",
    [
        "",
        "job.html",
        "ftp://a.example",
        "https://",
        "https://[x",
        "https://a.example:x/",
        "http://a b/",
        "x" * 9000,
    ],
)
def test_no_address(url: str) -> None:
    found = request_for(url)
    assert isinstance(found, Failure)
    assert found.outcome is Outcome.REFUSED
