"""PDF, Word and e-mail, pictures and other binaries."""

from __future__ import annotations

import base64
import importlib.util
from email.message import EmailMessage
from pathlib import Path

import pytest

from scanner.model import Failure, Outcome, Section

_SPEC = importlib.util.spec_from_file_location("making", Path(__file__).with_name("making.py"))
assert _SPEC
assert _SPEC.loader
making = importlib.util.module_from_spec(_SPEC)
_SPEC.loader.exec_module(making)

WORDS = "You answer the phones of nine practices at night and hand over in the morning. " * 4


def test_a_pdf_is_read_across_pages(read_one, look) -> None:
    head = ["lune.example/careers"]
    posting = read_one(
        making.pdf(
            [
                *head,
                "Tele-GP",
                "Lune looks after people who cannot come in, by telephone and by",
                "video, every night.",
                "Page 1 of 2",
            ],
            [*head, "Requirements", "- AHPRA registration", "- FRACGP", "Page 2 of 2"],
        )
    )
    assert look(posting) == [
        ("title", "title", "Tele-GP"),
        (
            "paragraph",
            "body",
            "Lune looks after people who cannot come in, by telephone and by video, every night.",
        ),
        ("heading", "requirements", "Requirements"),
        ("item", "requirements", "AHPRA registration"),
        ("item", "requirements", "FRACGP"),
    ]


def test_a_pdf_of_pictures_says_what_to_do(read_all) -> None:
    (failure,) = read_all(making.pdf([]), "scan.pdf")
    assert (failure.outcome, "OCR" in failure.error) == (Outcome.EMPTY, True)


@pytest.mark.parametrize("body", [b"%PDF-1.7\nnothing", making.pdf(["x"])[:200], b"%PDF-" + b"\xff" * 5000])
def test_a_broken_pdf_is_a_failure(read_all, body: bytes) -> None:
    (failure,) = read_all(body, "x.pdf")
    assert isinstance(failure, Failure)


def test_a_word_file_keeps_its_structure(read_one, look) -> None:
    row = "<w:tr><w:tc>{}</w:tc><w:tc>{}</w:tc></w:tr>"
    p = making.paragraph
    posting = read_one(
        making.docx(
            p("Tele-GP", "Title")
            + p("Lune answers calls.")
            + p("What we pay", bold=True)
            + f"<w:tbl>{row.format(p('Shift', bold=True), p('Rate', bold=True))}{row.format(p('Night'), p('$90'))}</w:tbl>"
            + p("You need", "Heading2")
            + p("A licence", listed=True)
            + "<w:p><w:del><w:r><w:delText>gone</w:delText></w:r></w:del><w:ins><w:r><w:t>Kept</w:t></w:r></w:ins></w:p>"
        )
    )
    assert look(posting) == [
        ("title", "title", "Tele-GP"),
        ("paragraph", "body", "Lune answers calls."),
        ("heading", "pay", "What we pay"),
        ("row", "hours", "Shift | Rate"),
        ("row", "pay", "Night | $90"),
        ("heading", "requirements", "You need"),
        ("item", "requirements", "A licence"),
        ("paragraph", "requirements", "Kept"),
    ]


def message(*, html: str = "", text: str = "") -> EmailMessage:
    mail = EmailMessage()
    mail["From"] = "Jo <jo@freemail.example>"
    mail["Subject"] = "Fwd: Re: Tele-GP, caf\u00e9 hours"
    mail["Date"] = "Mon, 05 Jan 2026 10:00:00 +0000"
    mail.set_content(text or "plain twin")
    if html:
        mail.add_alternative(html, subtype="html")
    return mail


def test_a_mail_is_its_subject_its_sender_and_its_words(read_one) -> None:
    posting = read_one(message(html=f"<p>{WORDS}</p><ul><li>$30 a case</li></ul>").as_bytes(), "x.eml")
    assert (posting.source, posting.title, str(posting.posted)) == (
        "x.eml",
        "Tele-GP, caf\u00e9 hours",
        "2026-01-05",
    )
    assert posting.passages[1].text == "From: Jo <jo@freemail.example>"
    assert posting.passages[1].section is Section.APPLY
    assert posting.passages[-1].text == "$30 a case"


