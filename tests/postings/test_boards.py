"""What applicant tracking systems return, one posting or many."""

from __future__ import annotations

import json

import pytest

from scanner.model import Origin

HTML = "<p>You answer calls.</p><h3>Requirements</h3><ul><li>A licence</li></ul>"
TEXTS = ["Tele-GP", "You answer calls.", "Requirements", "A licence"]
ASHBY = {
    "id": "a1", "title": "Tele-GP", "jobUrl": "https://jobs.ashbyhq.com/lune-care/a1", "isListed": True, "location": "Perth",
    "descriptionHtml": HTML, "employmentType": "FullTime", "publishedAt": "2026-01-02T00:00:00Z",
    "compensation": {"summaryComponents": [
        {"compensationType": "Salary", "interval": "1 YEAR", "currencyCode": "AUD", "minValue": 90, "maxValue": 100},
        {"compensationType": "EquityPercentage", "summary": "Offers Equity"},
    ]},
}  # fmt: skip
GREENHOUSE = {
    "id": 7, "title": "Tele-GP", "absolute_url": "https://x.example/7", "company_name": "lune care", "location": {"name": "Perth"},
    "content": HTML.replace("<", "&lt;").replace(">", "&gt;"), "first_published": "2026-01-02T00:00:00-04:00",
    "pay_input_ranges": [{"min_cents": 9000, "max_cents": 10050, "currency_type": "USD", "title": "Pay range", "blurb": ""}],
}  # fmt: skip
LEVER = {
    "id": "l1", "text": "Tele-GP", "hostedUrl": "https://jobs.lever.co/lune-care/l1", "categories": {"location": "Perth"},
    "createdAt": 1767312000000, "description": "<div>You answer calls.</div>",
    "lists": [{"text": "Requirements", "content": "<li>A licence</li>"}],
    "salaryRange": {"min": 20, "max": 30, "currency": "USD", "interval": "per-hour-wage"}, "workplaceType": "remote",
}  # fmt: skip
WORKABLE = {
    "shortcode": "W1", "title": "Tele-GP", "city": "Perth", "published_on": "2026-01-02", "company": "lune care",
    "description": "<p>You answer calls.</p>", "requirements": "<ul><li>A licence</li></ul>", "telecommuting": True,
}  # fmt: skip
SMART = {
    "id": "s1", "name": "Tele-GP", "company": {"name": "lune care"}, "releasedDate": "2026-01-02T00:00:00Z",
    "location": {"city": "Perth"}, "typeOfEmployment": {"label": "Contract"},
    "jobAd": {"sections": {
        "jobDescription": {"title": "", "text": "<p>You answer calls.</p>"},
        "qualifications": {"title": "Requirements", "text": "<ul><li>A licence</li></ul>"},
    }},
}  # fmt: skip
RECRUITEE = {
    "id": 3, "title": "Tele-GP", "careers_url": "https://x.example/o/3", "company_name": "lune care", "location": "Perth",
    "published_at": "2026-01-02 09:00:00 UTC", "description": "<p>You answer calls.</p>", "requirements": "<ul><li>A licence</li></ul>",
    "salary": {"min": "60", "max": "75", "period": "hour", "currency": "EUR"}, "remote": True,
}  # fmt: skip
BAMBOO = {
    "jobOpeningName": "Tele-GP",
    "location": {"city": "Perth"},
    "datePosted": "2026-01-02",
    "description": HTML,
}
WORKDAY = {
    "jobPostingInfo": {
        "title": "Tele-GP", "jobDescription": HTML, "location": "Perth", "startDate": "2026-01-02", "timeType": "Full time",
        "jobReqId": "R1", "externalUrl": "https://x.example/R1", "remoteType": "Remote",
    },
    "hiringOrganization": {"name": "lune care", "url": ""},
}  # fmt: skip
ONE = [
    pytest.param(
        {"jobs": [ASHBY]},
        ["Salary: AUD 90 - 100 per year", "Equity: Offers Equity", "Employment type: Full time"],
        id="ashby",
    ),
    pytest.param(GREENHOUSE, ["Pay range: USD 90 - 100.50"], id="greenhouse"),
    pytest.param(LEVER, ["Salary range: USD 20 - 30 per hour", "Workplace type: remote"], id="lever"),
    pytest.param(WORKABLE, ["Workplace type: Remote"], id="workable"),
    pytest.param(SMART, ["Employment type: Contract"], id="smartrecruiters"),
    pytest.param(
        {"offer": RECRUITEE}, ["Salary: EUR 60 - 75 per hour", "Workplace type: Remote"], id="recruitee"
    ),
    pytest.param({"meta": {}, "result": {"jobOpening": BAMBOO}}, [], id="bamboohr"),
    pytest.param(WORKDAY, ["Time type: Full time", "Workplace type: Remote"], id="workday"),
]


