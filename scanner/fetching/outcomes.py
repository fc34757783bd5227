"""Answer → document, or why it is none: gone, blocked, a login wall, an empty page, no text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from scanner.fetching.pages import check_page, is_challenge
from scanner.fetching.problems import (
    BlockedError,
    BusyError,
    EmptyError,
    FetchError,
    GoneError,
    NotHtmlError,
    PassingError,
)
from scanner.model import Document

if TYPE_CHECKING:
    from scanner.fetching.answer import Answer
    from scanner.fetching.request import Request

GONE = frozenset({404, 410})
_BUSY = 429
_BLOCKED = frozenset({401, 402, 403, 407, 451})
_ERRED, _WRONG, _MOVED = 500, 400, 300
_NO_TEXT = re.compile(
    r"(?:image|video|audio|font)/|application/(?:octet-stream|x-msdownload|java-archive|vnd\.android)"
)
_DOCUMENTS = (b"%PDF", b"PK\x03\x04", b"WARC", b"\x1f\x8b")
"""What a vague media type may hide and the reader of postings can open."""


def document(request: Request, answer: Answer) -> Document:
    """The document an answer is; a FetchError that says why it is none."""
    check_status(answer)
    if not answer.body.strip():
        raise EmptyError("The server sent an empty page.")
    if _NO_TEXT.match(answer.media_type) and not answer.body.startswith(_DOCUMENTS):
        raise NotHtmlError(f"This is no page but a file of the type {answer.media_type[:60]}.")
    if request.step == "page":
        check_page(request, answer)
    return Document(request.name, answer.body, media_type=answer.header("content-type"), time=answer.time)


def check_status(answer: Answer, wait: float | None = None) -> None:
    """Raise a FetchError, with the wait the server asks for, unless there is something to read."""
    status = answer.status
    if status in GONE:
        raise GoneError(f"It is not there, or no longer: the server answers {status}.")
    if status == _BUSY:
        raise BusyError("The server asks for fewer requests (429).", wait=wait)
    if status in _BLOCKED or (status >= _WRONG and is_challenge(answer)):
        raise BlockedError(
            f"The server does not show it to programs ({status}): open it in the browser, save it and scan the file."
        )
    if status >= _ERRED:
        raise PassingError(f"The server answers with an error of its own ({status}).", wait=wait)
    if status >= _MOVED:
        raise FetchError(f"The server's answer has nothing to read ({status}).")


def check_passing(answer: Answer, wait: float | None) -> None:
    """Raise what may pass, before it is kept."""
    if answer.status == _BUSY or answer.status >= _ERRED:
        check_status(answer, wait)
