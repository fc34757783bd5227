"""Which channel was told of which run: what is done once a run, whenever the process is killed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import delete, insert, select

from scanner.history.tables import told

if TYPE_CHECKING:
    from sqlalchemy import Connection


def marks(connection: Connection) -> dict[str, int]:
    """Channel → the id of the last run it was told of."""
    return {row.channel: row.run_id for row in connection.execute(select(told))}


def mark(connection: Connection, channel: str, run: int) -> None:
    """Keep that a channel was told of a run."""
    connection.execute(delete(told).where(told.c.channel == channel))
    connection.execute(insert(told).values(channel=channel, run_id=run))
