"""Blocks → a posting: the one place where offsets are made."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from scanner.model import Form, Passage, Posting
from scanner.postings.advert import About, Block
from scanner.postings.cleaning import clean
from scanner.postings.sections import placed

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

LONGEST = 10_000
"""Characters of a passage: words are weighed against all others of their passage."""
_TOP = 10


def assemble(source: str, blocks: Iterable[Block | tuple[Form, str]], about: About | None = None) -> Posting:
    """Return the posting made of `blocks`; its title comes first, whether given in `about` or as a block."""
    about = about or About()
    found = list(_cleaned(blocks))
    title = clean(about.title) or next((block.text for block in found if block.form is Form.TITLE), "")
    ready = _titled(found, title)
    return Posting(
        source,
        title,
        clean(about.employer),
        clean(about.location),
        tuple(_passages(ready)),
        about.nature,
        about.posted,
        about.valid_through,
    )


def _cleaned(blocks: Iterable[Block | tuple[Form, str]]) -> Iterator[Block]:
    for given in blocks:
        block = given if isinstance(given, Block) else Block(*given)
        text = clean(block.text)
        if text:
            yield block if text == block.text else replace(block, text=text)


def _titled(blocks: list[Block], title: str) -> list[Block]:
    """Return the blocks with the title first and said once."""
    if not title:
        return blocks
    rest = (block for number, block in enumerate(blocks) if not _repeats(block, number, title.casefold()))
    return [Block(Form.TITLE, title), *rest]


def _repeats(block: Block, number: int, title: str) -> bool:
    """Whether a block near the top only says the title again."""
    if block.form is Form.TITLE:
        return True
    above = block.form is Form.HEADING or (number == 0 and block.form is not Form.ITEM)
    return above and number < _TOP and block.text.casefold() == title


def _passages(blocks: list[Block]) -> Iterator[Passage]:
    start = 0
    for place in placed(blocks):
        block = place.block
        for text in _bounded(block.text):
            yield Passage(text, start, block.form, place.section, place.heading, block.origin)
            start += len(text) + 1


def _bounded(text: str) -> Iterator[str]:
    """Cut what is longer than any passage people write, at the end of a sentence or a word if there is one."""
    start = 0
    while len(text) - start > LONGEST:
        least, most = start + LONGEST // 2, start + LONGEST
        end = text.rfind(". ", least, most) + 1 or max(text.rfind(" ", least, most), 0) or most
        yield text[start:end]
        start = end + (text[end] == " ")
    yield text[start:]
