"""schema.org JobPostings: bad blocks, odd shapes, facts that only the markup has."""

from __future__ import annotations

import json
from datetime import date

import pytest

from scanner.model import Form, Nature, Origin, Section

BODY = "We answer the phones of nine rural practices at night and would like one more doctor to join the rota this spring."


def job(**fields: object) -> dict[str, object]:
    return {
        "@context": "https://schema.org",
        "@type": "JobPosting",
        "title": "Night GP",
        "description": BODY,
    } | fields


def page(*blocks: str, body: str = "") -> str:
    scripts = "".join(f'<script type="application/ld+json">{block}</script>' for block in blocks)
    return f"<!doctype html><html><head><title>x</title>{scripts}</head><body>{body}</body></html>"


def facts(posting) -> list[str]:
    return [p.text for p in posting.passages if p.origin is Origin.MARKUP]


@pytest.mark.parametrize(
    "block",
    [
        pytest.param(json.dumps(job()), id="an object"),
        pytest.param(json.dumps([{"@type": "WebPage"}, job()]), id="an array"),
        pytest.param(json.dumps({"@graph": [{"@type": "Organization"}, job()]}), id="a graph"),
        pytest.param(json.dumps(job() | {"@type": ["Thing", "schema:JobPosting"]}), id="a list of types"),
        pytest.param(f"//<![CDATA[\n{json.dumps(job())}\n//]]>", id="CDATA"),
        pytest.param(f"<!-- {json.dumps(job())} -->", id="a comment"),
        pytest.param(json.dumps(job()) + ";\nwindow.x = 1", id="trailing garbage"),
        pytest.param(json.dumps(job())[:-1] + ",}", id="a trailing comma"),
        pytest.param(json.dumps(job()).replace("night and", "night\n\tand"), id="raw control characters"),
    ],
)
def test_a_block_is_read(read_one, block: str) -> None:
    posting = read_one(page("{broken: json", block, '{"@type": "JobPosting"'))
    assert posting.title == "Night GP"
    assert [p.text for p in posting.passages] == ["Night GP", BODY]


def test_fields_in_every_shape(read_one) -> None:
    posting = read_one(
        json.dumps(
            job(
                hiringOrganization="Fell Care",
                jobLocation=[
                    {
                        "address": {
                            "addressLocality": "Kendal",
                            "addressCountry": {"@type": "Country", "name": "UK"},
                        }
                    },
                    {"address": "Leeds"},
                ],
                datePosted="2026-03-04T10:00:00Z",
                validThrough="2026-04-01",
            )
        ),
        "job.json",
    )
    assert (posting.employer, posting.location) == ("Fell Care", "Kendal, UK; Leeds")
    assert (posting.posted, posting.valid_through) == (date(2026, 3, 4), date(2026, 4, 1))


@pytest.mark.parametrize(
    ("fields", "text"),
    [
        (
            {
                "baseSalary": {
                    "currency": "USD",
                    "value": {"minValue": 120000, "maxValue": 150000.0, "unitText": "YEAR"},
                }
            },
            "Base salary: USD 120000 - 150000 per year",
        ),
        (
            {"baseSalary": {"currency": "GBP", "value": {"value": 85, "unitText": "HOUR"}}},
            "Base salary: GBP 85 per hour",
        ),
        (
            {"baseSalary": {"currency": "EUR", "value": {"maxValue": 90, "unitText": "HOUR"}}},
            "Base salary: up to EUR 90 per hour",
        ),
        ({"baseSalary": "$20-$25 per consult"}, "Base salary: $20-$25 per consult"),
        (
            {"estimatedSalary": [{"name": "base", "currency": "INR", "duration": "P1M", "median": "90000"}]},
            "Estimated salary: INR 90000 per month",
        ),
        ({"employmentType": ["CONTRACTOR", "OTHER"]}, "Employment type: Contractor"),
        (
            {
                "applicantLocationRequirements": [
                    {"@type": "Country", "name": "Kenya"},
                    {"@type": "Country", "name": "Uganda"},
                ]
            },
            "Applicants must be in: Kenya, Uganda",
        ),
        ({"jobLocationType": "TELECOMMUTE"}, "Job location type: Remote"),
    ],
)
def test_what_only_the_markup_says_is_a_passage(read_one, fields: dict[str, object], text: str) -> None:
    assert facts(read_one(json.dumps(job(**fields)), "job.json")) == [text]


@pytest.mark.parametrize(
    "money",
    [
        {"currency": "USD"},
        {"currency": "USD", "value": {"minValue": 0, "maxValue": 0}},
        {"value": None},
        [],
        "",
    ],
)
def test_pay_without_a_value_is_left_out(read_one, money: object) -> None:
    assert facts(read_one(json.dumps(job(baseSalary=money)), "job.json")) == []


