"""E-mails as saved (.eml) → the advert in the text, and what is attached."""

from __future__ import annotations

import re
from pathlib import PurePath
from typing import TYPE_CHECKING

from scanner.model import Document, Form, Section
from scanner.postings.advert import About, Advert, Block, Found, Part
from scanner.postings.heads import completed
from scanner.postings.prose import blocks_of
from scanner.postings.values import date_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from email.message import EmailMessage, MIMEPart

_NAMES = rb"from|to|cc|date|subject|mime-version|message-id|received|return-path|content-type|delivered-to|reply-to|x-[a-z-]+|dkim-signature"
_HEADER = re.compile(rb"^(" + _NAMES + rb"):", re.IGNORECASE | re.MULTILINE)
_BLOCK = re.compile(
    rb"\A(?:From [^\n]{1,200}\n)?(?:[A-Za-z][A-Za-z0-9-]{0,60}:[^\n]{0,8000}(?:\n[ \t][^\n]{0,8000}){0,200}(?:\n|\Z)){2,200}"
)
_PROOF = frozenset(
    {
        b"mime-version",
        b"message-id",
        b"received",
        b"return-path",
        b"content-type",
        b"delivered-to",
        b"subject",
    }
)
_ANSWER = re.compile(r"^(?:(?:re|fwd?|aw|wg|tr|sv)\s?:\s*)+", re.IGNORECASE)
_HEAD = 65_536
_FEWEST_WORDS = 40
"""Words a message has that is more than a covering note."""
_MOST_PARTS = 100
_PASSED_OVER = frozenset(
    {
        "text/calendar",
        "text/vcard",
        "application/pgp-signature",
        "application/pkcs7-signature",
        "application/x-pkcs7-signature",
    }
)


def read(document: Document) -> Iterator[Found] | None:
    """Yield the postings of a message; None if the document is none."""
    head = _BLOCK.match(document.body[:_HEAD].replace(b"\r\n", b"\n").lstrip())
    names = {name.lower() for name in _HEADER.findall(head.group())} if head else set()
    is_named = PurePath(document.name).suffix.lower() == ".eml"
    if not names & _PROOF or len(names) < (1 if is_named else 2):
        return None
    return _found(document)


def _found(document: Document) -> Iterator[Found]:
    from email import message_from_bytes, policy  # noqa: PLC0415 - seldom needed, slow to import

    message = message_from_bytes(document.body.lstrip(), policy=policy.default)
    parts = list(_attached(document, message))
    advert = _advert(message)
    words = sum(block.text.count(" ") + 1 for block in advert.blocks if block.section is not Section.APPLY)
    if words >= _FEWEST_WORDS or not parts:
        yield advert
    yield from parts if len(parts) > 1 or words >= _FEWEST_WORDS else [Part(part.document) for part in parts]


def _advert(message: EmailMessage) -> Advert:
    title = _ANSWER.sub("", _header(message, "subject"))
    sender = _header(message, "from")
    blocks = list(blocks_of(_text(message)))
    # Who writes is part of what the reader sees: a free e-mail address says something.
    opening = [Block(Form.PARAGRAPH, f"From: {sender}", section=Section.APPLY)] if sender else []
    about = About(title, posted=date_of(_day(message)))
    return Advert(completed(about, blocks), (*opening, *blocks))


def _header(message: EmailMessage, name: str) -> str:
    try:
        return str(message.get(name, ""))
    except (
        ValueError,
        IndexError,
        AttributeError,
        TypeError,
    ):  # what the standard library raises on broken headers
        return ""


def _day(message: EmailMessage) -> str:
    from email.utils import parsedate_to_datetime  # noqa: PLC0415 - seldom needed, slow to import

    try:
        return parsedate_to_datetime(_header(message, "date")).isoformat()
    except (ValueError, TypeError, IndexError):
        return ""


def _text(message: EmailMessage) -> str:
    """Return the body, as HTML if it has both: the plain twin often has no lists."""
    try:
        body = message.get_body(preferencelist=("html", "plain"))
    except (AttributeError, KeyError):
        return ""
    return _decoded(body) if body is not None else ""


def _decoded(part: MIMEPart) -> str:
    from scanner.postings.decoding import decode  # noqa: PLC0415 - as the rest of this path

    payload = part.get_payload(decode=True)
    return decode(payload if isinstance(payload, bytes) else b"", part.get_content_charset() or "")


def _attached(document: Document, message: EmailMessage) -> Iterator[Part]:
    """Yield what is attached, as documents; pictures inside the text are decoration."""
    for number, part in enumerate(message.iter_attachments(), 1):
        if number > _MOST_PARTS:
            return
        kind, name = part.get_content_type(), part.get_filename() or ""
        if kind in _PASSED_OVER or (
            kind.startswith("image/") and part.get_content_disposition() != "attachment"
        ):
            continue
        if part.get("content-id") and kind.startswith("image/"):
            continue
        body = _bytes(part)
        if body:
            label = PurePath(name.replace("\\", "/")).name or str(number)
            yield Part(Document(document.source, body, label, kind), label)


def _bytes(part: EmailMessage) -> bytes:
    """Return the bytes of an attachment; a forwarded message as the message it is."""
    if part.get_content_maintype() == "message":
        inner = part.get_payload(0) if part.is_multipart() else None
        return inner.as_bytes() if inner is not None and not isinstance(inner, str) else b""
    payload = part.get_payload(decode=True)
    return payload if isinstance(payload, bytes) else b""
