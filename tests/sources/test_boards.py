"""Boards of every system that is known: found by address, asked for in pages, read as postings."""

from __future__ import annotations

import json

import pytest

from scanner.fetching import Request
from scanner.model import Document, Failure, Outcome, Posting
from scanner.postings import read
from scanner.sources import Expander, request_for

CALLS = "You see patients by video. " * 3
TELE = f"<p>Telehealth: {CALLS}</p>"
WARD = "<p>You see patients on the ward.</p>"


def postings(results: list[Document | Failure]) -> list[tuple[str, str]]:
    """Titles and sources of what was read, as the postings stage reads it."""
    assert [result for result in results if isinstance(result, Failure)] == []
    found = [posting for result in results if isinstance(result, Document) for posting in read(result)]
    assert all(isinstance(posting, Posting) and len(posting.passages) > 1 for posting in found)
    return [(posting.title, posting.source) for posting in found if isinstance(posting, Posting)]


def greenhouse(number: int, content: str) -> dict[str, object]:
    url = f"https://job-boards.greenhouse.io/acme/jobs/{number}"
    return {
        "id": number,
        "title": f"GP {number}",
        "absolute_url": url,
        "content": content,
        "internal_job_id": 1,
        "location": {"name": "X"},
    }


def lever(name: str, text: str) -> dict[str, object]:
    url = f"https://jobs.lever.co/acme/{name}"
    return {
        "id": name,
        "text": f"GP {name}",
        "hostedUrl": url,
        "categories": {"location": "X"},
        "description": text,
        "descriptionPlain": text,
    }


def ashby(name: str, text: str) -> dict[str, object]:
    url = f"https://jobs.ashbyhq.com/acme/{name}"
    return {
        "id": name,
        "title": f"GP {name}",
        "jobUrl": url,
        "isListed": True,
        "descriptionHtml": text,
        "employmentType": "FullTime",
        "location": "X",
    }


def workable(code: str, text: str) -> dict[str, object]:
    return {
        "shortcode": code,
        "title": f"GP {code}",
        "url": f"https://apply.workable.com/j/{code}",
        "description": text,
    }


def recruitee(slug: str, text: str) -> dict[str, object]:
    return {
        "id": 1,
        "title": f"GP {slug}",
        "careers_url": f"https://acme.recruitee.com/o/{slug}",
        "description": text,
        "requirements": "",
    }


def personio(*jobs: tuple[int, str]) -> str:
    rows = "".join(
        f"<position><id>{number}</id><name>GP {number}</name><jobDescriptions><jobDescription><name>Work</name>"
        f"<value><![CDATA[{text}]]></value></jobDescription></jobDescriptions></position>"
        for number, text in jobs
    )
    return f'<?xml version="1.0" encoding="UTF-8"?><workzag-jobs>{rows}</workzag-jobs>'


def teamtailor(*jobs: tuple[int, str]) -> str:
    rows = "".join(
        f"<item><title>GP {number}</title><description><![CDATA[{text}]]></description><remoteStatus>none</remoteStatus>"
        f"<link>https://acme.teamtailor.com/jobs/{number}-gp</link></item>"
        for number, text in jobs
    )
    return f'<?xml version="1.0"?><rss version="2.0" xmlns:tt="https://teamtailor.com/locations"><channel><title>Acme</title>{rows}</channel></rss>'


def test_greenhouse(web) -> None:
    api = "https://boards-api.greenhouse.io/v1/boards/acme/jobs"
    web.put(f"{api}?content=true", {"jobs": [greenhouse(1, TELE), greenhouse(2, WARD)]})
    web.put(f"{api}/2?pay_transparency=true", greenhouse(2, WARD))
    first = ("GP 1", "https://job-boards.greenhouse.io/acme/jobs/1")
    assert postings(web.read("https://job-boards.eu.greenhouse.io/acme")) == [first]
    assert web.said == [
        "https://job-boards.eu.greenhouse.io/acme: 2 postings, 1 match 'telemedicine' words; --match all reads all"
    ]
    assert len(postings(web.read("https://boards.greenhouse.io/embed/job_board?for=acme", match="all"))) == 2
    assert [title for title, _ in postings(web.read("https://boards.greenhouse.io/acme/jobs/2"))] == ["GP 2"]


def test_lever_is_asked_page_by_page(web) -> None:
    api = "https://api.eu.lever.co/v0/postings/acme"
    web.put(
        f"{api}?mode=json&limit=100&skip=0", [lever(f"a{n}", WARD) for n in range(99)] + [lever("b", TELE)]
    )
    web.put(f"{api}?mode=json&limit=100&skip=100", [lever("c", TELE)])
    web.put(f"{api}/b?mode=json", lever("b", TELE))
    found = postings(web.read("https://jobs.eu.lever.co/acme"))
    assert found == [("GP b", "https://jobs.lever.co/acme/b"), ("GP c", "https://jobs.lever.co/acme/c")]
    assert postings(web.read("https://jobs.eu.lever.co/acme/b")) == [
        ("GP b", "https://jobs.eu.lever.co/acme/b")
    ]


