"""The options on how URLs are fetched, and the settings they make."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial, reduce
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from scanner.cli.grouping import Grouped

if TYPE_CHECKING:
    from collections.abc import Callable

    from scanner.cli.progress import Progress
    from scanner.fetching import Settings

_MEGABYTE = 1_000_000
_option = partial(click.option, cls=Grouped, heading="Fetching")


def _words(_context: click.Context, _option: click.Parameter, value: str) -> str:
    if not value.replace(",", "").strip():
        raise click.BadParameter("say a word, several with commas between them, or all.")
    return value


_SECONDS = click.FloatRange(min=0, min_open=True)
_PATH = click.Path(path_type=Path)
OPTIONS = (
    _option("--from-file", type=_PATH, multiple=True, metavar="FILE", help="URLs to fetch, one a line; repeatable."),
    _option("--match", default="telemedicine", show_default=True, metavar="WORDS", callback=_words,
            help="Of boards, feeds and sitemaps, read the postings with one of these words (a,b,c), or all."),
    _option("--follow", is_flag=True, help="Read the jobs that a listing page links to, one level deep."),
    _option("--offline", is_flag=True, help="Fetch nothing: read again what was fetched before."),
    _option("--save", type=_PATH, metavar="DIR|FILE.warc.gz", help="Keep all that is fetched, to scan it again."),
    _option("--cache", type=_PATH, metavar="DIR", help="Where fetched pages are kept.  [default: the system's place]"),
    _option("--cache-mb", type=click.FloatRange(min=0), default=1000.0, show_default=True, metavar="MB",
            help="What is left of the cache after a run: the oldest pages go first, this run's stay."),
    _option("--contact", default="", metavar="ADDRESS", help="How site owners reach you: said with each request."),
    _option("--pace", type=click.FloatRange(min=0), default=1.0, show_default=True, metavar="SECONDS",
            help="Wait between two requests to a host."),
    _option("--connections-per-host", type=click.IntRange(1, 20), default=2, show_default=True, metavar="N",
            help="Most connections to one host."),
    _option("--concurrency", type=click.IntRange(1, 500), default=40, show_default=True, metavar="N",
            help="Most requests at once, to all hosts together."),
    _option("--timeout", type=_SECONDS, default=20.0, show_default=True, metavar="SECONDS", help="Longest request."),
    _option("--url-timeout", type=_SECONDS, default=45.0, show_default=True, metavar="SECONDS",
            help="Longest for a URL with its retries."),
    _option("--attempts", type=click.IntRange(1, 10), default=3, show_default=True, help="Tries for each URL."),
    _option("--most-mb", type=click.FloatRange(min=0, min_open=True, max=200), default=10.0, show_default=True, metavar="MB",
            help="Largest page, unpacked."),
    _option("--backoff", type=click.FloatRange(min=0), default=10.0, show_default=True, metavar="SECONDS",
            help="Longest wait before a retry."),
    _option("--allow-private", is_flag=True, help="Fetch from this machine and its network too."),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Fetching:
    """What was asked for about URLs."""

    from_file: tuple[Path, ...] = ()
    match: str = "telemedicine"
    follow: bool = False
    offline: bool = False
    save: Path | None = None
    cache: Path | None = None
    cache_mb: float = 1000.0
    contact: str = ""
    pace: float = 1.0
    connections_per_host: int = 2
    concurrency: int = 40
    timeout: float = 20.0
    url_timeout: float = 45.0
    attempts: int = 3
    most_mb: float = 10.0
    backoff: float = 10.0
    allow_private: bool = False


def fetching_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command the options of OPTIONS."""
    return reduce(lambda made, option: option(made), reversed(OPTIONS), command)


def settings(asked: Fetching, progress: Progress, stopped: Callable[[], bool]) -> Settings:
    """Return the fetcher's settings; whatever has no option keeps its default."""
    from scanner.fetching import Settings  # noqa: PLC0415 - slow to import

    return Settings(
        attempts=asked.attempts,
        request_seconds=asked.timeout,
        url_seconds=asked.url_timeout,
        most_bytes=int(asked.most_mb * _MEGABYTE),
        pace_seconds=asked.pace,
        most_backoff=asked.backoff,
        connections_per_host=asked.connections_per_host,
        concurrency=asked.concurrency,
        contact=asked.contact,
        cache=asked.cache or _cache(),
        most_cache_bytes=int(asked.cache_mb * _MEGABYTE),
        offline=asked.offline,
        allow_private=asked.allow_private,
        save=asked.save,
        stopped=stopped,
        tell=progress.tell,
        say=progress.say,
    )


def _cache() -> Path:
    import platformdirs  # noqa: PLC0415 - only URLs need it

    return Path(platformdirs.user_cache_dir("telemedicine-scanner", appauthor=False)) / "pages"
