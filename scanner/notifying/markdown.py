"""Page → Markdown in which text of strangers is text: no links, pictures or HTML of theirs."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from scanner.notifying.plain_text import more

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scanner.notifying.items import Item
    from scanner.notifying.layout import Page

# What is active anywhere in a line, at its beginning, and in the bare addresses that GitHub links.
_ACTIVE = re.compile(
    r"(?P<before>^\d+(?=[.)])|^(?=[-+=#])|(?=[\\`*_\[\]<>~|$])|(?<=\w)(?=://)|(?<=www)(?=\.))(?P<active>.)",
    re.IGNORECASE,
)
_LINK_ACTIVE = {character: f"%{ord(character):02X}" for character in "()<>[]*_~|"}


def markdown(page: Page) -> str:
    """The whole page, ending in a newline."""
    return "\n".join(_lines(page)) + "\n"


def text(words: str) -> str:
    """Words that stay words in any Markdown; an entity keeps `&` and `@` from beginning anything."""
    plain = words.replace("&", "&amp;").replace("@", "&#64;")
    return _ACTIVE.sub(r"\g<before>\\\g<active>", plain)


def _lines(page: Page) -> Iterator[str]:
    yield from (f"# {text(page.title)}", "", text(page.about))
    for part in page.parts:
        yield from ("", f"## {text(part.heading)} ({part.number})", "")
        for item in part.items:
            yield from _item(item)
        if part.number > len(part.items):
            yield from ("", more(part.number - len(part.items)))
    yield from ("", text(page.counts))


def _item(item: Item) -> Iterator[str]:
    facts = f" — {text(item.facts)}" if item.facts else ""
    yield f"- **{_head(item)}**{facts}"
    yield from (f"  - {text(line)}" for line in item.lines)
    if item.rows:
        yield f"  - {text(item.rows)}"


def _head(item: Item) -> str:
    if not item.link:
        return text(item.head)
    return f"[{text(item.head)}](<{''.join(_LINK_ACTIVE.get(each, each) for each in item.link)}>)"
