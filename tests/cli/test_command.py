"""The command as a shell runs it."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time

import pytest

SCANNER = [sys.executable, "-m", "scanner"]
SLOW = ("spacy", "bs4", "httpx", "pydantic", "lxml", "babel")


def run(*arguments, **options):
    return subprocess.run([*SCANNER, *arguments], capture_output=True, text=True, check=False, **options)


def test_help_is_instant_and_imports_nothing_slow():
    start = time.monotonic()
    assert run("--help").returncode == 0
    assert time.monotonic() - start < 1  # 0.25 s on an idle machine
    code = f"import sys, scanner.cli; print([m for m in {SLOW} if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"


def test_the_version_is_a_line():
    assert run("--version").stdout.startswith("scanner ")


def test_importing_the_library_imports_nothing_slow():
    code = f"import sys, scanner; print([m for m in {SLOW} if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"


def test_a_mistake_in_a_rule_is_one_line(tmp_path):
    (tmp_path / "rule.yaml").write_text("titel: x\n", encoding="utf-8")
    done = run("scan", "nowhere", "--patterns", str(tmp_path))
    assert done.returncode == 2
    assert done.stderr.count("\n") == 1
    assert "rule.yaml:1: " in done.stderr


DRIVER = """
import sys, time
from types import SimpleNamespace
import scanner.cli.scanning as scanning
from scanner.cli import main
from scanner.model import Document, Passage, Posting, Report, Role, Status

def read(paths, stdin):
    for number in range(100000):
        yield Document(str(number), b"x" * 100)

def postings(document):
    yield Posting(document.source, "A title", "", "", (Passage("A title", 0),))

def judge(posting):
    time.sleep(0.001)
    return Report(posting, Status.INSUFFICIENT_TEXT, Role(True, True))

sys.modules["scanner.documents"] = SimpleNamespace(read=read)
sys.modules["scanner.postings"] = SimpleNamespace(read=postings)
scanning.judge_for = lambda *folders: judge
main(["scan", "-", *sys.argv[1:]])
"""


def start(*arguments, driver=DRIVER):
    return subprocess.Popen(
        [sys.executable, "-c", driver, *arguments],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, start_new_session=True,
    )  # fmt: skip


@pytest.mark.parametrize("jobs", ["1", "2"])
@pytest.mark.parametrize("name", ["text", "jsonl", "csv"])
def test_a_reader_that_has_seen_enough_ends_it_quietly(name, jobs):
    process = start("--format", name, "--jobs", jobs)
    assert process.stdout.readline()
    process.stdout.close()
    assert process.stderr.read() == ""
    process.stderr.close()
    assert process.wait(10) == 141


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_debug_shows_where_a_posting_made_it_stumble(jobs):
    driver = DRIVER.replace("time.sleep(0.001)", "1 / 0").replace("100000", "3")
    process = start("--jobs", jobs, "--debug", driver=driver)
    _, errors = process.communicate(timeout=20)
    assert errors.count("ZeroDivisionError: division by zero\n") == 3
    assert ", in judge\n" in errors
    assert process.returncode == 3


@pytest.mark.skipif(sys.platform == "win32", reason="no process groups")
@pytest.mark.parametrize("jobs", ["1", "2"])
def test_ctrl_c_ends_it_with_what_was_done(jobs):
    process = start("--format", "jsonl", "--jobs", jobs)
    first = process.stdout.readline()
    os.killpg(process.pid, signal.SIGINT)
    rest, errors = process.communicate(timeout=10)
    assert process.returncode == 130
    assert errors == "\nscanner: interrupted\n"
    assert (first + rest).endswith("}\n")


@pytest.mark.skipif(sys.platform == "win32", reason="no process groups")
@pytest.mark.parametrize("how", [signal.SIGTERM, signal.SIGKILL])
def test_no_worker_outlives_the_command(how):
    process = start("--format", "jsonl", "--jobs", "2")
    assert process.stdout.readline()
    process.send_signal(how)
    process.communicate(timeout=10)
    deadline = time.monotonic() + 5
    while _group_lives(process.pid) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert not _group_lives(process.pid)


def _group_lives(group):
    try:
        os.killpg(group, 0)
    except ProcessLookupError:
        return False
    return True
