"""GitHub Actions: a workflow in the repository that the configuration is in; the history is kept in its cache."""

from __future__ import annotations

import os
from hashlib import sha256
from typing import TYPE_CHECKING

from scanner.scheduling.errors import ScheduleError
from scanner.scheduling.job import OURS
from scanner.scheduling.owned import remove_owned, write_owned
from scanner.scheduling.scheduler import Entry
from scanner.scheduling.workflow import workflow

if TYPE_CHECKING:
    from pathlib import Path

    from scanner.scheduling.job import Job


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
        return (Entry(str(_path(root, job)), workflow(_name(root, job), root, job)),)

    def install(self, job: Job) -> bool:
        """Write the workflow."""
        root = _root(job)
        if not (root / ".git").exists():
            raise ScheduleError(
                f"{job.config}: is in no git repository, so there is no place for a workflow."
            )
        return write_owned(_path(root, job), workflow(_name(root, job), root, job), _name(root, job))

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
