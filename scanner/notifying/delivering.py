"""Tells each channel of a run that it has not been told of."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from scanner.notifying.digest import digest
from scanner.notifying.errors import NotifyError
from scanner.notifying.files import write_files
from scanner.notifying.layout import page
from scanner.notifying.secret import read_secret

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from scanner.history import Run, Store
    from scanner.notifying.digest import Digest
    from scanner.notifying.settings import Email, Notifications, Webhook

    Deliver = Callable[[Digest, str, Callable[[], None]], str]


@dataclass(frozen=True, slots=True)
class Notified:
    """What became of the notifications of a run."""

    lines: tuple[str, ...] = ()
    """A sentence each, for a log: what was sent, what failed and why; never a secret."""
    failed: tuple[str, ...] = ()
    """The channels that could not be told."""


def notify(  # noqa: PLR0913 - the run, and what its caller knows
    store: Store,
    run: Run,
    settings: Notifications,
    folder: Path,
    *,
    sources: Sequence[str],
    told: Mapping[str, int],
    mark: Callable[[str, int], None],
    base: Path = Path(),
) -> Notified:
    """Write the digest of a finished run into `folder` and tell every channel; see the package."""
    tonight = digest(store, run, settings, sources)
    write_files(tonight, folder)
    known = {0, *(each.id for each in store.runs())}
    lines: list[str] = []
    failed: list[str] = []
    for name, deliver in _channels(settings, base):
        since = told.get(name)
        if since is not None and since >= run.id:
            continue
        if told.get(_begun(name)) == run.id:
            failed.append(name)
            lines.append(f"{name}: killed while run {run.id} was being sent; not sent again, read the digest")
            mark(name, run.id)
            continue
        pending = since in known and since != (tonight.changes.since or 0)
        news = digest(store, run, settings, sources, since) if pending else tonight
        try:
            if news.is_worth(settings.when):
                begun = partial(mark, _begun(name), run.id)
                lines.append(f"{name}: {deliver(news, _identity(news, name), begun)}")
        except NotifyError as error:
            failed.append(name)
            lines.append(f"{name}: not sent, the next run tries again: {error}")
            mark(name, news.changes.since or 0)
            mark(_begun(name), news.changes.since or 0)
        else:
            mark(name, run.id)
    return Notified(tuple(lines), tuple(failed))


def _begun(channel: str) -> str:
    """The mark that a message was about to be sent: whether it was, nobody knows if the process is killed then."""
    return f"{channel} begun"


def _channels(settings: Notifications, base: Path) -> Iterator[tuple[str, Deliver]]:
    if settings.email:
        yield "email", _mailing(settings.email, base)
    if settings.webhook:
        yield "webhook", _calling(settings.webhook, base)


def _mailing(email: Email, base: Path) -> Deliver:
    def deliver(news: Digest, identity: str, begun: Callable[[], None]) -> str:
        from scanner.notifying.mailing import send_mail  # noqa: PLC0415 - nobody waits for what is not used

        password = read_secret(email.password_env, email.password_file, base)
        return send_mail(page(news), email, password, identity, begun)

    return deliver


def _calling(webhook: Webhook, base: Path) -> Deliver:
    def deliver(news: Digest, identity: str, begun: Callable[[], None]) -> str:
        from scanner.notifying.calling import call  # noqa: PLC0415 - imports httpx

        url = webhook.url or read_secret(webhook.url_env, webhook.url_file, base)
        token = read_secret(webhook.token_env, webhook.token_file, base)
        return call(news, webhook, url, token, identity, begun=begun)

    return deliver


def _identity(news: Digest, channel: str) -> str:
    """The same for the same news, however often it is sent."""
    run = news.run
    facts = f"{channel} {run.id} {run.started} {run.config} {run.rules} {news.changes.since or 0}"
    return f"run-{run.id}-{sha256(facts.encode()).hexdigest()[:24]}"
