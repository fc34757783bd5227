"""Answer → document, or why it is none: gone, blocked, a login wall, an empty page, no text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from scanner.fetching.problems import (
    BlockedError,
    BusyError,
    FetchError,
    GoneError,
    PassingError,
    RedirectError,
)
from scanner.model import Document, Outcome

if TYPE_CHECKING:
    from scanner.fetching.answer import Answer
    from scanner.fetching.request import Request

_GONE = frozenset({404, 410})
_BUSY = 429
_BLOCKED = frozenset({401, 402, 403, 407, 451})
_ERRED, _WRONG = 500, 400
_CHALLENGE = re.compile(rb"cf-chl|challenge-platform|just a moment\.\.\.|verify(?:ing)? (?:that )?you are (?:a )?human|px-captcha|captcha-delivery", re.IGNORECASE)  # fmt: skip
_NO_TEXT = re.compile(
    r"(?:image|video|audio|font)/|application/(?:octet-stream|x-msdownload|java-archive|vnd\.android)"
)
_DOCUMENTS = (b"%PDF", b"PK\x03\x04", b"WARC/", b"\x1f\x8b")
_LOGIN = re.compile(
    r"/(?:log-?in|sign-?in|sso|auth(?:enticate|wall)?|account/login|uas/login)\b", re.IGNORECASE
)
_PASSWORD = re.compile(rb"<input[^>]+type=[\"']?password", re.IGNORECASE)
_HOME = re.compile(
    r"/?(?:[a-z]{2}(?:-[a-z]{2})?/?)?(?:careers?|jobs?|vacancies|search|index(?:\.\w+)?|home)?/?",
    re.IGNORECASE,
)
_HIDDEN = re.compile(
    rb"<(script|style|noscript|template|svg|head)\b.*?</\1\s*>|<!--.*?-->|<[^>]*>", re.IGNORECASE | re.DOTALL
)
_MARKUP = re.compile(rb"application/ld\+json|itemprop=|__NEXT_DATA__", re.IGNORECASE)
FEWEST_LETTERS = 80
SMALL = 400_000
"""Bytes of a page looked through for challenges and walls: longer pages have something to say."""


def document(request: Request, answer: Answer) -> Document:
    """The document an answer is; a FetchError that says why it is none."""
    _check_status(answer)
    if answer.body[:4] not in {start[:4] for start in _DOCUMENTS} and _NO_TEXT.match(answer.media_type):
        raise _error(Outcome.NOT_HTML, f"This is no page but a file of the type {answer.media_type}.")
    if request.step == "page":
        _check_page(request, answer)
    return Document(request.name, answer.body, media_type=answer.header("content-type"))


def check_text(request: Request, answer: Answer) -> None:
    """Raise a FetchError if a page that leads nowhere has no text of its own."""
    page = answer.body[:SMALL]
    if request.step != "page" or "html" not in answer.media_type or _MARKUP.search(page):
        return
    if _letters(page) < FEWEST_LETTERS and b"<script" in page.lower():
        raise _error(
            Outcome.EMPTY,
            "The page is filled in by scripts only: open it in the browser, save it and scan the file.",
        )


def _letters(page: bytes) -> int:
    return len(re.findall(rb"[^\W\d_]", _HIDDEN.sub(b" ", page)))


def _check_status(answer: Answer) -> None:
    status = answer.status
    if status in _GONE:
        raise GoneError(f"It is not there, or no longer: the server answers {status}.")
    if status == _BUSY:
        raise BusyError("The server asks for fewer requests (429).")
    if status in _BLOCKED or (status >= _WRONG and _is_challenge(answer)):
        raise BlockedError(
            f"The server does not show it to programs ({status}): open it in the browser, save it and scan the file."
        )
    if status >= _ERRED:
        raise PassingError(f"The server answers with an error of its own ({status}).")
    if status >= _WRONG or not answer.body.strip():
        raise _error(
            Outcome.EMPTY if status < _WRONG else Outcome.UNREADABLE,
            f"The server's answer has nothing to read ({status}).",
        )


def _check_page(request: Request, answer: Answer) -> None:
    asked, came = urlsplit(request.url), urlsplit(answer.url)
    moved = (asked.hostname, asked.path.rstrip("/")) != (came.hostname, came.path.rstrip("/"))
    page = answer.body[:SMALL]
    if moved and _LOGIN.search(came.path):
        raise _login()
    if moved and len(asked.path) > 1 and not _HOME.fullmatch(asked.path) and _HOME.fullmatch(came.path):
        raise RedirectError(
            "The posting's address leads to the start or careers page: it has probably been taken down."
        )
    if "html" not in answer.media_type or len(answer.body) > SMALL or _MARKUP.search(page):
        return
    if _is_challenge(answer):
        raise BlockedError(
            "The site shows a check for humans: open it in the browser, save it and scan the file."
        )
    if _PASSWORD.search(page) and _letters(page) < FEWEST_LETTERS * 5:
        raise _login()


def _is_challenge(answer: Answer) -> bool:
    return bool(_CHALLENGE.search(answer.body[:SMALL]) or answer.header("cf-mitigated"))


def _login() -> FetchError:
    return _error(
        Outcome.LOGIN, "The page is behind a login: open it in the browser, save it and scan the file."
    )


def _error(outcome: Outcome, sentence: str) -> FetchError:
    error = FetchError(sentence)
    error.outcome = outcome
    return error