def test_ashby(web) -> None:
    web.put(
        "https://api.ashbyhq.com/posting-api/job-board/acme?includeCompensation=true",
        {"jobs": [ashby("a", TELE), ashby("b", WARD), {**ashby("c", TELE), "isListed": False}]},
    )
    assert postings(web.read("https://jobs.ashbyhq.com/acme")) == [
        ("GP a", "https://jobs.ashbyhq.com/acme/a")
    ]
    assert [title for title, _ in postings(web.read("https://jobs.ashbyhq.com/acme/b"))] == ["GP b"]
    (gone,) = web.read("https://jobs.ashbyhq.com/acme/zzz")
    assert isinstance(gone, Failure)
    assert gone.outcome is Outcome.GONE


def test_workable_lists_a_job_once_for_all_its_places(web) -> None:
    jobs = [workable("A", TELE), {**workable("A", TELE), "city": "Y"}, workable("B", WARD)]
    web.put(
        "https://apply.workable.com/api/v1/widget/accounts/acme?details=true", {"name": "Acme", "jobs": jobs}
    )
    assert postings(web.read("https://apply.workable.com/acme/")) == [
        ("GP A", "https://apply.workable.com/j/A")
    ]
    assert [title for title, _ in postings(web.read("https://apply.workable.com/acme/j/B/"))] == ["GP B"]


def test_a_workable_address_without_account_is_found_by_its_page(web) -> None:
    page = '<html><head><link rel="canonical" href="https://apply.workable.com/acme/j/B/"></head><body></body></html>'
    web.put("https://apply.workable.com/j/B", page, "text/html")
    web.put(
        "https://apply.workable.com/api/v1/widget/accounts/acme?details=true", {"jobs": [workable("B", WARD)]}
    )
    assert [title for title, _ in postings(web.read("https://apply.workable.com/j/B"))] == ["GP B"]


def test_smartrecruiters_lists_pages_then_details(web) -> None:
    api = "https://api.smartrecruiters.com/v1/companies/Acme/postings"

    def row(number: int, name: str) -> dict[str, object]:
        return {
            "id": str(number),
            "name": name,
            "company": {"identifier": "Acme", "name": "Acme"},
            "location": {"city": "X"},
            "refNumber": "R",
        }

    rows = [row(n, "Ward GP") for n in range(99)] + [row(99, "Telehealth GP"), row(100, "Virtual GP")]
    for offset in (0, 100):
        page = {"offset": offset, "limit": 100, "totalFound": 101, "content": rows[offset : offset + 100]}
        web.put(f"{api}?limit=100&offset={offset}", page)
    for number in (99, 100):
        text = {"sections": {"jobDescription": {"title": "Job", "text": TELE}}}
        web.put(f"{api}/{number}", {**rows[number], "jobAd": text})
    found = postings(web.read("https://jobs.smartrecruiters.com/Acme"))
    assert sorted(found) == [
        ("Telehealth GP", "https://jobs.smartrecruiters.com/Acme/99"),
        ("Virtual GP", "https://jobs.smartrecruiters.com/Acme/100"),
    ]
    single = web.read("https://jobs.smartrecruiters.com/Acme/99-telehealth-gp")
    assert [title for title, _ in postings(single)] == ["Telehealth GP"]


def test_recruitee(web) -> None:
    web.put(
        "https://acme.recruitee.com/api/offers/", {"offers": [recruitee("a", TELE), recruitee("b", WARD)]}
    )
    web.put("https://acme.recruitee.com/api/offers/b", {"offer": recruitee("b", WARD)})
    assert postings(web.read("https://acme.recruitee.com/")) == [("GP a", "https://acme.recruitee.com/o/a")]
    assert postings(web.read("https://acme.recruitee.com/o/b")) == [
        ("GP b", "https://acme.recruitee.com/o/b")
    ]


def test_personio(web) -> None:
    web.put("https://acme.jobs.personio.de/xml?language=en", personio((1, TELE), (2, WARD)), "text/xml")
    assert postings(web.read("https://acme.jobs.personio.de/")) == [
        ("GP 1", "https://acme.jobs.personio.de/job/1")
    ]
    assert [title for title, _ in postings(web.read("https://acme.jobs.personio.de/job/2"))] == ["GP 2"]


def test_teamtailor(web) -> None:
    feed = teamtailor((1, TELE), (2, WARD))
    web.put("https://acme.teamtailor.com/jobs.rss?per_page=100&offset=0", feed, "application/rss+xml")
    found = web.read("https://acme.teamtailor.com/jobs")
    assert postings(found) == [("GP 1", "https://acme.teamtailor.com/jobs/1-gp")]


