"""An address in its parts."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import parse_qs, quote, unquote, urldefrag, urljoin, urlsplit

if TYPE_CHECKING:
    from collections.abc import Mapping

_SCHEME = re.compile(r"https?://", re.IGNORECASE)
_LONGEST = 4000


@dataclass(frozen=True, slots=True)
class Address:
    """What recognisers look at; the host is in lower case, the parts are unquoted."""

    url: str
    host: str
    parts: tuple[str, ...]
    query: Mapping[str, str]

    @property
    def labels(self) -> tuple[str, ...]:
        """The names in the host: `acme.jobs.personio.de` has four."""
        return tuple(self.host.split("."))

    def after(self, name: str) -> str:
        """The part that follows the first one called `name`; "" if there is none."""
        return next(
            (part for before, part in zip(self.parts, self.parts[1:], strict=False) if before == name), ""
        )


def is_web(text: str) -> bool:
    """Whether it is written as the address of a web page."""
    return bool(_SCHEME.match(text))


def address(url: str) -> Address | None:
    """Return the parts of a web address; None if it is none."""
    if not is_web(url) or len(url) > _LONGEST or re.search(r"[\s\x00-\x1f]", url):
        return None
    try:
        split = urlsplit(url)
        host = (split.hostname or "").rstrip(".")
        _ = split.port
    except ValueError:
        return None
    if not host:
        return None
    parts = tuple(unquote(part) for part in split.path.split("/") if part)
    return Address(url, host, parts, {name: values[0] for name, values in parse_qs(split.query).items()})


def joined(base: str, link: str) -> str:
    """Return a link as a whole address without its fragment; "" if it is none."""
    try:
        return urldefrag(urljoin(base, link.strip())).url
    except ValueError:
        return ""


def slug(text: str) -> str:
    """Quote a name for use as one part of a path."""
    return quote(text, safe="-_.~")
