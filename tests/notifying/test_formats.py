"""Every format is harmless whatever strangers write."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html
from markdown_it import MarkdownIt
from notifying.nights import night, rated

from scanner.history import open_store
from scanner.notifying.digest import digest
from scanner.notifying.files import write_files
from scanner.notifying.items import Item, link
from scanner.notifying.layout import MOST, Page, Part, page
from scanner.notifying.markdown import markdown
from scanner.notifying.plain_text import plain_text
from scanner.notifying.record import record
from scanner.notifying.settings import Notifications
from scanner.notifying.web_page import web_page
from scanner.reports.safety import DANGEROUS

if TYPE_CHECKING:
    from pathlib import Path

    from scanner.history import Store
    from scanner.notifying.digest import Digest

HOSTILE = (
    "<script>alert(1)</script>",
    "</title><img src=x onerror=alert(1)>",
    "[click](javascript:alert(1)) ![p](https://evil.example/p.png)",
    "\x1b[2J\x07 **big** `money` ~~now~~ \u202egnp.exe",
    "1. one\n2. two\n# head\n> quote\n- item",
    "https://evil.example/ www.evil.example <https://evil.example> <mailto:a@evil.example>",
    "&lt;b&gt; &#x3c;b&#x3e; \\<b> | a | b |",
    "x" * 100_000,
)


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Digest:
    """A digest of postings whose every fact is hostile."""
    facts = {text: {"title": text, "employer": text, "location": text} for text in HOSTILE}
    with open_store(tmp_path_factory.mktemp("hostile") / "scanner.db") as store:
        run = night(store, {text[:80]: [rated(n, 80, **facts[text])] for n, text in enumerate(HOSTILE)})
        return digest(store, run, Notifications(), ())


LINKS = [f"https://jobs.example/{number}" for number in range(len(HOSTILE))]


def rendered(text: str) -> html.HtmlElement:
    """What a reader of Markdown makes of it, HTML let through and tables known."""
    return html.document_fromstring(
        MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"]).render(text)
    )


def elements(tree: html.HtmlElement) -> set[str]:
    return {element.tag for element in tree.iter()}


def test_html_holds_nothing_but_its_own_elements(hostile: Digest) -> None:
    text = web_page(page(hostile))
    tree = html.document_fromstring(text)
    assert elements(tree) <= {
        "html", "head", "meta", "title", "style", "body", "h1", "h2", "p", "ul", "li", "strong", "small", "a",
    }  # fmt: skip
    assert sorted(each.get("href") for each in tree.iter("a")) == LINKS
    assert not DANGEROUS.search(text.replace("\n", ""))


def test_markdown_renders_to_nothing_but_its_own_elements(hostile: Digest) -> None:
    text = markdown(page(hostile))
    tree = rendered(text)
    assert elements(tree) <= {"html", "body", "h1", "h2", "p", "ul", "li", "strong", "a"}
    assert sorted(each.get("href") for each in tree.iter("a")) == LINKS
    assert "www.evil" not in text
    assert " https://evil" not in text
    assert not DANGEROUS.search(text.replace("\n", ""))


def test_plain_text_and_json_hold_no_controls(hostile: Digest, tmp_path: Path) -> None:
    assert not DANGEROUS.search(plain_text(page(hostile)).replace("\n", ""))
    write_files(hostile, tmp_path)
    text = (tmp_path / "digest.json").read_text(encoding="utf-8")
    assert not DANGEROUS.search(text.strip())
    assert len(text) < 40_000
    assert json.loads(text)["numbers"]["dangerous"] == len(HOSTILE)


@given(st.text(st.characters(exclude_categories=["C"]), max_size=60))
def test_words_come_out_of_markdown_as_they_went_in(words: str) -> None:
    clean = " ".join(words.split())
    item = Item("head", lines=(clean,))
    tree = rendered(markdown(Page("title", "about", (Part("heading", (item,), 1),), "counts")))
    (line,) = tree.xpath("//li/ul/li") if clean else [html.Element("li")]
    assert (line.text_content() or "").strip() == clean
    assert not list(line)


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)", "data:text/html,x", "file:///etc/passwd", "ftp://a.example", "//a.example", "folder/ad.html",
        'https://a.example/"onmouseover="x', "https://a.example/<b>", "https://a.example/ x", "https://a.example/\x1b[2J",
        "https://a.example/" + "x" * 3000,
    ],
)  # fmt: skip
def test_only_plain_web_addresses_are_linked(address: str) -> None:
    assert link(address) == ""


def test_an_address_with_brackets_stays_one_link() -> None:
    item = Item("ad", link="https://a.example/x(1)_[2]*?a=b&c=d%20e")
    tree = rendered(markdown(Page("t", "a", (Part("h", (item,), 1),), "c")))
    assert [each.get("href") for each in tree.iter("a")] == [
        "https://a.example/x%281%29%5F%5B2%5D%2A?a=b&c=d%20e"
    ]


def test_files_are_replaced_whole_and_say_when_there_is_nothing(tmp_path: Path) -> None:
    with open_store(tmp_path / "scanner.db") as store:
        night(store, {"board": [rated(1)]})
        run = night(store, {"board": [rated(1)]})
        write_files(digest(store, run, Notifications(), ()), tmp_path / "new" / "folder")
    texts = {
        path.suffix: path.read_text(encoding="utf-8") for path in (tmp_path / "new" / "folder").iterdir()
    }
    assert texts.keys() == {".md", ".html", ".json"}
    assert texts[".md"].startswith("# Nothing has changed\n")
    assert json.loads(texts[".json"])["headline"] == "Nothing has changed"


def test_a_digest_of_many_postings_stays_small(store: Store) -> None:
    night(store, {"board": [rated(n, 80) for n in range(2 * MOST)]})
    of = digest(store, store.runs()[-1], Notifications(), ())
    assert len(json.dumps(record(of))) < 500_000
    assert len(web_page(page(of))) < 100_000
