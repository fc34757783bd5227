"""A finished run → the morning digest: files beside the reports, an e-mail, a webhook.

A night, as `scanner batch` ends it::

    settings = parse_notifications(table, where)            # when the configuration is read
    store.finish(run)
    notified = notify(
        store, run, settings, folder,
        sources=[source.name for source in sources],        # those of the configuration
        told=marker.read(),                                 # {"email": 11, "webhook": 12}
        mark=marker.write,                                  # mark("email", 12), at once
        base=config_path.parent,                            # where a relative password-file starts from
    )
    for line in notified.lines: ...                         # to stderr or the log
    if notified.failed: ...                                 # exit 3, as for a source that failed

- The files `digest.md`, `digest.html` and `digest.json` in `folder` are written for every run, so that
  none of them is ever yesterday's; messages are sent only when `settings.when` says so.
- `told` is what the caller keeps: to which run each channel (`email`, `webhook`) has been told. A
  channel told of this run is left alone, so a run that is notified again sends nothing twice. `mark` is
  called as soon as a channel has been told, or had nothing to be told.
- A channel that failed is not marked. The next night's message covers everything since the run it was
  last told of, so nothing is lost and nothing is told twice.
- `mark` is also called right before a message is sent (as `email begun`, `webhook begun`). Killed from then
  on until it is marked as told, it is not sent again, since nobody knows whether it arrived: `lines` and
  `failed` say so, and the files hold what it said. `Message-ID` and `Idempotency-Key` are made from the run.
- `notify` raises nothing for a server that fails: `notified.failed` and `notified.lines` say it. It raises
  StoreError as the store does, and ScannerError if the files cannot be written.
"""

from __future__ import annotations

from scanner.notifying.delivering import Notified, notify
from scanner.notifying.parsing import parse_notifications
from scanner.notifying.settings import Notifications

__all__ = ["Notifications", "Notified", "notify", "parse_notifications"]
