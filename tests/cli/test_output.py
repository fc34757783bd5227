"""`--output`: a whole file or none."""

from __future__ import annotations

import os
import stat
import sys
from pathlib import Path

import pytest

from scanner.cli.destination import destination
from scanner.errors import ScannerError


def test_a_file_gets_the_report(scan, ads, tmp_path):
    result = scan(ads("low"), "--format", "csv", "--output", tmp_path / "out.csv")
    assert result.stdout == ""
    assert (tmp_path / "out.csv").read_text(encoding="utf-8").startswith("source,")
    assert not list(tmp_path.glob(".*"))


def test_a_file_is_untouched_until_all_is_written(tmp_path):
    path = tmp_path / "out.txt"
    path.write_text("old")
    with pytest.raises(KeyboardInterrupt):
        _write_half(path)
    assert path.read_text() == "old"
    assert os.listdir(tmp_path) == ["out.txt"]  # noqa: PTH208


def _write_half(path):
    with destination(path) as put:
        put("half of ")
        raise KeyboardInterrupt


def test_a_folder_that_is_not_there_is_one_line(scan, ads, tmp_path):
    result = scan(ads("low"), "--output", tmp_path / "no" / "out.txt")
    assert result.exit_code == 2
    assert result.stderr.count("\n") == 1
    assert "cannot be written" in result.stderr


@pytest.mark.skipif(sys.platform == "win32", reason="no such rights")
def test_a_new_file_has_ordinary_rights_and_an_old_one_keeps_its_own(tmp_path):
    path = tmp_path / "out.txt"
    with destination(path):
        pass
    assert stat.S_IMODE(path.stat().st_mode) & 0o600 == 0o600
    path.chmod(0o640)
    with destination(path):
        pass
    assert stat.S_IMODE(path.stat().st_mode) == 0o640


@pytest.mark.skipif(sys.platform == "win32", reason="no such device")
def test_a_device_is_written_to_not_replaced():
    with destination(Path("/dev/null")) as put:
        put("gone")
    assert not Path("/dev/null").is_file()


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no such device")
def test_a_full_disk_is_said():
    with pytest.raises(ScannerError, match="No space left"), destination(Path("/dev/full")) as put:
        put("too much")


def test_a_link_stays_a_link(tmp_path):
    (tmp_path / "real.txt").write_text("old")
    (tmp_path / "link.txt").symlink_to(tmp_path / "real.txt")
    with destination(tmp_path / "link.txt") as put:
        put("new")
    assert (tmp_path / "link.txt").is_symlink()
    assert (tmp_path / "real.txt").read_text() == "new"


def test_what_the_last_run_wrote_is_not_read(scan, ads, tmp_path):
    path = tmp_path / "out.csv"
    path.write_text("low and old\n")
    scan(ads("low"), path, "--format", "csv", "--output", path)
    assert "old" not in path.read_text(encoding="utf-8")