def test_a_plain_description_keeps_its_lines(read_one) -> None:
    posting = read_one(json.dumps(job(description="Duties\n- call patients\n- write letters")), "job.json")
    assert [(p.form, p.text) for p in posting.passages[1:]] == [
        (Form.HEADING, "Duties"),
        (Form.ITEM, "call patients"),
        (Form.ITEM, "write letters"),
    ]


@pytest.mark.parametrize("times", [1, 2])
def test_an_escaped_description_is_html(read_one, times: int) -> None:
    text = "<p>Tea &amp; calls</p><ul><li>No nights</li></ul>"
    for _ in range(times):
        text = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    posting = read_one(json.dumps(job(description=text)), "job.json")
    assert [p.text for p in posting.passages[1:]] == ["Tea & calls", "No nights"]


def test_several_full_postings_on_a_page_are_each_read(read_all) -> None:
    found = read_all(
        page(json.dumps([job(), job(title="Day GP", description=BODY + " By day.")])), "jobs.html"
    )
    assert [(posting.source, posting.title) for posting in found] == [
        ("jobs.html#1", "Night GP"),
        ("jobs.html#2", "Day GP"),
    ]


def test_postings_that_are_only_named_are_a_listing(read_one) -> None:
    names = [{"@type": "JobPosting", "title": f"GP {n}"} for n in range(4)]
    assert read_one(page(json.dumps(names), body="<p>Jobs</p>")).nature is Nature.LISTING


def test_the_same_posting_in_two_notations_is_one(read_one) -> None:
    body = (
        '<main itemscope itemtype="https://schema.org/JobPosting"><h1 itemprop="title">Night GP</h1>'
        f'<div itemprop="description"><p>{BODY}</p></div></main>'
    )
    assert read_one(page(json.dumps(job()), body=body)).title == "Night GP"


def test_pay_that_disagrees_is_kept_from_both_sides(read_one) -> None:
    salary = {"currency": "USD", "value": {"minValue": 150, "maxValue": 210, "unitText": "HOUR"}}
    body = f"<main><h1>Night GP</h1><p>Salary: $90 to $110 per hour</p><p>{BODY}</p></main>"
    posting = read_one(page(json.dumps(job(baseSalary=salary)), body=body))
    pay = [(p.origin, p.text) for p in posting.passages if p.section is Section.PAY]
    assert pay == [
        (Origin.VISIBLE, "Salary: $90 to $110 per hour"),
        (Origin.MARKUP, "Base salary: USD 150 - 210 per hour"),
    ]


def test_pay_that_agrees_is_said_once(read_one) -> None:
    salary = {"currency": "USD", "value": {"minValue": 120000, "maxValue": 150000, "unitText": "YEAR"}}
    body = f"<main><h1>Night GP</h1><p>Salary: $120k - $150,000 a year</p><p>{BODY}</p></main>"
    posting = read_one(page(json.dumps(job(baseSalary=salary)), body=body))
    assert [p.text for p in posting.passages if p.section is Section.PAY] == [
        "Salary: $120k - $150,000 a year"
    ]


def test_another_place_in_the_markup_is_told(read_one) -> None:
    body = f"<main><h1>Night GP</h1><p>Location: Texas only</p><p>{BODY}</p></main>"
    posting = read_one(page(json.dumps(job(jobLocation={"address": "Boston"})), body=body))
    places = [(p.origin, p.text) for p in posting.passages if "ocation" in p.text]
    assert places == [(Origin.VISIBLE, "Location: Texas only"), (Origin.MARKUP, "Location: Boston")]


def test_a_description_the_page_does_not_show_is_markup(read_one) -> None:
    description = (
        f"<p>{BODY}</p><p>Second shown line of it.</p><p>Only robots read that there is a fee of $400.</p>"
    )
    body = f"<main><h1>Night GP</h1><p>{BODY}</p><p>Second shown line of it.</p></main>"
    posting = read_one(page(json.dumps(job(description=description)), body=body))
    assert [p.origin for p in posting.passages] == [
        Origin.VISIBLE,
        Origin.VISIBLE,
        Origin.VISIBLE,
        Origin.MARKUP,
    ]


def test_a_placeholder_gives_way_to_what_the_page_shows(read_one) -> None:
    body = (
        "<main><h1>Night GP</h1><p>"
        + BODY
        + "</p><h2>Pay</h2><p>Fixed by the board, paid monthly.</p></main>"
    )
    posting = read_one(page(json.dumps(job(description="See the advert.")), body=body))
    assert "See the advert." not in posting.text
    assert BODY in posting.text


def test_an_article_is_one(read_one) -> None:
    posting = read_one(
        json.dumps({"@type": "NewsArticle", "headline": "On telemedicine", "articleBody": BODY}), "a.json"
    )
    assert posting.nature is Nature.ARTICLE
