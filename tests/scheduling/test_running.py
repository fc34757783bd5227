"""The commands, and the very line of cron with nothing in its environment."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from scanner.history import open_store

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


@pytest.fixture
def night(tmp_path: Path) -> Path:
    """What `scanner init` writes, in a folder whose name asks for quotes."""
    folder = tmp_path / "doctor's 100% $HOME night"
    folder.mkdir()
    assert scanner("init", cwd=folder).returncode == 0
    return folder


def scanner(*words: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "scanner", *words]
    return subprocess.run(command, cwd=cwd, capture_output=True, text=True, check=False)


def as_cron(table: str) -> subprocess.CompletedProcess[str]:
    """Run the line of a crontab as cron does, but with no environment at all."""
    (line,) = [line for line in table.splitlines() if line and not line.startswith("#")]
    command = line.split(" ", 5)[5].replace(r"\%", "%")
    return subprocess.run(
        ["/usr/bin/env", "-i", "/bin/sh", "-c", command], cwd="/", stdin=subprocess.DEVNULL,
        capture_output=True, text=True, check=False,
    )  # fmt: skip


def test_the_line_of_cron_runs_a_night_with_no_environment_and_only_once(night: Path) -> None:
    table = scanner("schedule", "show", "--kind", "cron", cwd=night).stdout
    first = as_cron(table)
    log = (night / "scanner.log").read_text(encoding="utf-8")
    assert (first.returncode, first.stdout, first.stderr) == (0, "", ""), log
    assert json.loads((night / "reports" / "digest.json").read_text(encoding="utf-8"))["numbers"]["new"] == 2
    assert as_cron(table).returncode == 0
    assert (night / "scanner.log").read_text(encoding="utf-8") == log, "tonight's run was made"
    with open_store(night / "scanner.db") as store:
        assert len(store.runs()) == 1


def test_installed_by_name_and_removed_when_the_configuration_is_gone(
    night: Path, machine: Callable[..., Path]
) -> None:
    table = machine("crontab") / "crontab.table"
    installed = scanner("schedule", "install", "--at", "3:05", cwd=night)
    assert (installed.returncode, installed.stderr) == (0, "")
    assert "every night at 03:05 (cron)" in installed.stdout
    assert "\n5 * * * * " in table.read_text(encoding="utf-8")
    assert scanner("schedule", "install", "--at", "03:05", cwd=night).stdout.startswith("Already installed")
    (night / "scanner.toml").unlink()
    removed = scanner("schedule", "remove", "--config", "scanner.toml", cwd=night)
    assert (removed.returncode, removed.stdout) == (0, "Removed: cron.\n")
    assert table.read_text(encoding="utf-8") == ""


def test_a_configuration_that_is_a_link_stays_in_its_folder(night: Path, tmp_path: Path) -> None:
    (night / "scanner.toml").rename(tmp_path / "kept.toml")
    (night / "scanner.toml").symlink_to(tmp_path / "kept.toml")
    shown = scanner("schedule", "show", "--kind", "launchd", cwd=night).stdout
    assert f"<string>{night / 'scanner.toml'}</string>" in shown
    assert "kept.toml" not in shown


def test_nothing_is_installed_where_nothing_runs_it(night: Path, machine: Callable[..., Path]) -> None:
    machine()
    shown = scanner("schedule", "show", cwd=night)
    assert (shown.returncode, "schedule run --at 02:30" in shown.stdout) == (0, True)
    refused = scanner("schedule", "install", cwd=night)
    assert (refused.returncode, refused.stderr.count("\n")) == (2, 1)
    assert "cron is not on this machine" in refused.stderr


def test_a_broken_configuration_is_not_installed(night: Path, machine: Callable[..., Path]) -> None:
    folder = machine("crontab")
    (night / "scanner.toml").write_text("[[source]]\nname = 'a'\nwen = 1\n", encoding="utf-8")
    refused = scanner("schedule", "install", cwd=night)
    assert (refused.returncode, refused.stderr.count("\n")) == (2, 1)
    assert "scanner.toml:3" in refused.stderr
    assert not (folder / "crontab.table").exists()


def test_variables_that_a_scheduler_does_not_know_are_named(
    night: Path, machine: Callable[..., Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    machine("crontab")
    monkeypatch.setenv("PGPASSWORD", "hunter2")
    written = (night / "scanner.toml").read_text(encoding="utf-8")
    written = written.replace('store = "scanner.db"', 'store = "postgresql://me@db.example/history"')
    hook = '[notifications.webhook]\nurl-env = "TEAM_HOOK"\n'
    (night / "scanner.toml").write_text(f"{written}\n{hook}", encoding="utf-8")
    installed = scanner("schedule", "install", cwd=night)
    assert installed.returncode == 0, installed.stderr
    assert "(PGPASSWORD, TEAM_HOOK)" in installed.stderr
    assert "hunter2" not in installed.stdout + installed.stderr


@pytest.mark.parametrize(
    "words", [("show", "--at", "25:00"), ("install", "--kind", "at"), ("run", "--at", "")]
)
def test_a_slip_is_said(night: Path, words: tuple[str, ...]) -> None:
    done = scanner("schedule", *words, cwd=night)
    assert done.returncode == 2
    assert "Traceback" not in done.stderr