def test_an_attachment_is_a_posting_of_its_own(read_all) -> None:
    mail = message(text=WORDS)
    mail.add_attachment(
        making.docx(making.paragraph("Night GP", "Title")),
        maintype="application",
        subtype="x",
        filename="jd.docx",
    )
    mail.add_attachment(b"Day GP\n\nCalls by day.", maintype="text", subtype="plain", filename="day.txt")
    found = read_all(mail.as_bytes(), "x.eml")
    assert [(item.source, item.title) for item in found] == [
        ("x.eml", "Tele-GP, caf\u00e9 hours"),
        ("x.eml#jd.docx", "Night GP"),
        ("x.eml#day.txt", "Day GP"),
    ]


def test_a_covering_note_gives_way_to_what_it_covers(read_one) -> None:
    mail = message(text="Please see attached.")
    mail.add_attachment(b"Day GP\n\nCalls by day.", maintype="text", subtype="plain", filename="day.txt")
    posting = read_one(mail.as_bytes(), "x.eml")
    assert (posting.source, posting.title) == ("x.eml", "Day GP")


def test_the_logo_of_a_signature_is_no_failure(read_all) -> None:
    mail = message(html=f"<p>{WORDS}</p>")
    mail.get_payload()[1].add_related(b"\x89PNG\r\n\x1a\n", "image", "png", cid="<logo>")
    assert len(read_all(mail.as_bytes(), "x.eml")) == 1


def test_a_forwarded_mail_is_read(read_all) -> None:
    outer = message(text="See below.")
    outer.add_attachment(message(text=WORDS))
    assert [item.title for item in read_all(outer.as_bytes(), "x.eml")] == ["Tele-GP, caf\u00e9 hours"]


def test_a_letter_in_a_text_file_is_no_mail(read_one) -> None:
    assert (
        read_one("From: Jo at Lune\nTo: all doctors\n\nWe have shifts.").passages[0].text
        == "From: Jo at Lune"
    )


PNG = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
)


@pytest.mark.parametrize(
    ("body", "name", "words"),
    [
        pytest.param(PNG, "x.txt", "is a picture", id="png by content"),
        pytest.param(b"\xff\xd8\xff\xe0\x00\x10JFIF", "x.html", "is a picture", id="jpeg"),
        pytest.param(b"RIFF\x00\x00\x00\x00WEBPVP8 ", "x", "is a picture", id="webp"),
        pytest.param(
            b'<svg xmlns="http://www.w3.org/2000/svg"><text>GP</text></svg>',
            "x.svg",
            "is a picture",
            id="svg",
        ),
        pytest.param(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500), "x.doc", "old Office", id="doc"),
        pytest.param(b"{\\rtf1 hello}", "x.rtf", "rich text", id="rtf"),
        pytest.param(bytes(range(256)) * 20, "x.bin", "binary", id="bytes"),
        pytest.param(
            making.docx("", **{"xl/workbook.xml": "x"}).replace(b"word/document.xml", b"word/documenT.xml"),
            "x.xlsx",
            "CSV",
            id="xlsx",
        ),
        pytest.param(b"PK\x03\x04 and no more", "x.docx", "damaged", id="broken zip"),
        pytest.param(b"", "x.txt", "empty", id="empty"),
        pytest.param(b" \n\t ", "x.txt", "empty", id="blank"),
        pytest.param(b"<html><body><script>1</script></body></html>", "x.html", "no text", id="no text"),
        pytest.param(b'{"title": "GP", ', "x.json", "broken", id="broken json"),
        pytest.param(b"<?xml version='1.0'?><a/>", "x.xml", "XML", id="other xml"),
    ],
)
def test_what_cannot_be_read_says_what_to_do(read_all, body: bytes, name: str, words: str) -> None:
    (failure,) = read_all(body, name)
    assert isinstance(failure, Failure)
    assert words in failure.error
    assert failure.error.endswith(".")
