"""Whatever the bytes: postings or failures, with offsets that hold."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from scanner.model import Document, Failure, Form
from scanner.postings import About, assemble, read

PIECES = st.sampled_from(
    [
        "\n",
        "\n\n",
        "- ",
        "# ",
        "**",
        "Pay:",
        "REQUIREMENTS",
        "| a | b |",
        "<p>",
        "<li>",
        "</ul>",
        "<table><tr><td>",
        "&lt;b&gt;",
        "$30",
        "\t",
        "{",
        "}",
        '"',
        ",",
    ]
)
TEXTS = st.lists(PIECES | st.text(max_size=20), max_size=40).map("".join)


@given(body=st.binary(max_size=300) | TEXTS.map(lambda text: text.encode("utf-8", "surrogatepass")))
def test_anything_is_read_or_a_failure(body: bytes) -> None:
    for item in read(Document("x", body, "x")):
        if isinstance(item, Failure):
            assert item.error.endswith(".")
            continue
        for passage in item.passages:
            assert item.text[passage.start : passage.start + len(passage.text)] == passage.text
            assert passage.text == " ".join(passage.text.split())


@given(texts=st.lists(st.tuples(st.sampled_from(Form), TEXTS)))
def test_assembling_keeps_offsets(texts: list[tuple[Form, str]]) -> None:
    posting = assemble("x", texts)
    assert all(posting.text[p.start : p.start + len(p.text)] == p.text for p in posting.passages)


def test_the_title_is_first_and_said_once() -> None:
    blocks = [(Form.HEADING, "GP"), (Form.TITLE, "GP"), (Form.HEADING, "Pay"), (Form.ITEM, "$30")]
    posting = assemble("x", blocks)
    assert [p.text for p in posting.passages] == ["GP", "Pay", "$30"]
    assert (posting.title, posting.passages[-1].section.value, posting.passages[-1].heading) == (
        "GP",
        "pay",
        "Pay",
    )
    assert assemble("x", blocks, About("Night GP")).text == "Night GP\nGP\nPay\n$30"
