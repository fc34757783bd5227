"""Lines → blocks: which line is a heading, an item, a row, a paragraph."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from scanner.model import Form
from scanner.postings import bullets, labels
from scanner.postings.advert import BOLD_LEVEL, COLON_LEVEL, Block
from scanner.postings.headings import is_plain, section_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from scanner.postings.line import Line

_COLON_WORDS = 8
_BOLD_WORDS = 12
_SHORT_WORDS = 6
_CAPITALS = re.compile(r"[A-Z]")
_SMALL = re.compile(r"[a-z]")
_FIGURES = re.compile(r"[\d$\u00a3\u20ac\u20b9%@]")
_PICTURE = re.compile("(?:[\u2300-\u27bf\u2b00-\u2bff\U0001f000-\U0001faff]\ufe0f?\\s*)+(?=[^\\s])")
_SIGN_OFF = re.compile(
    r"(?:kind|best|warm|many)?\s*(?:regards|wishes|thanks|thank you|sincerely|cheers|xo)\b|(?:dear|hi|hello|hey|respected|good (?:morning|day))\b",
    re.IGNORECASE,
)
_OPENING = re.compile(r"(?:What|Who|How|Why|Your?|Our|The|About|We|If|To|A|In|More)\b|\w+(?: \w+)?$")
"""How a heading between blank lines begins, if it is longer than two words."""
_NO_TITLE = re.compile(r"[\d$\u00a3\u20ac\u20b9%@]|: ")
_NUMBER = re.compile(r"\d{1,2}[.)] ")
_END = re.compile(r"[.!,;\u2026)\]]$")


def classified(lines: Sequence[Line]) -> Iterator[Block]:
    """Yield what each line is, judged with its neighbours."""
    shouted = _is_shouted(lines)
    for number, line in enumerate(lines):
        below = lines[number + 1] if number + 1 < len(lines) else None
        yield from _blocks(line, below, shouted)


def _blocks(line: Line, below: Line | None, shouted: bool) -> Iterator[Block]:  # noqa: FBT001 - one fact about the text
    if line.form is Form.HEADING:
        yield Block(Form.HEADING, line.text, line.level)
    elif line.form is Form.ROW:
        yield Block(Form.ROW, line.text, heading=line.heading)
    elif line.form is Form.ITEM:
        yield from _cut(Form.ITEM, bullets.item(line.text) or line.text)
    elif level := _heading_level(line, below, shouted):
        yield Block(Form.HEADING, line.text, level)
    elif words := bullets.item(line.text):
        yield from _cut(Form.ITEM, words)
    else:
        yield from _cut(_pictured(line.text), line.text)


def _cut(form: Form, text: str) -> Iterator[Block]:
    """Yield a line that runs several parts together, in its parts; nearly always the line itself."""
    if len(text) <= labels.LONGEST:
        yield from _listed(form, text)
        return
    for label, part in labels.parts(text):
        if label:
            yield Block(Form.HEADING, label, COLON_LEVEL)
        if part:
            yield from _listed(form, part)


def _listed(form: Form, text: str) -> Iterator[Block]:
    first, *rest = bullets.items_within(text)
    yield Block(form if text.startswith(first) else Form.ITEM, first)
    for part in rest:
        yield Block(Form.ITEM, part)


def _heading_level(line: Line, below: Line | None, shouted: bool) -> int:  # noqa: FBT001
    """Return the level of a line that is a heading by its looks; 0 if it is none."""
    text, words = line.text, line.text.count(" ") + 1
    if text.endswith((":", "\uff1a")):
        return COLON_LEVEL if words <= _COLON_WORDS and not bullets.item(text) else 0
    if line.bold and words <= _BOLD_WORDS and not _END.search(text) and not bullets.item(text):
        return BOLD_LEVEL
    if words > _COLON_WORDS:
        return 0
    if not shouted and _is_capital(text) and not bullets.item(text):
        return BOLD_LEVEL
    if _is_numbered(text):
        return BOLD_LEVEL
    return BOLD_LEVEL if _is_titling(line, below, words) else 0


def is_greeting(text: str) -> bool:
    """Whether a line opens or closes a letter."""
    return bool(_SIGN_OFF.match(text))


def _is_titling(line: Line, below: Line | None, words: int) -> bool:
    """Whether a short line stands over what follows as a title does."""
    text = _PICTURE.sub("", line.text)
    if below is None or _NO_TITLE.search(text) or _END.search(text) or _SIGN_OFF.match(text):
        return False
    if is_plain(text):
        return True
    if bullets.item(line.text):
        return False
    listed = below.form is Form.ITEM or bool(bullets.item(below.text))
    stands = listed or (line.gap and not below.gap)
    if section_of(text) is not None:
        return stands or (line.gap and words <= _SHORT_WORDS and bool(_OPENING.match(text)))
    return stands and line.gap and text[:1].isupper() and words <= _SHORT_WORDS


def _is_numbered(text: str) -> bool:
    """`4. DESIRABLE` is a heading as `DESIRABLE` would be, not the fourth item of a list."""
    number = _NUMBER.match(text)
    title = text[number.end() :] if number else ""
    return bool(title) and (is_plain(title) or (_is_capital(title) and section_of(title) is not None))


def _is_capital(text: str) -> bool:
    return (
        not _SMALL.search(text)
        and len(_CAPITALS.findall(text)) > 3  # noqa: PLR2004 - "GP", "NHS", "MBBS" alone are no headings
        and not _FIGURES.search(text)
        and not _END.search(text)
    )


def _is_shouted(lines: Sequence[Line]) -> bool:
    """Whether so much is in capitals that capitals mean nothing."""
    long = [line.text for line in lines if line.text.count(" ") > _SHORT_WORDS]
    return sum(not _SMALL.search(text) for text in long) > len(long) / 2


def _pictured(text: str) -> Form:
    """Return a line led by a picture is an item of a list, as chat messages write them."""
    return Form.ITEM if _PICTURE.match(text) else Form.PARAGRAPH
