"""Page → plain text, for mail and chat."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scanner.notifying.items import Item
    from scanner.notifying.layout import Page


def plain_text(page: Page) -> str:
    """The whole page, ending in a newline."""
    return "\n".join(_lines(page)) + "\n"


def more(left_out: int) -> str:
    """What stands for the items that are not written out."""
    return f"and {left_out} more; `scanner diff` lists them"


def _lines(page: Page) -> Iterator[str]:
    yield from (page.title, page.about)
    for part in page.parts:
        yield from ("", f"{part.heading} ({part.number})", "")
        for item in part.items:
            yield from _item(item)
        if part.number > len(part.items):
            yield f"  {more(part.number - len(part.items))}"
    yield from ("", page.counts)


def _item(item: Item) -> Iterator[str]:
    yield f"* {item.head}"
    for each in (item.facts, item.link if item.link != item.head else "", *item.lines, item.rows):
        if each:
            yield f"    {each}"
