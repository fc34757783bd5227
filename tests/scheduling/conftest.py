"""Stand-ins for the programs of schedulers: real processes that keep what they are given in real files."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from scanner.scheduling import Job, checked, parse_time

if TYPE_CHECKING:
    from collections.abc import Callable

CRONTAB = """\
#!/bin/sh
table="{folder}/crontab.table"
case "$1" in
  -l) cat "$table" 2>/dev/null || {{ echo "no crontab for me" >&2; exit 1; }} ;;
  -) cat > "$table" ;;
esac
"""
SYSTEMCTL = """\
#!/bin/sh
shift  # --user
echo "$*" >> "{folder}/systemctl.log"
running="{folder}/$(basename "$(eval echo \\${{$#}})").running"
case "$1" in
  enable | restart) case "$*" in "enable $2") : ;; *) touch "$running" ;; esac ;;
  disable) rm -f "$running" ;;
  is-active) [ -e "$running" ] ;;
esac
"""
LAUNCHCTL = """\
#!/bin/sh
echo "$*" >> "{folder}/launchctl.log"
loaded="{folder}/$(basename "$2").loaded"
case "$1" in
  bootstrap) touch "{folder}/$(basename "$3" .plist).loaded" ;;
  bootout) rm "$loaded" ;;
  print) [ -e "$loaded" ] ;;
esac
"""
SCHTASKS = """\
#!{python}
import pathlib, sys
words = dict(zip(sys.argv[1:], sys.argv[2:]))
task = pathlib.Path("{folder}", words["/TN"] + ".task")
if "/Create" in sys.argv:
    task.write_bytes(pathlib.Path(words["/XML"]).read_bytes())
elif not task.exists():
    sys.exit("ERROR: The system cannot find the file specified.")
elif "/Query" in sys.argv:
    sys.stdout.buffer.write(task.read_bytes())
else:
    task.unlink()
"""
PROGRAMS = {"crontab": CRONTAB, "systemctl": SYSTEMCTL, "launchctl": LAUNCHCTL, "schtasks": SCHTASKS}


@pytest.fixture
def machine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Path]:
    """A machine with the programs named and no other scheduler; the folder where they keep things."""
    folder = tmp_path / "machine"
    (folder / "bin").mkdir(parents=True)
    for program in ("cat", "sh", "touch", "rm", "basename"):
        (folder / "bin" / program).symlink_to(
            f"/bin/{program}" if Path(f"/bin/{program}").exists() else f"/usr/bin/{program}"
        )
    monkeypatch.setenv("PATH", str(folder / "bin"))
    monkeypatch.setenv("HOME", str(folder / "home"))
    monkeypatch.delenv("XDG_CONFIG_HOME", raising=False)

    def make(*programs: str) -> Path:
        for name in programs:
            path = folder / "bin" / name
            path.write_text(PROGRAMS[name].format(folder=folder, python=sys.executable), encoding="utf-8")
            path.chmod(0o755)
        return folder

    return make


@pytest.fixture
def job(tmp_path: Path) -> Job:
    """A job whose path has what shells, cron and systemd read as their own."""
    folder = tmp_path / "a b % $HOME 'q' \"d\" `id` \\n ä"
    folder.mkdir()
    return checked(Job(folder / "scanner.toml", parse_time("02:30"), sys.executable))
