"""What stands in place of a posting: a login wall, a check for humans, the careers page, nothing at all."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from scanner.fetching.problems import BlockedError, EmptyError, LoginError, RedirectError

if TYPE_CHECKING:
    from urllib.parse import SplitResult

    from scanner.fetching.answer import Answer
    from scanner.fetching.request import Request

# Each pattern takes time in proportion to the page, whatever is in it.
_CHALLENGE = re.compile(
    rb"cf-chl|challenge-platform|just a moment\.\.\.|verify(?:ing)? (?:that )?you are (?:a )?human|px-captcha|captcha-delivery",
    re.IGNORECASE,
)
_LOGIN = re.compile(
    r"/(?:log-?in|sign-?in|sso|auth(?:enticate|wall)?|account/login|uas/login)\b", re.IGNORECASE
)
_PASSWORD = re.compile(rb"<input\b[^<>]{0,500}?type=[\"']?password", re.IGNORECASE)
_HOME = re.compile(
    r"/?(?:[a-z]{2}(?:-[a-z]{2})?/?)?(?:careers?|jobs?|vacancies|search|index(?:\.\w+)?|home)?/?",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"\d{3}")
_NUMBERED = re.compile(r"(?:^|[&_])(?:gh_jid|j(?:ob)?_?id|id|req(?:uisition)?_?id)=", re.IGNORECASE)
_TAG = re.compile(rb"<(/?)([a-z][a-z0-9]*+)[^<>]*+>|<[^<>]*+>", re.IGNORECASE)
_UNSEEN = frozenset({b"script", b"style", b"noscript", b"template", b"svg", b"head"})
_LETTERS = re.compile(rb"[A-Za-z\x80-\xff]")
_MARKUP = re.compile(rb"application/ld\+json|itemprop=|__NEXT_DATA__", re.IGNORECASE)
_SMALL = 400_000
"""Bytes of a page looked through for walls: longer pages have something to say."""
FEWEST_LETTERS = 80
_WALL_LETTERS = 600
"""Of a page that only asks to log in or to prove to be human."""


def check_page(request: Request, answer: Answer) -> None:
    """Raise a FetchError if a page stands in the posting's place."""
    asked, came = urlsplit(request.url), urlsplit(answer.url)
    moved = (asked.hostname, asked.path.rstrip("/"), asked.query) != (
        came.hostname,
        came.path.rstrip("/"),
        came.query,
    )
    if moved and _LOGIN.search(came.path):
        raise _login()
    if moved and _is_away(asked, came):
        raise RedirectError(
            "The posting's address leads to the start or careers page: it has probably been taken down."
        )
    if _is_html(answer) and not _MARKUP.search(answer.body) and visible_letters(answer.body) < _WALL_LETTERS:
        if is_challenge(answer):
            raise BlockedError(
                "The site shows a check for humans: open it in the browser, save it and scan the file."
            )
        if _PASSWORD.search(answer.body):
            raise _login()


def check_text(request: Request, answer: Answer) -> None:
    """Raise EmptyError if a page that leads nowhere has no text of its own."""
    if request.step != "page" or not _is_html(answer) or _MARKUP.search(answer.body):
        return
    if visible_letters(answer.body) < FEWEST_LETTERS and b"<script" in answer.body.lower():
        raise EmptyError(
            "The page is filled in by scripts only: open it in the browser, save it and scan the file."
        )


def is_challenge(answer: Answer) -> bool:
    """Whether an answer has the marks of a check for humans; ordinary pages may have some, beside their text."""
    return bool(answer.header("cf-mitigated") or _CHALLENGE.search(answer.body[:_SMALL]))


def visible_letters(page: bytes) -> int:
    """Letters a reader sees, counted up to those of a wall; any byte beyond ASCII counts as one."""
    count, position, unseen = 0, 0, b""
    for tag in _TAG.finditer(page):
        if not unseen:
            count += len(_LETTERS.findall(page, position, tag.start()))
        position = tag.end()
        name = (tag[2] or b"").lower()
        if name in _UNSEEN and (not unseen or unseen == name):
            unseen = b"" if tag[1] else name
        if count >= _WALL_LETTERS:
            return count
    return count + (0 if unseen else len(_LETTERS.findall(page, position)))


def _is_html(answer: Answer) -> bool:
    return "html" in answer.media_type and len(answer.body) <= _SMALL


def _is_away(asked: SplitResult, came: SplitResult) -> bool:
    """Whether it was a posting's address and no longer is."""
    if _HOME.fullmatch(came.path):
        one = not _HOME.fullmatch(asked.path) or bool(_NUMBERED.search(asked.query))
        return one and not _NUMBERED.search(came.query)
    above, below = came.path.rstrip("/") + "/", asked.path
    return below.startswith(above) and bool(_NUMBER.search(below[len(above) :])) and not _NUMBER.search(above)


def _login() -> LoginError:
    return LoginError("The page is behind a login: open it in the browser, save it and scan the file.")
