"""The title, employer and place that stand at the top of a text."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from scanner.model import Form
from scanner.postings import bullets
from scanner.postings.classifying import is_greeting

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from scanner.postings.advert import About, Block
    from scanner.postings.line import Line

_NAMES = {
    "title": r"(?:job |position |post |vacancy )?(?:title|position|role|vacancy|post)(?: title)?",
    "employer": r"(?:company|employer|organi[sz]ation|hospital|clinic|recruiter|trust|institution)(?: name)?",
    "location": r"(?:job |work )?(?:location|place|city|base|region|duty station)",
}
_LABELS = {name: re.compile(rf"{names}\s?[:|]\s*(.+)", re.IGNORECASE) for name, names in _NAMES.items()}
_LOOKED_AT = 25
_TITLE_WORDS = 16
_LONGEST_FIELD = 120
_SENTENCE = re.compile(r"[.;,:]$|[.!?] [A-Z]")
_COMMA = re.compile(r", (?!(?:Inc|Ltd|LLC|PLLC|PLC|LLP|P\.?A|P\.?C|MD|S\.?L|GmbH)\b)")
_BAR = re.compile(r"\s[|\u2014\u00b7]\s")
_NO_NAME = re.compile(r"[.!?:;]$|[$\u00a3\u20ac\u20b9%@:]|\d{3}")
_BYLINE = 100


def titled(lines: Sequence[Line]) -> tuple[str, Sequence[Line]]:
    """Return the title that the first line is, if it is one, and the lines below it."""
    title = _title(lines)
    return title, lines[1:] if title else lines


def completed(about: About, blocks: Sequence[Block]) -> About:
    """Return what is known, completed by lines such as `Location: Leeds` or `Norcare Ltd | Leeds` near the top."""
    below = [block for block in blocks[:_LOOKED_AT] if block.text != about.title]
    found = dict(_byline(below, blocks)) | dict(_labelled(blocks[:_LOOKED_AT]))
    return replace(
        about,
        title=about.title or found.get("title", ""),
        employer=about.employer or found.get("employer", ""),
        location=about.location or found.get("location", ""),
    )


def _title(lines: Sequence[Line]) -> str:
    """Return the first line, if it looks like a title over a text."""
    if len(lines) < 2:  # noqa: PLR2004 - one line has nothing to stand over
        return ""
    line = lines[0]
    if line.form is Form.HEADING and line.level <= 2:  # noqa: PLR2004 - `#` or `##`, or underlined
        return line.text
    if line.form or is_greeting(line.text) or _SENTENCE.search(line.text) or bullets.item(line.text):
        return ""
    if any(pattern.fullmatch(line.text) for pattern in _LABELS.values()):
        return ""
    return line.text if line.text.count(" ") < _TITLE_WORDS else ""


def _labelled(blocks: Sequence[Block]) -> Iterator[tuple[str, str]]:
    """Yield the labelled facts, the first of a name last so that it wins."""
    for block in reversed(blocks):
        for name, pattern in _LABELS.items():
            said = pattern.fullmatch(block.text) if len(block.text) < _LONGEST_FIELD else None
            if said:
                yield name, said.group(1)


def _byline(below: Sequence[Block], blocks: Sequence[Block]) -> Iterator[tuple[str, str]]:
    """Yield the employer and the place in the line below the title, if the text goes on to speak of that employer."""
    line = below[0] if below else None
    if (
        line is None
        or line.form in {Form.ITEM, Form.ROW}
        or len(line.text) > _BYLINE
        or _NO_NAME.search(line.text)
    ):
        return
    parts = _BAR.split(line.text)
    is_parted = len(parts) == 2  # noqa: PLR2004 - employer and place
    employer, *rest = parts if is_parted else _COMMA.split(line.text, maxsplit=1)
    first = employer.split()[0].strip(",")
    if is_parted or any(
        block.text.startswith(first) or f" {first}" in block.text for block in blocks if block is not line
    ):
        yield "employer", employer
        yield "location", "".join(rest)
