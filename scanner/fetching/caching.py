"""The cache of a run: in use while it lasts, brought to its limit afterwards; whatever is lost is said."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from scanner.fetching.cache import Cache
from scanner.fetching.trimming import Trimmed, in_use, trim

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scanner.fetching.settings import Settings

_MEGABYTE = 1_000_000


@contextmanager
def caching(settings: Settings) -> Iterator[Cache | None]:
    """The cache, if there is to be one, brought to its limit after the run."""
    if settings.cache is None:
        yield None
        return
    cache = Cache(settings.cache)
    try:
        with in_use(cache.folder, create=not settings.offline):
            yield cache
    finally:
        if cache.problem:
            settings.say(
                f"the cache {cache.folder} cannot be written to ({cache.problem}), so --offline lacks pages"
            )
        if not settings.offline:
            _tell_trimmed(trim(cache.folder, settings.most_cache_bytes, cache.used), settings)


def _tell_trimmed(trimmed: Trimmed, settings: Settings) -> None:
    limit = f"{settings.most_cache_bytes / _MEGABYTE:g} MB"
    if trimmed.dropped:
        settings.say(
            f"the cache keeps {limit}: {trimmed.dropped:,} of its pages, fetched longest ago, are gone"
            " and cannot be read with --offline any more"
        )
    if trimmed.size > settings.most_cache_bytes:
        settings.say(
            f"the pages of this run alone take more than the cache's {limit}; they stay until the next run"
        )
