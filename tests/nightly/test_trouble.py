"""What may befall a night: each a clear outcome, and nothing lost."""

from __future__ import annotations

import io
import os
import signal
import sqlite3
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from scanner.history import open_store
from scanner.nightly.gathering import Gathering
from scanner.nightly.logbook import Logbook
from scanner.nightly.reporting import DONE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from nightly.conftest import Place

    from scanner.model import Document

HOLD = """
import sys, time
from datetime import UTC, datetime
from scanner.nightly.lock import exclusive
with exclusive(sys.argv[1], lambda: datetime.now(UTC)):
    print("held", flush=True)
    time.sleep(60)
"""


@pytest.fixture
def holder(place: Place) -> Iterator[subprocess.Popen[str]]:
    """A process that is at the store."""
    with subprocess.Popen(
        [sys.executable, "-c", HOLD, place.store], stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "held\n"
        yield process
        process.kill()


def test_a_second_run_says_who_is_at_it_and_does_nothing(place: Place, holder: subprocess.Popen[str]) -> None:
    ended = place.batch()
    assert ended.code == 0
    (held,) = ended.events["held"]
    assert f"process {holder.pid} on " in held["message"]
    assert "since 20" in held["message"]
    assert not place.store.exists()


@pytest.mark.usefixtures("holder")
def test_a_link_to_the_store_leads_to_the_same_lock(place: Place) -> None:
    (place.folder / "link.db").symlink_to(place.store)
    place.configure('name = "saved"\npath = "postings"', top='store = "link.db"')
    assert "held" in place.batch().events


def test_the_lock_dies_with_its_process(place: Place, holder: subprocess.Popen[str]) -> None:
    holder.kill()
    holder.wait()
    assert "summary" in place.batch().events


def test_a_night_that_is_terminated_goes_on(place: Place) -> None:
    place.write(*range(60))
    with subprocess.Popen(
        [sys.executable, "-m", "scanner", "batch", "--config", place.config, "--jobs", "2"],
        stderr=subprocess.PIPE, text=True,
    ) as process:  # fmt: skip
        assert process.stderr is not None
        assert "begins" in process.stderr.readline()
        process.send_signal(signal.SIGTERM)
        assert process.wait() == 143
        assert "Traceback" not in process.stderr.read()
    ended = place.batch()
    assert ended.events["run"][0]["resumed"]
    assert len(place.rows()) == 60


def test_ctrl_c_stops_in_good_order(place: Place) -> None:
    place.write(*range(300))
    with subprocess.Popen(
        [sys.executable, "-m", "scanner", "batch", "--config", place.config],
        stderr=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stderr is not None
        assert "begins" in process.stderr.readline()
        process.send_signal(signal.SIGINT)
        said = process.stderr.read()
        assert process.wait() == 130
    assert "the next one goes on" in said
    assert "Traceback" not in said


def test_a_killed_night_is_reported_by_the_next_and_only_once(
    place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patched:
        patched.setattr("scanner.nightly.reporting.notify", _killed)
        with pytest.raises(SystemExit, match="killed"):
            _night(place)
    calls: list[int] = []
    from scanner.nightly.reporting import notify  # noqa: PLC0415

    monkeypatch.setattr(
        "scanner.nightly.reporting.notify",
        lambda store, run, *rest, **more: calls.append(run.id) or notify(store, run, *rest, **more),
    )
    ended = place.batch()
    assert ended.events["unreported"][0]["run"] == 1
    assert calls == [1, 2]
    place.batch()
    assert calls == [1, 2, 3]
    with open_store(place.store) as store:
        assert store.told()[DONE] == 3


def _killed(*_: object, **__: object) -> None:
    raise SystemExit("killed")


def _night(place: Place) -> None:
    from scanner.nightly.night import Night, run_night  # noqa: PLC0415
    from scanner.nightly.parsing import configuration  # noqa: PLC0415

    run_night(configuration(place.config), Night(), Logbook())


def test_a_locked_store_is_one_line_and_the_next_run_goes_on(
    place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    place.batch()
    place.write(4)
    monkeypatch.setattr("scanner.nightly.night.PATIENCE", 0.05)
    other = sqlite3.connect(place.store, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    ended = place.batch()
    assert ended.code == 70
    assert "another program is writing to it" in ended.events["error"][0]["message"]
    other.execute("ROLLBACK")
    other.close()
    assert place.batch().code == 0
    assert len(place.rows()) == 4


FULL = """
import resource, signal, sys
from scanner.cli import main
from scanner.nightly.ruling import judge, rules_key
judge(rules_key())  # before there is no room
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
for room in (20_000, 300_000):
    resource.setrlimit(resource.RLIMIT_FSIZE, (room, resource.RLIM_INFINITY))
    try:
        main(sys.argv[1:])
    except SystemExit as ended:
        print(ended.code)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="limits the size of files as POSIX does")
def test_a_full_disk_is_one_line_and_the_next_run_goes_on(place: Place) -> None:
    place.write(*range(60))
    done = subprocess.run(
        [sys.executable, "-c", FULL, "batch", "--config", place.config],
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert done.stdout == "70\n70\n"
    assert "Traceback" not in done.stderr
    said = [line for line in done.stderr.splitlines() if "begins" not in line]
    assert len(said) == 2
    assert all("disk" in line or "cannot be" in line for line in said), said
    assert place.batch().code == 0
    assert len(place.rows()) == 60


READER = """
import os, sys
from pathlib import Path
from scanner.cli import main
from scanner.nightly import night, parsing
night.rules_key(*parsing.configuration(Path(sys.argv[2])).patterns)  # imports what there is to import, while its folder can be read
os.geteuid() or os.setuid(65534)
main(["batch", *sys.argv[1:]])
"""


@pytest.mark.skipif(sys.platform == "win32", reason="rights as POSIX has them")
def test_a_folder_that_cannot_be_written_is_one_line(place: Place) -> None:
    with tempfile.TemporaryDirectory() as top:
        closed = Path(top) / "closed"
        closed.mkdir()
        (closed / "scanner.toml").write_bytes(place.config.read_bytes())
        (closed / "postings").mkdir()
        Path(top).chmod(0o755)
        closed.chmod(0o555)
        done = subprocess.run(
            [sys.executable, "-c", READER, "--config", closed / "scanner.toml"],
            capture_output=True, text=True, check=False,
        )  # fmt: skip
        assert done.returncode == 70
        assert done.stderr.count("\n") == 1
        assert "cannot be written" in done.stderr
        assert sorted(path.name for path in closed.iterdir()) == ["postings", "scanner.toml"]


def test_reports_that_cannot_be_written_are_written_by_the_next_run(place: Place) -> None:
    (place.folder / "reports").write_text("a file, not a folder", encoding="utf-8")
    ended = place.batch()
    assert ended.code == 2
    assert "reports" in ended.events["error"][0]["message"]
    (place.folder / "reports").unlink()
    ended = place.batch()
    assert ended.events["unreported"][0]["run"] == 1
    assert ended.code == 0


def test_a_clock_that_was_set_back_loses_nothing(place: Place) -> None:
    place.configure(
        'name = "saved"\npath = "postings"',
        end="[retention]\nkeep-days = 1\n[notifications]\nwhen = 'always'\n",
    )
    place.batch_at(2026, 11, 24)
    place.write(4)
    (place.folder / "postings" / "00001.txt").unlink()
    second = place.batch_at(1999, 1, 1)
    third = place.batch_at(1999, 1, 2)
    assert second.events["summary"][0]["changes"]["new"] == 1
    assert third.events["summary"][0]["changes"]["removed"] == 1
    assert len(place.rows()) == 4
    with open_store(place.store) as store:
        assert [run.id for run in store.runs() if run.finished] == [1, 2, 3]


def test_a_source_that_makes_the_scanner_stumble_is_its_own_trouble(
    place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    place.write(7, folder="other")
    place.configure('name = "saved"\npath = "postings"', 'name = "other"\npath = "other"')
    place.batch()
    read = Gathering.read

    def half(gathering: Gathering) -> Iterator[Document]:
        for number, item in enumerate(read(gathering)):
            if number:
                raise ZeroDivisionError("half-way")
            yield item

    monkeypatch.setattr(Gathering, "read", half)
    for _ in range(3):
        ended = place.batch()
        assert ended.code == 3
        assert ended.events["source"][0]["failed"]
        assert ended.events["summary"][0]["outcomes"] == {"scored": 2}
        assert ended.events["summary"][0]["changes"]["removed"] == 0


def test_a_log_that_nobody_can_take_is_no_error(monkeypatch: pytest.MonkeyPatch) -> None:
    closed = io.StringIO()
    closed.close()
    Logbook(stream=closed).say("run", "it begins")
    monkeypatch.setattr(sys, "stderr", None)
    Logbook().alarm("error", "it failed")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="pipes with names")
def test_what_is_no_posting_in_a_folder_does_not_hold_up_the_night(place: Place) -> None:
    os.mkfifo(place.folder / "postings" / "pipe")
    (place.folder / "postings" / "loop").symlink_to(place.folder / "postings")
    (place.folder / "postings" / "nowhere").symlink_to("nothing")
    (place.folder / "postings" / "a\x1b[2Jb.txt").write_text("x", encoding="utf-8")
    ended = place.run("batch", "--config", str(place.config))
    assert ended.code == 0
    assert "\x1b" not in ended.err