def test_bamboohr_lists_then_details(web) -> None:
    rows = [{"id": "7", "jobOpeningName": "Telehealth GP"}, {"id": "8", "jobOpeningName": "Ward GP"}]
    web.put("https://acme.bamboohr.com/careers/list", {"result": rows})
    for row in rows:
        opening = {"result": {"jobOpening": {**row, "description": TELE}}}
        web.put(f"https://acme.bamboohr.com/careers/{row['id']}/detail", opening)
    assert postings(web.read("https://acme.bamboohr.com/jobs/")) == [
        ("Telehealth GP", "https://acme.bamboohr.com/careers/7")
    ]
    assert [title for title, _ in postings(web.read("https://acme.bamboohr.com/careers/8"))] == ["Ward GP"]


def test_workday_is_asked_with_post(web) -> None:
    api = "https://acme.wd5.myworkdayjobs.com/wday/cxs/acme/Careers"
    rows = [
        {"title": "Ward GP", "externalPath": f"/job/X/Ward_R{n}", "locationsText": "X"} for n in range(20)
    ]
    rows.append({"title": "Telehealth GP", "externalPath": "/job/X/Tele_R20", "locationsText": "X"})
    for offset in (0, 20):
        asked = {"appliedFacets": {}, "limit": 20, "offset": offset, "searchText": ""}
        page = {"total": 21 if not offset else 0, "jobPostings": rows[offset : offset + 20]}
        web.put(f"{api}/jobs", page, asked=asked)
    web.put(f"{api}/job/X/Tele_R20", {"jobPostingInfo": {"title": "Telehealth GP", "jobDescription": TELE}})
    found = web.read("https://acme.wd5.myworkdayjobs.com/en-US/Careers")
    assert postings(found) == [("Telehealth GP", "https://acme.wd5.myworkdayjobs.com/Careers/job/X/Tele_R20")]
    single = web.read("https://acme.wd5.myworkdayjobs.com/Careers/job/X/Tele_R20")
    assert [title for title, _ in postings(single)] == ["Telehealth GP"]


@pytest.mark.parametrize(
    "embed",
    [
        '<script src="https://boards.greenhouse.io/embed/job_board/js?for=acme"></script>',
        '<iframe src="https://job-boards.greenhouse.io/embed/job_board?for=acme"></iframe>',
    ],
)
def test_a_careers_page_leads_to_the_board_it_embeds(web, embed: str) -> None:
    web.put("https://acme.example/careers", f"<html><body><h1>Join us</h1>{embed}</body></html>", "text/html")
    web.put(
        "https://boards-api.greenhouse.io/v1/boards/acme/jobs?content=true", {"jobs": [greenhouse(1, TELE)]}
    )
    assert [title for title, _ in postings(web.read("https://acme.example/careers"))] == ["GP 1"]


def test_a_posting_on_the_employers_page_is_the_one_of_its_board(web) -> None:
    page = '<html><body><script src="https://boards.greenhouse.io/embed/job_board/js?for=acme"></script></body></html>'
    web.put("https://acme.example/job?gh_jid=2", page, "text/html")
    web.put(
        "https://boards-api.greenhouse.io/v1/boards/acme/jobs/2?pay_transparency=true", greenhouse(2, WARD)
    )
    found = postings(web.read("https://acme.example/job?gh_jid=2"))
    assert found == [("GP 2", "https://acme.example/job?gh_jid=2")]


@pytest.mark.parametrize(
    "answer", [b"", b"null", b"[1]", b'{"jobs": 3}', b'{"jobs": [null]}', b"[" * 100_000, b"<html>"]
)
@pytest.mark.parametrize(
    "url",
    [
        "https://boards.greenhouse.io/acme",
        "https://jobs.lever.co/acme",
        "https://jobs.ashbyhq.com/acme",
        "https://apply.workable.com/acme",
        "https://jobs.smartrecruiters.com/acme",
        "https://acme.recruitee.com",
        "https://acme.jobs.personio.com",
        "https://acme.teamtailor.com",
        "https://acme.bamboohr.com",
        "https://acme.wd1.myworkdayjobs.com/x",
    ],
)
def test_an_answer_of_another_shape_is_one_failure(url: str, answer: bytes) -> None:
    request = request_for(url)
    assert isinstance(request, Request)
    (failure,) = Expander()(request, Document(url, answer))
    assert isinstance(failure, Failure)
    assert failure.outcome is Outcome.EMPTY


def test_the_address_a_board_gives_is_not_trusted() -> None:
    request = request_for("https://boards.greenhouse.io/acme")
    assert isinstance(request, Request)
    job = {**greenhouse(1, TELE), "absolute_url": "javascript:alert(1)"}
    (document,) = Expander()(request, Document("x", json.dumps({"jobs": [job]}).encode()))
    assert isinstance(document, Document)
    assert document.source.startswith("https://boards-api.greenhouse.io/")
