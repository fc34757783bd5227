"""MHTML, Chrome's "single file" → the page in it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from scanner.model import Document
from scanner.postings.advert import Found, Part, Unread

if TYPE_CHECKING:
    from collections.abc import Iterator
    from email.message import EmailMessage

_HEADERS = re.compile(
    rb"\A\s*(?:[A-Za-z][A-Za-z0-9-]{1,40}:[^\n]{0,2000}\n(?:[ \t][^\n]{0,2000}\n){0,50}){1,50}", re.ASCII
)
_HEAD = 8192


def read(document: Document) -> Iterator[Found] | None:
    """Yield the page of a web archive; None if the document is none."""
    head = _HEADERS.match(document.body[:_HEAD].replace(b"\r\n", b"\n"))
    said = head.group().lower() if head else b""
    if b"multipart/related" not in said or not (b"snapshot-content-location" in said or b"text/html" in said):
        return None
    return _pages(document)


def _pages(document: Document) -> Iterator[Found]:
    from email import message_from_bytes, policy  # noqa: PLC0415 - seldom needed, slow to import

    message = message_from_bytes(document.body.lstrip(), policy=policy.default)
    page = next(
        (
            part
            for part in message.walk()
            if part.get_content_type() in {"text/html", "application/xhtml+xml"}
        ),
        None,
    )
    if page is None:
        yield Unread("This is a web archive without a page in it.")
        return
    yield Part(_document(document, page))


def _document(document: Document, page: EmailMessage) -> Document:
    body = page.get_payload(decode=True)
    charset = page.get_content_charset() or ""
    media_type = f"text/html; charset={charset}" if charset else "text/html"
    return Document(document.source, body if isinstance(body, bytes) else b"", "page.html", media_type)
