"""Which version this is."""

from __future__ import annotations

import click


def show(context: click.Context, _option: click.Parameter, value: bool) -> None:  # noqa: FBT001 - click calls it
    """Print the version and exit, if asked to."""
    if value:
        click.echo(f"scanner {_version()}")
        context.exit()


def _version() -> str:
    from importlib.metadata import PackageNotFoundError, version  # noqa: PLC0415 - slower than all of --help

    try:
        return version("telemedicine-scanner")
    except PackageNotFoundError:
        return "(from a checkout that is not installed)"
