"""URLs → documents, politely and safely: the one package that speaks HTTP.

`fetch` gives the documents that requests lead to, in the order asked, `crawl` as they come; what
`expand` makes of a document is fetched further. Everything is bounded by `Settings`.
"""

from __future__ import annotations

from scanner.fetching.progress import FetchProgress
from scanner.fetching.request import Expand, Request
from scanner.fetching.running import crawl, fetch
from scanner.fetching.settings import Settings

__all__ = ["Expand", "FetchProgress", "Request", "Settings", "crawl", "fetch"]
