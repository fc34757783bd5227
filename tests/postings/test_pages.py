"""Saved pages: what a reader sees of a posting, and which pages are none."""

from __future__ import annotations

import pytest

from scanner.model import Form, Nature, Section

PROSE = "We look after people who cannot come to us, by phone and by video, in three languages and with a good deal of patience."


def page(body: str, head: str = "") -> str:
    return f"<!DOCTYPE html><html><head><title>Tele-GP | jobs.example</title>{head}</head><body>{body}</body></html>"


AROUND = f"""
<div id="cookie-banner"><p>We use cookies.</p><button>Accept all</button></div>
<header><nav><ul><li><a href="/">Home</a></li><li><a href="/jobs">Jobs</a></li></ul></nav></header>
<main><article><h1>Tele-GP</h1>
<div class="meta"><span class="company">Lune Clinic</span> <span class="location">Perth</span></div>
<p>{PROSE}</p><p>{PROSE} Again.</p><p>{PROSE} And again.</p>
<h2>Requirements</h2><ul><li>AHPRA registration<ul><li>no conditions</li></ul></li><li><p>FRACGP</p></li></ul>
<p><strong>What we pay</strong></p>
<table><tr><th>Shift</th><th>Rate</th></tr><tr><td>Night</td><td>$190<br>an hour</td></tr></table>
<dl><dt>Hours</dt><dd>10 a week</dd></dl>
<p>Duties:<br>- calls<br>- letters</p>
<p style="display:none">Hidden words</p><p>Visible<span class="sr-only"> unseen</span></p>
<button>Apply now</button></article></main>
<aside><h2>Similar jobs</h2><ul><li><a href="/job/1">Nurse</a> $5 an hour</li></ul></aside>
<form><input name="email"><label>E-mail me jobs</label></form>
<footer><p>About this site</p></footer><script>var x = "scripted";</script>
"""


def test_a_page_is_read_to_what_a_person_sees(read_one, look) -> None:
    posting = read_one(page(AROUND), "tele-gp.html")
    assert (posting.title, posting.employer, posting.location) == ("Tele-GP", "Lune Clinic", "Perth")
    assert posting.nature is Nature.POSTING
    assert look(posting)[4:] == [
        ("paragraph", "body", f"{PROSE} And again."),
        ("heading", "requirements", "Requirements"),
        ("item", "requirements", "AHPRA registration"),
        ("item", "requirements", "no conditions"),
        ("item", "requirements", "FRACGP"),
        ("heading", "pay", "What we pay"),
        ("row", "hours", "Shift | Rate"),
        ("row", "pay", "Night | $190 an hour"),
        ("row", "hours", "Hours | 10 a week"),
        ("heading", "duties", "Duties:"),
        ("item", "duties", "calls"),
        ("item", "duties", "letters"),
        ("paragraph", "body", "Visible"),
    ]


def test_a_row_knows_its_column_heads(read_one) -> None:
    rows = [p for p in read_one(page(AROUND)).passages if p.form is Form.ROW]
    assert [row.heading for row in rows[:2]] == ["What we pay", "Shift | Rate"]


def test_a_small_heading_stays_in_the_section_above(read_one) -> None:
    body = f"<h1>Tele-GP</h1><h2>Requirements</h2><h3>On the phone</h3><p>{PROSE}</p><h2>The valley</h2><p>{PROSE} Hm.</p>"
    posting = read_one(page(body))
    assert [(p.section, p.heading) for p in posting.passages if p.text.startswith(PROSE)] == [
        (Section.REQUIREMENTS, "On the phone"),
        (Section.BODY, "The valley"),
    ]


def test_a_layout_table_is_not_a_grid(read_one) -> None:
    body = f"<table><tr><td><h1>Tele-GP</h1><p>{PROSE}</p><ul><li>one</li></ul></td><td><p>{PROSE} x</p></td></tr></table>"
    assert Form.ROW not in {p.form for p in read_one(page(body)).passages}


def test_a_fragment_is_a_page(read_one) -> None:
    assert [p.text for p in read_one("<p>We pay <b>$30</b> a case.</p><p>No fee.</p>").passages] == [
        "We pay $30 a case.",
        "No fee.",
    ]


