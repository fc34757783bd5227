"""Page → an HTML page that needs nothing else: no scripts, no pictures, nothing to fetch.

lxml builds it, so that no text can be written without being escaped.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from lxml import etree

from scanner.notifying.plain_text import more

if TYPE_CHECKING:
    from scanner.notifying.items import Item
    from scanner.notifying.layout import Page, Part

_LOOK = (
    "body{font:16px/1.5 system-ui,sans-serif;max-width:48rem;margin:2rem auto;padding:0 1rem;color:#222}"
    "li{margin:.3rem 0;overflow-wrap:anywhere}small{color:#555}h2{font-size:1.1rem;margin-top:2rem}"
)
_POLICY = "default-src 'none'; style-src 'unsafe-inline'"


def web_page(page: Page) -> str:
    """The whole page, ending in a newline."""
    head = _element(
        "head",
        _element("meta", charset="utf-8"),
        _element("meta", **{"http-equiv": "Content-Security-Policy", "content": _POLICY}),
        _element("title", page.title),
        _element("style", _LOOK),
    )
    parts = [element for part in page.parts for element in _part(part)]
    title, about, counts = _element("h1", page.title), _element("p", page.about), _element("p", page.counts)
    whole = _element("html", head, _element("body", title, about, *parts, counts), lang="en")
    text = etree.tostring(whole, method="html", encoding="unicode", doctype="<!DOCTYPE html>")
    return f"{text}\n"


def _element(tag: str, *children: etree._Element | str, **attributes: str) -> etree._Element:
    made = etree.Element(tag, attributes)
    for child in children:
        if not isinstance(child, str):
            made.append(child)
        elif len(made):
            made[-1].tail = (made[-1].tail or "") + child
        else:
            made.text = (made.text or "") + child
    return made


def _part(part: Part) -> list[etree._Element]:
    found = [
        _element("h2", f"{part.heading} ({part.number})"),
        _element("ul", *map(_item, part.items)),
    ]
    if part.number > len(part.items):
        found.append(_element("p", more(part.number - len(part.items))))
    return found


def _item(item: Item) -> etree._Element:
    lines = [_element("li", line) for line in item.lines]
    if item.rows:
        lines.append(_element("li", _element("small", item.rows)))
    facts = f" — {item.facts}" if item.facts else ""
    return _element("li", _head(item), facts, *([_element("ul", *lines)] if lines else []))


def _head(item: Item) -> etree._Element:
    if not item.link:
        return _element("strong", item.head)
    there = _element("a", item.head, href=item.link, rel="noreferrer noopener nofollow")
    return _element("strong", there)
