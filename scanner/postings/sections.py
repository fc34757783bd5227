"""Blocks in order → blocks in their sections, under their headings."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from scanner.model import Form, Section
from scanner.postings.advert import COLON_LEVEL
from scanner.postings.headings import section_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from scanner.postings.advert import Block

_LABEL = re.compile(r"([^:|.!?]{2,40}?)\s?(?::|\uff1a|\s\|)\s*(?=\S)")
_LABEL_WORDS = 4


@dataclass(frozen=True, slots=True)
class Place:
    """A block, and where it stands."""

    block: Block
    section: Section
    heading: str


@dataclass(frozen=True, slots=True)
class _Standing:
    """What the blocks that follow stand under."""

    section: Section = Section.BODY
    heading: str = ""
    level: int = 0
    """Of the heading that opened the section."""
    listed: bool = False
    """Opened by words before a colon: holds for the list below it only."""
    begun: bool = False
    """Whether that list has begun."""


def placed(blocks: Iterable[Block]) -> Iterator[Place]:
    """Give each block the section and the heading it stands under."""
    standing = _Standing()
    for block in blocks:
        if block.section is not None:
            yield Place(block, block.section, block.heading)
        elif block.form is Form.TITLE:
            yield Place(block, Section.TITLE, "")
        elif block.form is Form.HEADING:
            yield Place(block, _opened(block, standing).section, "")
            standing = _opened(block, standing)
        else:
            standing, section = _under(block, standing)
            yield Place(block, section, block.heading or standing.heading)


def _opened(block: Block, above: _Standing) -> _Standing:
    """Return what a heading opens; one that says nothing of its own and is smaller stays in the section above."""
    section = section_of(block.text)
    if section is not None:
        return _Standing(section, block.text, block.level, listed=block.level == COLON_LEVEL)
    if above.level and block.level > above.level:
        return _Standing(above.section, block.text, above.level)
    return _Standing(Section.BODY, block.text, block.level)


def _under(block: Block, above: _Standing) -> tuple[_Standing, Section]:
    """Return what follows the block stands under, and the section of the block itself."""
    label, own = _label(block)
    if block.form is Form.PARAGRAPH:
        leading = section_of(block.text) if block.text.endswith(":") else None
        if leading is not None:
            return _Standing(leading, block.text, listed=True), leading
        if own is not None:
            return _Standing(own, label, listed=True, begun=True), own
        return (_Standing(), Section.BODY) if above.begun else (above, above.section)
    if block.form is Form.ROW and own is None and block.heading:
        own = _column(block.heading)
    begun = above if above.begun or not above.listed else replace(above, begun=True)
    return begun, own or above.section


def _label(block: Block) -> tuple[str, Section | None]:
    """Return the words before a colon that open a passage, if they name a section."""
    said = _LABEL.match(block.text)
    if said is None or said.group(1).count(" ") >= _LABEL_WORDS:
        return "", None
    section = section_of(said.group(1))
    return said.group(1), None if section is Section.BODY else section


def _column(heads: str) -> Section | None:
    sections = {section_of(head) for head in heads.split(" | ")}
    return Section.PAY if Section.PAY in sections else None
