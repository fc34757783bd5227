"""A folder with a `scanner.toml`, and a web on loopback for its sources."""

from __future__ import annotations

import io
import json
import threading
from dataclasses import dataclass
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING

import pytest
from nightly.postings import posting

from scanner.cli import main
from scanner.nightly.crew import Crew
from scanner.nightly.logbook import Logbook
from scanner.nightly.night import Night, run_night
from scanner.nightly.parsing import configuration

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from scanner.model import Posting
    from scanner.pipeline import Result


@dataclass(frozen=True)
class Ended:
    """How a command ended."""

    code: int
    out: str
    err: str

    @property
    def events(self) -> dict[str, list[dict[str, object]]]:
        """The JSON lines of stderr, by event."""
        found: dict[str, list[dict[str, object]]] = {}
        for line in self.err.splitlines():
            found.setdefault(json.loads(line)["event"], []).append(json.loads(line))
        return found


class Place:
    """A folder to do nights in."""

    def __init__(self, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.folder = folder
        self.config = folder / "scanner.toml"
        self.store = folder / "scanner.db"
        self._capsys = capsys

    def configure(self, *sources: str, top: str = "", end: str = "") -> None:
        """Write the configuration: a table a source, as the lines below `[[source]]`."""
        tables = "".join(f"[[source]]\n{source}\n" for source in sources)
        self.config.write_text(f"{top}\n{tables}{end}", encoding="utf-8")

    def write(self, *numbers: int, folder: str = "postings") -> None:
        """Write postings as files."""
        (self.folder / folder).mkdir(exist_ok=True)
        for number in numbers:
            (self.folder / folder / f"{number:05}.txt").write_text(posting(number), encoding="utf-8")

    def batch(self, *args: str) -> Ended:
        """Do a night, logged as JSON."""
        return self.run("batch", "--config", str(self.config), "--log-format", "json", *args)

    def batch_at(self, *day: int) -> Ended:
        """Do a night as if it were that day."""
        return self._do(Night(clock=lambda: datetime(*day, 2, 30, tzinfo=UTC)))  # type: ignore[misc, arg-type]

    def batch_until(self, stopped: Callable[[], bool]) -> Ended:
        """Do a night until that is so."""
        return self._do(Night(stopped=stopped))

    def _do(self, night: Night) -> Ended:
        said = io.StringIO()
        ending = run_night(configuration(self.config), night, Logbook(as_json=True, stream=said))
        return Ended({"whole": 0, "source-failed": 3, "out-of-time": 4}[ending.value], "", said.getvalue())

    def run(self, *args: str) -> Ended:
        """Run a command of scanner."""
        self._capsys.readouterr()
        with pytest.raises(SystemExit) as ended:
            main(list(args))
        said = self._capsys.readouterr()
        return Ended(int(ended.value.code or 0), said.out, said.err)

    def rows(self) -> list[dict[str, object]]:
        """The rows of the report, as every posting stands."""
        lines = (self.folder / "reports" / "postings.jsonl").read_text(encoding="utf-8").splitlines()
        return [json.loads(line) for line in lines]


@pytest.fixture
def place(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Place:
    """One source, a folder of three postings."""
    found = Place(tmp_path, capsys)
    found.write(1, 2, 3)
    found.configure('name = "saved"\npath = "postings"')
    return found


@pytest.fixture
def judged(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """How many postings were given to be judged, each time that some were."""
    counts: list[int] = []
    judge = Crew.judge

    def counted(crew: Crew, some: Sequence[Posting]) -> list[Result]:
        counts.extend([len(some)] if some else [])
        return judge(crew, some)

    monkeypatch.setattr(Crew, "judge", counted)
    return counts


class Site:
    """Pages by path, and the paths that were asked for."""

    def __init__(self, port: int) -> None:
        self.root = f"http://127.0.0.1:{port}"
        self.pages: dict[str, tuple[int, str, str]] = {}
        self.asked: list[str] = []

    def put(self, path: str, body: str, kind: str = "text/html; charset=utf-8", status: int = 200) -> str:
        """Answer so; the URL."""
        self.pages[path] = status, kind, body
        return self.root + path


@pytest.fixture
def site() -> Iterator[Site]:
    """Serve what a test puts there, and nothing else."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            served.asked.append(self.path)
            status, kind, body = served.pages.get(self.path, (404, "text/plain", "not here"))
            self.send_response(status)
            self.send_header("Content-Type", kind)
            self.end_headers()
            self.wfile.write(body.encode())

        def log_message(self, *_: object) -> None:
            """Be quiet."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        served = Site(server.server_address[1])
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        yield served
        server.shutdown()
        thread.join()
