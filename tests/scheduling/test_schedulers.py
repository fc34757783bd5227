"""Every scheduler: installed, read back, installed again, removed; nothing of others is touched."""

from __future__ import annotations

import plistlib
import shlex
import shutil
import subprocess
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from lxml import etree

from scanner.scheduling import KINDS, Job, ScheduleError, checked, detected, parse_time, scheduler

if TYPE_CHECKING:
    from collections.abc import Callable

ANALYZE = shutil.which("systemd-analyze")
OTHERS = "MAILTO=me@example.org\n\n# mine\n0 5 * * 1 tar -zcf /var/backups/home.tgz /home/\x0b\r\n@daily x\xff".encode(
    "latin-1"
)


def as_cron(line: str) -> list[str]:
    """The words that the shell gets from a line of a crontab."""
    command = line.split(" ", 5)[5].replace(r"\%", "%")
    return shlex.split(command)


def test_cron_keeps_the_lines_of_others(machine: Callable[..., Path], job: Job) -> None:
    table = machine("crontab") / "crontab.table"
    table.write_bytes(OTHERS)
    cron = scheduler("cron")
    assert [cron.install(job), cron.install(job)] == [True, False]
    installed = table.read_bytes()
    assert installed.startswith(OTHERS + b"\n# >>> telemedicine-scanner-")
    assert installed.decode("latin-1").count(job.name) == 2
    other = replace(job, config=job.config.with_name("other.toml"))
    assert cron.install(other)
    assert cron.install(replace(job, at=parse_time("04:45")))
    assert b"\n45 * * * * " in table.read_bytes()
    assert [cron.remove(job), cron.remove(job), cron.remove(other)] == [True, False, True]
    assert table.read_bytes() == OTHERS + b"\n"


def test_cron_runs_the_very_words(machine: Callable[..., Path], job: Job) -> None:
    machine("crontab")
    (entry,) = scheduler("cron").entries(job)
    *words, into, log, errors = as_cron(entry.text.splitlines()[1])
    assert (tuple(words), into, log, errors) == (job.command, ">>", str(job.log), "2>&1")


def test_a_crontab_that_cannot_be_read_is_not_written(machine: Callable[..., Path], job: Job) -> None:
    folder = machine("crontab")
    (folder / "bin" / "crontab").write_text(
        f"#!/bin/sh\n[ $1 = -l ] || touch {folder}/written\necho you may not >&2; exit 1\n"
    )
    with pytest.raises(ScheduleError, match="does not show its lines: you may not"):
        scheduler("cron").install(job)
    assert not (folder / "written").exists()


def test_a_crontab_that_keeps_nothing_is_found_out(machine: Callable[..., Path], job: Job) -> None:
    folder = machine("crontab")
    (folder / "bin" / "crontab").write_text("#!/bin/sh\n[ $1 = -l ] && echo '# other'; exit 0\n")
    with pytest.raises(ScheduleError, match="does not show them"):
        scheduler("cron").install(job)


def test_broken_marks_are_left_to_the_user(machine: Callable[..., Path], job: Job) -> None:
    table = machine("crontab") / "crontab.table"
    table.write_text(f"# >>> {job.name}: \n0 0 * * * mine\n")
    for step in (scheduler("cron").install, scheduler("cron").remove):
        with pytest.raises(ScheduleError, match=r"marks of .* are broken"):
            step(job)
    assert "mine" in table.read_text()


def test_a_path_too_long_for_cron_is_refused(machine: Callable[..., Path], job: Job) -> None:
    machine("crontab")
    with pytest.raises(ScheduleError, match="too long for cron"):
        scheduler("cron").install(replace(job, config=Path("/" + "x" * 1000)))


def test_systemd_units_are_written_started_and_removed(machine: Callable[..., Path], job: Job) -> None:
    folder = machine("systemctl")
    systemd = scheduler("systemd")
    assert [systemd.install(job), systemd.install(job)] == [True, False]
    units = sorted((folder / "home/.config/systemd/user").iterdir())
    assert [path.suffix for path in units] == [".service", ".timer"]
    assert "OnCalendar=*-*-* 02:30:00\nPersistent=true" in units[1].read_text()
    assert (folder / f"{job.name}.timer.running").exists()
    (folder / f"{job.name}.timer.running").unlink()
    assert systemd.install(job), "a timer that was stopped is started"
    assert [systemd.remove(job), systemd.remove(job)] == [True, False]
    assert not list((folder / "home/.config/systemd/user").iterdir())
    assert not (folder / f"{job.name}.timer.running").exists()


@pytest.mark.skipif(not ANALYZE, reason="there is no systemd here")
@pytest.mark.parametrize("there", [False, True])
def test_systemd_itself_takes_the_units(job: Job, tmp_path: Path, there: bool) -> None:
    program = tmp_path / "py % $HOME thön"
    if there:
        program.write_text("#!/bin/sh\n", encoding="utf-8")
        program.chmod(0o755)
    paths = []
    for entry in scheduler("systemd").entries(replace(job, python=str(program))):
        paths.append(tmp_path / Path(entry.place).name)
        paths[-1].write_text(entry.text, encoding="utf-8")
    environment = {"XDG_RUNTIME_DIR": str(tmp_path), "PATH": "/usr/bin:/bin", "HOME": str(tmp_path)}
    command = [str(ANALYZE), "--user", "--man=no", "verify", *map(str, paths)]
    done = subprocess.run(command, capture_output=True, text=True, check=False, env=environment)
    assert (str(program) in done.stderr, done.returncode == 0) == (not there, there), done.stderr
    assert "nknown" not in done.stderr


