"""Text as found → the text a reader sees: nothing invisible, one kind of space."""

from __future__ import annotations

import re

_INVISIBLE = re.compile(
    "[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f"  # control characters that are no space
    "\u00ad\u034f\u061c\u115f\u1160\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\u3164\ufeff\uffa0\ufff9-\ufffb"
    "\ud800-\udfff"  # halves of characters, which no output can encode
    "\ufe00-\ufe0e\U000e0000-\U000e01ef]"  # carriers of smuggled text
    # Joiners hold emoji and Indic letters together; between Latin letters they only hide words.
    "|(?:^|(?<=[\x00-\u024f]))[\u200c\u200d]|[\u200c\u200d](?:$|(?=[\x00-\u024f]))"
)
_MOJIBAKE = re.compile(
    "[\u00c2\u00c3\u00e2\u00f0][\u0080-\u00bf\u0152-\u0178\u0192\u02c6\u02dc\u2013-\u203a\u20ac\u2122]"
)
_RARE_IN_ORDER = re.compile("[\u034f\u115f\u1160\u3164\uffa0\ufe00-\ufe0e\U000e0000-\U000e01ef]")
_LONGEST_REPAIR = 100_000


def clean(text: str) -> str:
    r"""Return the text in one line as it is seen: every other character kept as it was.

    >>> clean(" Pay:\u00a0 $30\u200b \n an hour ")
    'Pay: $30 an hour'
    """
    if not text.isascii():
        text = _repaired(text)
        if not text.isprintable() or _RARE_IN_ORDER.search(text):
            text = _INVISIBLE.sub("", text)
    elif not text.isprintable():
        text = _INVISIBLE.sub("", text)
    return " ".join(text.split())


def _repaired(text: str) -> str:
    """Undo text that was decoded as the wrong charset, if any of it looks so."""
    if len(text) > _LONGEST_REPAIR or not _MOJIBAKE.search(text):
        return text
    import ftfy  # noqa: PLC0415 - seldom needed, slow to import

    return str(ftfy.fix_encoding(text))
