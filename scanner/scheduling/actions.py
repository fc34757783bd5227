"""GitHub Actions: a workflow in the repository that the configuration is in; the history is kept in its cache."""

from __future__ import annotations

import json
import os
from hashlib import sha256
from importlib.metadata import version
from typing import TYPE_CHECKING

from scanner.scheduling.errors import ScheduleError
from scanner.scheduling.job import OURS
from scanner.scheduling.owned import remove_owned, write_owned
from scanner.scheduling.scheduler import Entry

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


class GitHubActions:
    """A file beside the others in .github/workflows; pushing it is left to the user."""

    kind = "github"
    note = "Commit and push it. The time is UTC, and GitHub may begin late or leave a night out; the next makes up for it."

    def is_here(self) -> bool:
        """Whether it is here is the repository's to say."""
        return True

    def entries(self, job: Job) -> tuple[Entry, ...]:
        """The workflow."""
        root = _root(job)
        return (Entry(str(_path(root, job)), _text(root, job)),)

    def install(self, job: Job) -> bool:
        """Write the workflow."""
        root = _root(job)
        if not (root / ".git").exists():
            raise ScheduleError(
                f"{job.config}: is in no git repository, so there is no place for a workflow."
            )
        return write_owned(_path(root, job), _text(root, job), _name(root, job))

    def remove(self, job: Job) -> bool:
        """Remove the workflow."""
        root = _root(job)
        return remove_owned(_path(root, job), _name(root, job))


def _root(job: Job) -> Path:
    folder = job.config.parent
    return next((each for each in (folder, *folder.parents) if (each / ".git").exists()), folder)


def _name(root: Path, job: Job) -> str:
    """The same in every clone of the repository."""
    within = os.path.relpath(job.config, root).replace(os.sep, "/")
    return f"{OURS}-{sha256(within.encode()).hexdigest()[:10]}"


def _path(root: Path, job: Job) -> Path:
    return root / ".github" / "workflows" / f"{_name(root, job)}.yml"


def _text(root: Path, job: Job) -> str:
    config, kept = _paths(root, (job.config,)), _paths(root, job.kept, "*")
    name = _name(root, job)
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
