"""Options that --help shows under a heading of their own."""

from __future__ import annotations

from typing import Any

import click


class Grouped(click.Option):
    """An option that belongs under a heading."""

    def __init__(self, *words: Any, heading: str, **rest: Any) -> None:
        super().__init__(*words, **rest)
        self.heading = heading


class GroupedCommand(click.Command):
    """A command whose grouped options follow the others in --help."""

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write a section for each heading, in the order they appear."""
        sections: dict[str, list[tuple[str, str]]] = {"Options": []}
        for option in filter(lambda param: isinstance(param, click.Option), self.get_params(ctx)):
            record = option.get_help_record(ctx)
            if record:
                sections.setdefault(getattr(option, "heading", "Options"), []).append(record)
        for heading, records in sections.items():
            with formatter.section(heading):
                formatter.write_dl(records)
