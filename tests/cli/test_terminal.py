"""What a terminal gets and a pipe does not: progress, colours, the window's width."""

from __future__ import annotations

import shutil
from io import StringIO
from types import SimpleNamespace

import pytest

from scanner.cli import progress, view
from scanner.cli.tally import Tally
from scanner.fetching import FetchProgress
from scanner.model import Failure, Outcome
from scanner.reports import Layout

OPTIONS = SimpleNamespace(output=None, layout=Layout.AUTO, profile=None)


class Terminal(StringIO):
    """Remembers what is written and says that somebody watches."""

    def isatty(self):
        return True


@pytest.fixture
def terminal(monkeypatch):
    """Make both streams terminals of 80 columns; give stderr."""
    stream = Terminal()
    monkeypatch.setattr(view, "sys", SimpleNamespace(stdout=Terminal(), platform="linux"))
    monkeypatch.setattr(progress, "sys", SimpleNamespace(stderr=stream))
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.delenv("NO_COLOR", raising=False)
    return stream


@pytest.mark.usefixtures("terminal")
def test_a_terminal_has_colours_and_a_width():
    assert view.look(OPTIONS).colour
    assert view.look(OPTIONS).width == 79


@pytest.mark.usefixtures("terminal")
@pytest.mark.parametrize(("columns", "width"), [("20", 72), ("90", 89), ("300", 100)])
def test_running_text_is_neither_narrow_nor_wide(columns, width, monkeypatch):
    monkeypatch.setenv("COLUMNS", columns)
    assert view.look(OPTIONS).width == width


@pytest.mark.usefixtures("terminal")
@pytest.mark.parametrize(("name", "value"), [("NO_COLOR", "1"), ("TERM", "dumb")])
def test_colours_can_be_declined(name, value, monkeypatch):
    monkeypatch.setenv(name, value)
    assert not view.look(OPTIONS).colour


def test_a_pipe_has_no_colours():
    assert not view.look(OPTIONS).colour


def follow_three():
    tally = Tally()
    failures = [Failure("x", Outcome.GONE, "It is gone.")] * 3
    list(progress.Progress().follow(tally.count(failures), tally))


def test_progress_waits_a_second(terminal):
    follow_three()
    assert terminal.getvalue() == ""


def test_progress_shows_and_goes_away(terminal, monkeypatch):
    monkeypatch.setattr(progress, "PATIENCE", 0)
    follow_three()
    text = terminal.getvalue()
    assert "0 postings read, 1 gone, " in text
    assert text.endswith(f"\r{'':{shutil.get_terminal_size().columns - 1}}\r")


def test_a_pipe_sees_no_progress(capsys, monkeypatch):
    monkeypatch.setattr(progress, "PATIENCE", 0)
    follow_three()
    assert capsys.readouterr().err == ""


def fetched(done: int, **outcomes: int) -> FetchProgress:
    return FetchProgress(2000, done, {Outcome(name): count for name, count in outcomes.items()}, 10.0)


def test_progress_shows_how_fetching_goes(terminal, monkeypatch):
    monkeypatch.setattr(progress, "PATIENCE", 0)
    progress.Progress().tell(fetched(400, gone=3, too_slow=1))
    assert (
        terminal.getvalue()
        == "scanner: 400 of 2,000 addresses fetched, 3 gone, 1 too_slow, 40.0/s; 0 postings"[:79]
    )


def test_a_pipe_gets_one_plain_line_at_the_end(monkeypatch):
    stream = StringIO()
    monkeypatch.setattr(progress, "sys", SimpleNamespace(stderr=stream))
    shown = progress.Progress()
    shown.tell(fetched(1000))
    shown.tell(fetched(1990, gone=7, blocked=3))
    shown.finish()
    said = "scanner: 1,980 of 2,000 addresses fetched, 7 gone, 3 blocked, 10 left out, in 10 s (199.0/s)\n"
    assert stream.getvalue() == said


def test_nothing_is_said_at_the_end_of_files(monkeypatch):
    stream = StringIO()
    monkeypatch.setattr(progress, "sys", SimpleNamespace(stderr=stream))
    progress.Progress().finish()
    assert stream.getvalue() == ""
