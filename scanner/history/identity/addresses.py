"""URLs that differ but lead to the same page, and the ids that job systems put into them."""

from __future__ import annotations

import re
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

_TRACKING = re.compile(
    r"utm_.*|mtm_.*|pk_.*|hsa_.*|_hs.*|gclid|gclsrc|dclid|fbclid|msclkid|yclid|twclid|igshid|mc_[ce]id|mkt_tok|_ga|_gl"
    r"|referrer|referer|trk|trackingid|gh_src|lever-.*|jsessionid"
)
_DEFAULT_PORTS = {"http": 80, "https": 443}
_JOB_IDS = (
    ("greenhouse", re.compile(r"(?:boards|job-boards)(?:\.eu)?\.greenhouse\.io/[^/]+/jobs/(\d+)")),
    ("greenhouse", re.compile(r"[?&]gh_jid=(\d+)")),
    ("lever", re.compile(r"jobs(?:\.eu)?\.lever\.co/[^/]+/([0-9a-f-]{36})")),
    ("ashby", re.compile(r"jobs\.ashbyhq\.com/[^/]+/([0-9a-f-]{36})")),
    ("workable", re.compile(r"apply\.workable\.com/(?:[^/]+/)?j/([0-9a-z]{8,12})")),
    ("smartrecruiters", re.compile(r"jobs\.smartrecruiters\.com/[^/]+/(\d{9,})")),
    ("recruitee", re.compile(r"([^/.]+\.recruitee\.com/o/[^/?#]+)")),
    ("bamboohr", re.compile(r"([^/.]+\.bamboohr\.com/careers/\d+)")),
    ("personio", re.compile(r"([^/.]+\.jobs\.personio\.(?:de|com)/job/\d+)")),
    ("indeed", re.compile(r"indeed\.[a-z.]+/viewjob\?(?:[^#]*&)?jk=([0-9a-f]{16})")),
    ("linkedin", re.compile(r"linkedin\.com/jobs/view/(?:[^/?#]*-)?(\d{8,})")),
)


def canonical(address: str) -> str:
    """The address without what does not lead elsewhere; a path of a file is left alone.

    >>> canonical("HTTPS://Jobs.Example:443/a/?utm_source=x&b=2&a=1#apply")
    'https://jobs.example/a?a=1&b=2'
    """
    try:
        parts = urlsplit(address)
        port = parts.port
    except ValueError:
        return address
    if parts.scheme not in _DEFAULT_PORTS or not parts.hostname:
        return address
    host = parts.hostname.removeprefix("www.").rstrip(".")
    place = host if port in {None, _DEFAULT_PORTS[parts.scheme]} else f"{host}:{port}"
    # http and https of a host show the same posting.
    return urlunsplit(("https", place, parts.path.rstrip("/"), _query(parts.query), ""))


def _query(query: str) -> str:
    pairs = parse_qsl(query, keep_blank_values=True)
    return urlencode(sorted(pair for pair in pairs if not _TRACKING.fullmatch(pair[0].lower())))


def job_id(address: str) -> str | None:
    """The id a job system gave, if the address is one of its job pages: `lever:<id>`.

    Only ids that are unique in the whole system, or come with the customer's name, count.
    """
    folded = address.lower()
    for system, pattern in _JOB_IDS:
        if match := pattern.search(folded):
            return f"{system}:{match[1]}"
    return None
