"""The text of a workflow of GitHub Actions."""

from __future__ import annotations

import json
import os
from importlib.metadata import version
from typing import TYPE_CHECKING

from scanner.scheduling.errors import ScheduleError

if TYPE_CHECKING:
    from pathlib import Path

    from scanner.scheduling.job import Job

_WORKFLOW = """\
# {name}: `scanner schedule remove --kind github` takes this file away
name: Nightly run of scanner
on:
  schedule:
    - cron: "{minute} {hour} * * *"  # UTC
  workflow_dispatch:
permissions:
  contents: read
concurrency: {name}
jobs:
  batch:
    runs-on: ubuntu-latest
    timeout-minutes: 120
    env:
      CONFIG: {config}
      SCANNER: telemedicine-scanner=={version}  # whatever pip installs: a wheel in this repository, a git+https address
{secrets}    steps:
      - uses: actions/checkout@v4
      - uses: actions/setup-python@v5
        with:
          python-version: "3.11"
      - run: python -m pip install "$SCANNER"
{restore}      - run: scanner batch --config "$CONFIG" --time-budget 100m
{save}      - uses: actions/upload-artifact@v4
        if: always()
        with:
          name: reports
          path: {made}
"""
# Not in one step: that would keep nothing of a night that ends with 1, 3 or 4.
_RESTORE = """\
      - uses: actions/cache/restore@v4  # the history as the last night left it
        with:
          path: {kept}
          key: {name}-${{{{ github.run_id }}}}-${{{{ github.run_attempt }}}}
          restore-keys: {name}-
"""
_SAVE = """\
      - uses: actions/cache/save@v4
        if: always()
        with:
          path: {kept}
          key: {name}-${{{{ github.run_id }}}}-${{{{ github.run_attempt }}}}
"""


def workflow(name: str, root: Path, job: Job) -> str:
    """The workflow that runs a job of the repository at `root`; ScheduleError if it reaches outside."""
    config, kept = _paths(root, (job.config,)), _paths(root, job.kept, "*")
    keep = {"kept": kept, "name": name}
    return _WORKFLOW.format(
        name=name,
        minute=job.at.minute,
        hour=job.at.hour,
        version=version("telemedicine-scanner"),
        config=config,
        secrets="".join(f"      {each}: ${{{{ secrets.{each} }}}}\n" for each in job.secrets),
        restore=_RESTORE.format(**keep) if job.kept else "",
        save=_SAVE.format(**keep) if job.kept else "",
        made=_paths(root, job.made),
    )


def _paths(root: Path, paths: tuple[Path, ...], ending: str = "") -> str:
    """Paths within the repository as a string of YAML, which takes those of JSON."""
    inside = [os.path.relpath(path, root).replace(os.sep, "/") + ending for path in paths]
    if any("${{" in path or path.startswith("..") for path in inside):
        raise ScheduleError(f"{root}: GitHub does not reach a path of the configuration: {', '.join(inside)}")
    return json.dumps("\n".join(inside), ensure_ascii=False)
