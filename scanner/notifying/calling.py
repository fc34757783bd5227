"""The digest to a webhook."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from scanner.fetching.sending import send
from scanner.notifying.errors import NotifyError
from scanner.notifying.layout import page
from scanner.notifying.plain_text import plain_text
from scanner.notifying.record import record
from scanner.notifying.settings import Body

if TYPE_CHECKING:
    from collections.abc import Callable

    from scanner.notifying.digest import Digest
    from scanner.notifying.settings import Webhook

_LONGEST = 3500
"""Characters of a text; chats take four thousand or so."""


def call(  # noqa: PLR0913 - the message, the receiver, and who wants to know
    digest: Digest,
    webhook: Webhook,
    url: str,
    token: str,
    identity: str,
    *,
    begun: Callable[[], None] = lambda: None,
) -> str:
    """Post a digest; what to say of it. NotifyError if the receiver did not take it.

    `begun` is called right before anything is sent.
    """
    if not token.isascii():
        raise NotifyError("The token has letters that no header can carry.")
    content = record(digest) if webhook.body is Body.DIGEST else {"text": plain_text(page(digest))[:_LONGEST]}
    headers = {"Idempotency-Key": identity, **({"Authorization": f"Bearer {token}"} if token else {})}
    problem = send(
        url,
        json.dumps(content).encode(),
        headers,
        seconds=webhook.timeout,
        allow_private=webhook.allow_private,
        begun=begun,
    )
    if problem:
        raise NotifyError(problem)
    return "sent"