def test_a_program_that_systemd_would_not_run_is_refused(job: Job) -> None:
    with pytest.raises(ScheduleError, match="quote or a backslash"):
        scheduler("systemd").entries(replace(job, python="/opt/o'brien/python"))


def test_systemd_reads_the_words_back(job: Job) -> None:
    service = scheduler("systemd").entries(job)[0].text
    line = next(line for line in service.splitlines() if line.startswith("ExecStart="))
    assert unquoted(line.removeprefix("ExecStart=")) == list(job.command)


def unquoted(line: str) -> list[str]:
    """A command line as systemd.service(5) and systemd.syntax(7) say it is read."""
    words = shlex.split(line)  # within double quotes, the same: \\ and \" are escapes
    return [words[0].replace("%%", "%"), *(word.replace("%%", "%").replace("$$", "$") for word in words[1:])]


def test_launchd_loads_unloads_and_keeps_the_words(machine: Callable[..., Path], job: Job) -> None:
    folder = machine("launchctl")
    launchd = scheduler("launchd")
    assert [launchd.install(job), launchd.install(job)] == [True, False]
    path = folder / "home/Library/LaunchAgents" / f"{job.name}.plist"
    content = plistlib.loads(path.read_bytes())
    assert tuple(content["ProgramArguments"]) == job.command
    assert content["StartCalendarInterval"] == {"Hour": 2, "Minute": 30}
    assert launchd.install(replace(job, at=parse_time("03:00")))
    assert [launchd.remove(job), launchd.remove(job)] == [True, False]
    assert not path.exists()
    assert not list(folder.glob("*.loaded"))


def test_windows_creates_and_deletes_the_task(machine: Callable[..., Path], job: Job) -> None:
    folder = machine("schtasks")
    windows = scheduler("windows")
    assert [windows.install(job), windows.install(job)] == [True, False]
    text = (folder / f"{job.name}.task").read_bytes().decode("utf-16")
    assert 'encoding="UTF-16"' in text
    task = etree.fromstring(text.partition("?>")[2].encode())
    texts = {etree.QName(element).localname: element.text for element in task.iter()}
    assert (texts["Command"], texts["StartWhenAvailable"]) == (job.python, "true")
    assert (texts["Arguments"] or "").endswith('--config "' + str(job.config).replace('"', '\\"') + '"')
    assert windows.install(replace(job, at=parse_time("03:00")))
    assert [windows.remove(job), windows.remove(job)] == [True, False]


def test_github_is_a_workflow_of_the_repository(job: Job) -> None:
    import yaml  # noqa: PLC0415 - beside its one use

    github = scheduler("github")
    with pytest.raises(ScheduleError, match="no git repository"):
        github.install(job)
    root = job.config.parent
    (root / ".git").mkdir()
    config = root / "night" / "scanner.toml"
    job = replace(
        job, config=config, secrets=("SMTP_PASSWORD",), kept=(config.with_name("scanner.db"),), made=(root / "reports",)
    )  # fmt: skip
    assert [github.install(job), github.install(job)] == [True, False]
    (path,) = (root / ".github/workflows").iterdir()
    workflow = yaml.safe_load(path.read_text(encoding="utf-8"))
    batch = workflow["jobs"]["batch"]
    assert batch["env"]["CONFIG"] == "night/scanner.toml"
    assert batch["env"]["SMTP_PASSWORD"] == "${{ secrets.SMTP_PASSWORD }}"  # noqa: S105 - a name
    assert [step["with"]["path"] for step in batch["steps"] if "cache" in step.get("uses", "")] == [
        "night/scanner.db*"
    ] * 2
    assert workflow[True]["schedule"] == [{"cron": "30 2 * * *"}]  # YAML 1.1 reads `on` as a yes
    assert [github.remove(job), github.remove(job)] == [True, False]


@pytest.mark.parametrize("kind", ["systemd", "launchd", "github", "windows"])
def test_what_is_not_ours_is_left_alone(machine: Callable[..., Path], job: Job, kind: str) -> None:
    folder = machine("systemctl", "launchctl", "schtasks")
    (job.config.parent / ".git").mkdir()
    place = scheduler(kind).entries(job)[0].place
    path = folder / f"{job.name}.task" if kind == "windows" else Path(place)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("<?xml?><foreign/>", encoding="utf-8")
    for step in (scheduler(kind).install, scheduler(kind).remove):
        with pytest.raises(ScheduleError, match="was left alone"):
            step(job)
    assert path.read_text(encoding="utf-8") == "<?xml?><foreign/>"


def test_only_what_is_here_is_detected(machine: Callable[..., Path]) -> None:
    assert detected() == ()
    machine("crontab")
    assert [each.kind for each in detected()] == ["cron"]
    machine("systemctl")
    assert [each.kind for each in detected()] == ["systemd", "cron"]


@pytest.mark.parametrize("kind", KINDS)
def test_another_configuration_has_another_name(job: Job, kind: str) -> None:
    other = replace(job, config=job.config.with_name("other.toml"))
    assert job.name != other.name
    assert scheduler(kind).entries(job) != scheduler(kind).entries(other)


@pytest.mark.parametrize("name", ["a\nb", "a\x1b[2Jb", "a\udc80b"])
def test_a_path_with_control_characters_is_refused(job: Job, name: str) -> None:
    with pytest.raises(ScheduleError, match="cannot be scheduled"):
        checked(replace(job, config=job.config.with_name(name)))
