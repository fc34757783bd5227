"""Every command and snippet of the README does what it says."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import threading
import tomllib
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from scanner.notifying import parse_notifications

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
_BLOCK = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
BLOCKS = [(found[1], found[2]) for found in _BLOCK.finditer(README)]
SET_UP = ("python3 -m venv", ".venv/bin/pip install")
"""What makes the environment that these tests run in: `.ci/run` executes it as it stands."""
COMMANDS = [
    [line for line in text.splitlines() if not line.startswith(SET_UP)]
    for kind, text in BLOCKS
    if kind == "sh"
]
"""The lines of a block run one after the other in one folder."""
SNIPPETS = [text for kind, text in BLOCKS if kind == "python"]


@pytest.fixture
def here(tmp_path: Path) -> Path:
    """A folder that looks like the checkout, to run commands in that write files."""
    for name in ("fixtures", "patterns", "tests"):
        (tmp_path / name).symlink_to(ROOT / name)
    return tmp_path


@pytest.fixture
def web() -> Iterator[str]:
    """Serve an invented posting under every address."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(404 if self.path == "/robots.txt" else 200)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.end_headers()
            self.wfile.write((ROOT / "fixtures/postings/gb-remote-gp-honest.html").read_bytes())

        def log_message(self, *_: object) -> None:
            """Be quiet."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        yield f"http://127.0.0.1:{server.server_address[1]}/"
        server.shutdown()
        thread.join()


def _on_loopback(words: list[str], here: Path, web: str) -> list[str]:
    """The same command for a web that is on this machine."""
    (here / "urls.txt").write_text(f"{web}1\n{web}2\n", encoding="utf-8")
    here_it_is = [re.sub(r"https://[^/]+/", web, word) for word in words]
    return [*here_it_is, "--allow-private", "--pace", "0", "--cache", str(here / "cache")]


@pytest.mark.timeout(300)  # the benchmark runs each of its commands several times
@pytest.mark.parametrize("commands", [some for some in COMMANDS if some], ids=lambda some: some[0])
def test_the_commands_of_the_readme_run(commands: list[str], here: Path, web: str) -> None:
    for command in commands:
        _run(command, here, web)


def _run(command: str, here: Path, web: str) -> None:
    program, *words = command.split()
    if "://" in command or "urls.txt" in command:
        words = _on_loopback(words, here, web)
    here_it_is = {
        ".venv/bin/scanner": [sys.executable, "-m", "scanner"],
        ".venv/bin/python": [sys.executable],
    }[program]
    done = subprocess.run(
        [*here_it_is, *words], cwd=here, capture_output=True, text=True, env=_environment(), check=False
    )
    assert done.returncode == 0, f"{command}\n{done.stderr}"
    assert done.stdout or any(path.is_file() for path in here.rglob("*"))


def test_the_notifications_of_the_readme_are_taken() -> None:
    written = [tomllib.loads(text) for kind, text in BLOCKS if kind == "toml"]
    (table,) = [each["notifications"] for each in written if "notifications" in each]
    assert parse_notifications(table, lambda key: key).email is not None


@pytest.mark.parametrize("snippet", SNIPPETS, ids=range(len(SNIPPETS)))
def test_a_snippet_of_the_readme_runs(snippet: str, here: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", snippet],
        cwd=here,
        capture_output=True,
        text=True,
        env=_environment(),
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert "$30 per completed consult" in done.stdout


def test_ci_sets_up_and_tests_with_the_commands_of_the_readme() -> None:
    ci = (ROOT / ".ci" / "run").read_text(encoding="utf-8")
    assert (
        sum(line.startswith(SET_UP) for kind, text in BLOCKS if kind == "sh" for line in text.splitlines())
        == 2
    )
    assert "readme_command" in ci


def test_every_file_the_readme_names_is_there() -> None:
    links = re.findall(r"\]\((?!https?:)([^)]+)\)", README)
    assert [link for link in links if not (ROOT / link).exists()] == []


def _environment() -> dict[str, str]:
    return {
        **os.environ,
        "PYTHONPATH": str(ROOT),
        "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}",
    }