@pytest.mark.parametrize(("value", "facts"), ONE)
def test_one_posting(read_one, value: object, facts: list[str]) -> None:
    posting = read_one(json.dumps(value), "x.json")
    assert posting.source == "x.json"
    assert [p.text for p in posting.passages if p.origin is Origin.VISIBLE] == TEXTS
    assert [p.text for p in posting.passages if p.origin is Origin.MARKUP] == facts
    assert (posting.location, str(posting.posted)) == ("Perth", "2026-01-02")
    assert posting.employer in {"lune care", ""}


@pytest.mark.parametrize(
    "board",
    [
        {"jobs": [ASHBY, ASHBY]},
        {"jobs": [GREENHOUSE, GREENHOUSE]},
        [LEVER, LEVER],
        {"name": "Lune", "jobs": [WORKABLE, WORKABLE]},
        {"content": [SMART, SMART]},
        {"offers": [RECRUITEE, RECRUITEE]},
        {"result": [BAMBOO, BAMBOO]},
        [
            {"job_title": "Tele-GP", "body": "You answer calls."},
            {"job_title": "Tele-GP", "body": "You write letters."},
        ],
        {"data": [{"Position": "Tele-GP", "Text": "Calls."}, {"Position": "Tele-GP", "Text": "Letters."}]},
    ],
)
def test_a_board_numbers_its_postings(read_all, board: object) -> None:
    found = read_all(json.dumps(board), "x.json")
    assert [(posting.source, posting.title) for posting in found] == [
        ("x.json#1", "Tele-GP"),
        ("x.json#2", "Tele-GP"),
    ]


POSITION = """<position><id>1</id><subcompany>Lune &amp; Co</subcompany><office>Perth</office><name>Tele-GP</name>
<jobDescriptions><jobDescription><name>Your tasks</name><value><![CDATA[<p>You answer <b>calls</b>.</p>]]></value></jobDescription>
</jobDescriptions><employmentType>permanent</employmentType><createdAt>2026-01-02T00:00:00+00:00</createdAt></position>"""


def test_personio(read_all) -> None:
    (posting,) = read_all(
        f'<?xml version="1.0" encoding="UTF-8"?><workzag-jobs>{POSITION}</workzag-jobs>', "x.xml"
    )
    assert (posting.employer, posting.location) == ("Lune & Co", "Perth")
    assert [p.text for p in posting.passages] == [
        "Tele-GP",
        "Your tasks",
        "You answer calls.",
        "Employment type: permanent",
    ]
    both = read_all(f"<workzag-jobs>{POSITION}{POSITION}</workzag-jobs>", "x.xml")
    assert [found.source for found in both] == ["x.xml#1", "x.xml#2"]


TEAMTAILOR = f"""<item><title>Tele-GP</title><description>{HTML.replace("<", "&lt;")}</description>
<pubDate>Fri, 02 Jan 2026 09:00:00 +0100</pubDate><link>https://x.example/jobs/1-tele-gp</link><remoteStatus>fully</remoteStatus>
<tt:locations><tt:location><tt:name>Office</tt:name><tt:city>Perth</tt:city><tt:country>Australia</tt:country></tt:location></tt:locations></item>"""


def test_teamtailor(read_all) -> None:
    feed = (
        f'<rss version="2.0" xmlns:tt="https://teamtailor.com/locations"><channel><title>lune care</title>'
        f"{TEAMTAILOR}{TEAMTAILOR}</channel></rss>"
    )
    found = read_all(f'<?xml version="1.0" encoding="UTF-8"?>{feed}', "jobs.rss")
    assert [posting.source for posting in found] == ["jobs.rss#1", "jobs.rss#2"]
    assert (found[0].employer, found[0].location) == ("lune care", "Perth, Australia")
    assert [p.text for p in found[0].passages] == [*TEXTS, "Workplace type: Remote"]
    assert str(found[0].posted) == "2026-01-02"


def test_a_list_of_workday_has_titles_only(read_all) -> None:
    rows = [
        {"title": title, "externalPath": f"/job/{title}", "locationsText": "Perth"}
        for title in ("A GP", "B GP")
    ]
    found = read_all(json.dumps({"total": 2, "jobPostings": rows}), "x.json")
    assert [(posting.title, posting.location) for posting in found] == [("A GP", "Perth"), ("B GP", "Perth")]


def test_a_feed_with_usual_names(read_one) -> None:
    feed = "<?xml version='1.0'?><source><job><title>Tele-GP</title><company>Lune</company><description>&lt;p&gt;Calls.&lt;/p&gt;</description></job></source>"
    assert read_one(feed, "x.xml").employer == "Lune"


@pytest.mark.parametrize("value", [{}, {"jobs": []}, {"a": 1}, [], [1, 2], {"jobs": [None, 3]}])
def test_json_without_a_posting_is_a_failure(read_all, value: object) -> None:
    (failure,) = read_all(json.dumps(value), "x.json")
    assert "no job posting" in failure.error