def test_broken_markup_is_read(read_one) -> None:
    posting = read_one(
        f"<html><body><h1>Tele-GP<p>{PROSE}<ul><li>one<li>two</ul><div></span></b>last words here"
    )
    assert [p.text for p in posting.passages][-3:] == ["one", "two", "last words here"]


def test_microdata_is_read(read_one) -> None:
    body = f"""<div itemscope itemtype="http://schema.org/JobPosting"><h2 itemprop="title">Tele-GP</h2>
    <span itemprop="hiringOrganization" itemscope itemtype="http://schema.org/Organization"><b itemprop="name">Lune</b></span>
    <div itemprop="jobLocation" itemscope itemtype="http://schema.org/Place"><div itemprop="address" itemscope>
    <span itemprop="addressLocality">Perth</span></div></div>
    <meta itemprop="datePosted" content="2026-01-02"><div itemprop="description"><p>{PROSE}</p><ul><li>one</li></ul></div></div>"""
    posting = read_one(page(body))
    assert (posting.title, posting.employer, posting.location, str(posting.posted)) == (
        "Tele-GP",
        "Lune",
        "Perth",
        "2026-01-02",
    )
    assert [p.form for p in posting.passages] == [Form.TITLE, Form.PARAGRAPH, Form.ITEM]


CARDS = "".join(
    f'<li><a href="/jobs/view/{n}">Doctor {n}</a><p>Clinic {n}, Remote</p></li>' for n in range(8)
)
LOGIN = '<form><input type="email"><input type="password"><label>Password</label></form><p>Join to see this job.</p>'


@pytest.mark.parametrize(
    ("html", "nature"),
    [
        pytest.param(page(f"<h1>Jobs</h1><ul>{CARDS}</ul>"), Nature.LISTING, id="search results"),
        pytest.param(
            page(f"<h1>Tele-GP</h1>{f'<p>{PROSE}</p>' * 9}<ul>{CARDS}</ul>"),
            Nature.POSTING,
            id="a posting with others below",
        ),
        pytest.param(page(LOGIN), Nature.LOGIN, id="a log-in wall"),
        pytest.param(
            page(f"<h1>Tele-GP</h1>{''.join(f'<p>{PROSE} {n}</p>' for n in range(9))}{LOGIN}"),
            Nature.POSTING,
            id="a form beside a posting",
        ),
        pytest.param(
            page(f"<h1>On work</h1><p>{PROSE}</p>", '<meta property="og:type" content="article">'),
            Nature.ARTICLE,
            id="og:type",
        ),
        pytest.param(
            page(
                f"<h1>On work</h1><p>{PROSE}</p>",
                '<script type="application/ld+json">{"@type":"BlogPosting"}</script>',
            ),
            Nature.ARTICLE,
            id="a blog",
        ),
        pytest.param(
            page(
                f"<h1>GP</h1><p>{PROSE}</p><h2>Requirements</h2><p>x</p><h2>Benefits</h2><p>y</p><a href=/a>Apply now</a>",
                '<meta property="og:type" content="article">',
            ),
            Nature.POSTING,
            id="a job that blogging software calls an article",
        ),
    ],
)
def test_the_nature_of_a_page(read_one, html: str, nature: Nature) -> None:
    assert read_one(html, "page.html").nature is nature


def test_mhtml_is_the_page_in_it(read_one) -> None:
    archive = (
        "From: <Saved by Blink>\r\nSnapshot-Content-Location: https://x.example/1\r\nSubject: Tele-GP\r\n"
        'MIME-Version: 1.0\r\nContent-Type: multipart/related; type="text/html"; boundary="--b"\r\n\r\n'
        "----b\r\nContent-Type: text/html\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n"
        f"<html><body><h1>Tele-GP</h1><p>{PROSE} =C2=A330 a case.</p></body></html>\r\n"
        "----b\r\nContent-Type: image/png\r\nContent-Transfer-Encoding: base64\r\n\r\niVBORw0KGgo=\r\n----b--\r\n"
    )
    assert read_one(archive, "x.mhtml").passages[-1].text.endswith("\u00a330 a case.")
