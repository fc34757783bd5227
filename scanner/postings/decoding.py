"""Bytes → text: by mark, by proof, by declaration, by guess, in this order."""

from __future__ import annotations

import codecs
import re

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_DECLARED = re.compile(rb"""(?:charset|encoding)\s*=\s*["']?\s*([A-Za-z0-9_.:-]{2,30})""", re.IGNORECASE)
_ESCAPED = re.compile(r"iso.?2022|hz", re.IGNORECASE)
_NEVER = frozenset({"utf-7", "idna", "punycode", "unicode_escape", "raw_unicode_escape", "undefined"})
# What browsers read these as: https://encoding.spec.whatwg.org/#names-and-labels
_WIDER = {
    "ascii": "cp1252",
    "iso8859-1": "cp1252",
    "iso8859-9": "cp1254",
    "gb2312": "gb18030",
    "gbk": "gb18030",
}
_NEVER_GUESSED = ["utf_16", "utf_16_le", "utf_16_be", "utf_32", "utf_32_le", "utf_32_be", "utf_7"]
_WESTERN = re.compile(
    "[\x00-\x7f\u00a0\u00a3\u00a5\u00a7\u00a9\u00ab\u00ae\u00b0\u00b7\u00bb\u00bd\u00c0-\u00d6\u00d9-\u00dd\u00df-\u00f6\u00f8-\u00fd"
    "\u20ac\u2013\u2014\u2018-\u201e\u2022\u2026\u2122\u0152\u0153]+"
)
"""What western European text in Windows-1252 is made of; a guess by statistics needs more to go on."""
_HEAD = 4096
_SAMPLE = 65_536
_STRAY = 0.005
"""Share of broken characters up to which a text is taken for damaged UTF-8."""


def decode(body: bytes, charset: str = "") -> str:
    """Return the text of a document; what cannot be decoded becomes U+FFFD, never an error."""
    name, skip = encoding(body, charset)
    return body[skip:].decode(name, errors="replace")


def encoding(body: bytes, charset: str = "") -> tuple[str, int]:
    """Return the name of the charset, and how many bytes its mark takes."""
    for mark, name in _MARKS:
        if body.startswith(mark):
            return name, len(mark)
    wide = _wide(body[:_HEAD])
    if wide:
        return wide, 0
    said = _known(charset) or _declaration(body[:_HEAD])
    if said and _ESCAPED.search(said):
        return said, 0
    if _is_utf8(body):
        return "utf-8", 0
    return said if said and said != "utf-8" else _guess(body[:_SAMPLE]), 0


def declared(media_type: str) -> str:
    """Return the charset a media type names: `text/html; charset=...`."""
    found = _DECLARED.search(media_type.encode("ascii", errors="ignore"))
    return found.group(1).decode("ascii") if found else ""


def is_marked(head: bytes) -> bool:
    """Whether a text begins so that its charset is beyond doubt, zeros or not."""
    return any(head.startswith(mark) for mark, _ in _MARKS) or bool(_wide(head))


def _wide(head: bytes) -> str:
    """UTF-16 without a mark: every second byte of Latin text is NUL."""
    even, odd = head[0::2], head[1::2]
    if len(odd) > 1 and odd.count(0) > 0.7 * len(odd) and even.count(0) < 0.1 * len(even):
        return "utf-16-le"
    if len(odd) > 1 and even.count(0) > 0.7 * len(even) and odd.count(0) < 0.1 * len(odd):
        return "utf-16-be"
    return ""


def _known(name: str) -> str:
    try:
        found = codecs.lookup(name.strip()) if name.strip() else None
    except (LookupError, ValueError):
        return ""
    # A wide charset without its zeros is a wrong declaration: its writer could not have written it in ASCII.
    if (
        found is None
        or found.name in _NEVER
        or found.name.startswith(("utf-16", "utf-32"))
        or not _is_text(found)
    ):
        return ""
    return _WIDER.get(found.name, found.name)


def _is_text(found: codecs.CodecInfo) -> bool:
    return bool(getattr(found, "_is_text_encoding", True))


def _declaration(head: bytes) -> str:
    said = _DECLARED.search(head)
    return _known(said.group(1).decode("ascii")) if said else ""


def _is_utf8(body: bytes) -> bool:
    """Whether it is UTF-8 but for a stray byte or two; other charsets fail in every word."""
    try:
        body.decode("utf-8")
    except UnicodeDecodeError as error:
        if error.reason == "unexpected end of data" and len(body) >= _HEAD:
            return True  # what was looked at is only the beginning
        text = body[:_SAMPLE].decode("utf-8", errors="replace")
        broken = text.count("\ufffd")
        whole = sum(1 for sign in text if sign > "\x7f") - broken
        return whole > 3 * broken and broken < _STRAY * len(text)
    return True


def _guess(sample: bytes) -> str:
    if not _WESTERN.sub("", sample.decode("cp1252", errors="replace")):
        return "cp1252"
    from charset_normalizer import from_bytes  # noqa: PLC0415 - seldom needed, slow to import

    best = from_bytes(sample, cp_exclusion=_NEVER_GUESSED).best()
    return _WIDER.get(best.encoding, best.encoding) if best else "cp1252"
