"""Plain text and Markdown: titles, headings, items, rows, wrapped prose."""

from __future__ import annotations

import pytest

from scanner.model import Form, Section
from scanner.postings.assembling import LONGEST
from scanner.postings.headings import section_of

PLAIN = """Night Triage Doctor
Harrowgate Phone Clinic | Leeds

Harrowgate answers the phone at night.

REQUIREMENTS
- GMC registration
\u2022 Own indemnity
2) A quiet room

Salary: \u00a375 an hour

What we offer:
\u2714 Free tea
i. A mentor
"""


def test_a_text_keeps_its_structure(read_one, look) -> None:
    assert look(read_one(PLAIN)) == [
        ("title", "title", "Night Triage Doctor"),
        ("paragraph", "body", "Harrowgate Phone Clinic | Leeds"),
        ("paragraph", "body", "Harrowgate answers the phone at night."),
        ("heading", "requirements", "REQUIREMENTS"),
        ("item", "requirements", "GMC registration"),
        ("item", "requirements", "Own indemnity"),
        ("item", "requirements", "A quiet room"),
        ("paragraph", "pay", "Salary: \u00a375 an hour"),
        ("heading", "benefits", "What we offer:"),
        ("item", "benefits", "Free tea"),
        ("item", "benefits", "A mentor"),
    ]


def test_the_line_below_the_title_names_employer_and_place(read_one) -> None:
    posting = read_one(PLAIN)
    assert (posting.employer, posting.location) == ("Harrowgate Phone Clinic", "Leeds")


def test_labelled_lines_name_title_employer_and_place(read_one) -> None:
    posting = read_one("Job Title: Tele-GP\nCompany: Lune Ltd\nLocation: Perth\n\nYou see patients by video.")
    assert (posting.title, posting.employer, posting.location) == ("Tele-GP", "Lune Ltd", "Perth")


def test_hard_wrapped_prose_is_one_passage(read_one) -> None:
    posting = read_one(
        "Remote GP\n\nWe look after the patients of nine practices in the evening and we have done\n"
        "so since the surgery on the hill closed, with two nurses and one very old\ntelephone exchange.\n"
        "- first item\n- second item\n"
    )
    assert [p.form for p in posting.passages] == [Form.TITLE, Form.PARAGRAPH, Form.ITEM, Form.ITEM]
    assert posting.passages[1].text.endswith("one very old telephone exchange.")


def test_bare_lines_are_not_joined(read_one) -> None:
    posting = read_one(
        "Tele-GP\n\nRequirements\nIMC registration in the general division, no conditions\nOwn car\nA phone"
    )
    assert [p.text for p in posting.passages[2:]] == [
        "IMC registration in the general division, no conditions",
        "Own car",
        "A phone",
    ]


def test_one_line_is_no_title(read_one) -> None:
    assert read_one("We pay $30 per consult").title == ""


def test_a_greeting_is_no_title(read_one) -> None:
    assert read_one("Dear Doctor,\nwe have a shift for you.").title == ""


def test_markdown_marks_are_read(read_one, look) -> None:
    text = "# Tele-derm\n\n## **Pay**\n\n* $40 *per* case, see [terms](https://x.example/t)\n* $50\\\\.00 \\\\- $60\\\\.00\n\n---\nDone."
    assert look(read_one(text)) == [
        ("title", "title", "Tele-derm"),
        ("heading", "pay", "Pay"),
        ("item", "pay", "$40 per case, see terms"),
        ("item", "pay", "$50.00 - $60.00"),
        ("paragraph", "pay", "Done."),
    ]


def test_a_markdown_table_keeps_its_column_heads(read_one) -> None:
    posting = read_one("# Locum\n\n| Shift | Rate |\n|---|---|\n| Night | $90 |\n")
    row = posting.passages[-1]
    assert (row.form, row.text, row.heading, row.section) == (
        Form.ROW,
        "Night | $90",
        "Shift | Rate",
        Section.PAY,
    )


def test_a_picture_before_a_line_makes_it_an_item(read_one) -> None:
    posting = read_one(
        "Doctors wanted\n\nJoin us today.\n\U0001f4b5 $7/hr while training\n\u2705 Paid weekly"
    )
    assert [(p.form, p.text) for p in posting.passages[2:]] == [
        (Form.ITEM, "\U0001f4b5 $7/hr while training"),
        (Form.ITEM, "Paid weekly"),
    ]


def test_a_run_together_advert_is_cut_at_its_labels(read_one) -> None:
    filler = "We are a small clinic and we like what we do. " * 22
    posting = read_one(
        f"Title line\n{filler}Requirements: active licence in Ohio. Compensation: $70 per hour."
    )
    assert [(p.section, p.text) for p in posting.passages[2:]] == [
        (Section.REQUIREMENTS, "Requirements:"),
        (Section.REQUIREMENTS, "active licence in Ohio."),
        (Section.PAY, "Compensation:"),
        (Section.PAY, "$70 per hour."),
    ]


def test_what_follows_the_list_of_a_label_stands_under_it_no_more(read_one) -> None:
    posting = read_one("Tele-GP\nHello there.\n\nRequirements:\n- MBBS\n\nWe were founded in 2010.")
    assert posting.passages[-1].section is Section.BODY


@pytest.mark.parametrize(
    ("heading", "section"),
    [
        ("What you'll need", Section.REQUIREMENTS),
        ("WHO CAN APPLY", Section.REQUIREMENTS),
        ("Must haves", Section.REQUIREMENTS),
        ("Who you are", Section.REQUIREMENTS),
        ("Person Specification", Section.REQUIREMENTS),
        ("Desirable criteria", Section.PREFERRED),
        ("Nice-to-haves", Section.PREFERRED),
        ("Bonus points if you have", Section.PREFERRED),
        ("Salary and benefits", Section.PAY),
        ("Remuneration \u2014 two options", Section.PAY),
        ("What you earn", Section.PAY),
        ("The good stuff", Section.BENEFITS),
        ("What our staff get", Section.BENEFITS),
        ("Why GPs love us \U0001f49a", Section.BENEFITS),
        ("Key Result Areas", Section.DUTIES),
        ("Essential functions", Section.DUTIES),
        ("Working pattern", Section.HOURS),
        ("About us", Section.COMPANY),
        ("How to apply", Section.APPLY),
        ("What you do NOT need", Section.BODY),
        ("The fine print", None),
    ],
)
def test_a_heading_opens_its_section(heading: str, section: Section | None) -> None:
    assert section_of(heading) is section


@pytest.mark.parametrize(
    ("line", "section"),
    [
        ("What we need from you", Section.REQUIREMENTS),
        ("How you are paid", Section.PAY),
        ("Benefits", Section.BENEFITS),
        ("Practical nurse licence required", Section.BODY),
    ],
)
def test_a_line_between_blank_lines_may_be_a_heading(read_one, line: str, section: Section) -> None:
    posting = read_one(f"Tele-GP\nHello there, come and join us.\n\n{line}\n\nSomething in a sentence.")
    assert posting.passages[-1].section is section


def test_a_passage_longer_than_people_write_is_cut_between_sentences(read_one) -> None:
    said = "We pay $30 a case. " * 2000
    posting = read_one(f"Tele-GP\n\n{said}")
    parts = posting.passages[1:]
    assert max(len(part.text) for part in parts) <= LONGEST
    assert all(part.text.startswith("We pay") and part.text.endswith("case.") for part in parts)
    assert all(posting.text[part.start :].startswith(part.text) for part in parts)
    assert posting.text.split() == f"Tele-GP {said}".split()


def test_a_word_longer_than_a_passage_is_cut_anywhere(read_one) -> None:
    posting = read_one("Tele-GP\n\n" + "a" * 25_000)
    assert [len(passage.text) for passage in posting.passages[1:]] == [LONGEST, LONGEST, 5000]
