"""`scanner.toml`: what it may say, and one line with the place for every mistake."""

from __future__ import annotations

from dataclasses import fields
from typing import TYPE_CHECKING

import pytest

from scanner.errors import UsageError
from scanner.model import Band
from scanner.nightly.finding import configured, find
from scanner.nightly.parsing import ALLOWED, configuration
from scanner.nightly.settings import Retention, Settings, Source

if TYPE_CHECKING:
    from pathlib import Path

WHOLE = """
contact = "you@example.org"
store = "data/history.db"
reports = "out"
patterns = ["rules"]
fail-on = "high"

[[source]]
name = "saved"
paths = ["postings", "ads/*.html"]

[[source]]
name = "board"
url = "https://boards.example/acme"
urls = ["https://jobs.example/1", "https://boards.example/acme"]
pace = 2
match = "triage, cardiology"
follow = true
attempts = 1
allow-private = true

[retention]
keep-days = 400
keep-versions = 5

[notifications]
when = "always"
"""


def test_everything_that_can_be_said_is_read(tmp_path: Path) -> None:
    (tmp_path / "rules").mkdir()
    path = tmp_path / "scanner.toml"
    path.write_text(WHOLE, encoding="utf-8")
    found = configuration(path)
    saved, board = found.settings.source
    assert saved.places == ("postings", "ads/*.html")
    assert board.addresses == ("https://boards.example/acme", "https://jobs.example/1")
    assert (board.pace, board.match, board.follow, board.attempts) == (2.0, "triage, cardiology", True, 1)
    assert found.store == str(tmp_path / "data/history.db")
    assert found.reports == tmp_path / "out"
    assert found.patterns == (tmp_path / "rules",)
    assert found.settings.fail_on is Band.HIGH
    assert found.settings.retention == Retention(400, 5)
    assert found.notifications.when == "always"


def test_the_least_that_must_be_said(tmp_path: Path) -> None:
    path = tmp_path / "scanner.toml"
    path.write_bytes(b'\xef\xbb\xbf[[source]]\r\nname = "a"\r\npath = "postings"\r\n')
    found = configuration(path)
    assert found.settings.source == (Source("a", path="postings"),)
    assert (found.store, found.settings.fail_on) == (str(tmp_path / "scanner.db"), None)


SOURCE = '[[source]]\nname = "a"\npath = "p"\n'


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("x = \n", "1: this is no TOML: Invalid value"),
        ('a = 1\nb = """\n\nopen', "4: this is no TOML:"),
        ("a = 1\na = 2\n", "2: this is no TOML: Cannot overwrite a value"),
        ("", "1: source: is missing; it should be one or more tables"),
        ("source = []\n", "1: source: should be one or more tables"),
        ("source = 3\n", "1: source: should be one or more tables"),
        ("[source]\nname = 'a'\n", "1: source: should be one or more tables"),
        (f"{SOURCE}pase = 3\n", "4: pase: there is no such key; did you mean pace?"),
        (f"{SOURCE}xyz = 3\n", "4: xyz: there is no such key; there are allow-private, attempts, follow,"),
        (f"stroe = 'x'\n{SOURCE}", "1: stroe: there is no such key; did you mean store?"),
        (f"{SOURCE}store = 'x'\n", "4: store: there is no such key here; it belongs above the first table"),
        (f"pace = 1\n{SOURCE}", "1: pace: there is no such key here; it belongs under [[source]]"),
        (f"{SOURCE}pace = 'fast'\n", "4: pace: should be a number of seconds from 0 to 3600, not 'fast'"),
        (f"{SOURCE}pace = true\n", "4: pace: should be a number of seconds"),
        (f"{SOURCE}pace = nan\n", "4: pace: should be a number of seconds"),
        (f"{SOURCE}pace = -1\n", "4: pace: should be a number of seconds from 0 to 3600, not -1"),
        (f"{SOURCE}follow = 1\n", "4: follow: should be true or false, not 1"),
        (f"{SOURCE}match = ' , '\n", '4: match: should be "telemedicine", "all", or words'),
        (f"{SOURCE}[[source]]\nname='b'\nurl='ftp://x'\n", "6: url: should be text in quotation marks that begins"),
        (f"{SOURCE}urls = [\n'https://a.example',\n3]\n", "6: urls: should be text in quotation marks that begins with https:// or http://, not 3"),
        (f"{SOURCE}[[source]]\nurl='https://x.example'\n", "4: name: is missing; it should be a name"),
        (f"{SOURCE}[[source]]\nname='a'\npath='q'\n", "5: name: 'a' is the name of another source already"),
        (f"{SOURCE}\n[[source]]\nname='b'\n", "5: source: 'b' has no url, urls, path or paths"),
        ("[[source]]\nname=\"a\\u001b[2J\"\npath='p'\n", "2: name: should be a name in quotation marks, on one line"),
        ("[[source]]\nname='a'\npath='-'\n", "3: path: nobody pipes something in at night"),
        (f"fail-on = 'worst'\n{SOURCE}", '1: fail-on: should be "low", "caution", "high" or "severe", not \'worst\''),
        (f"contact = 'ä'\n{SOURCE}", "1: contact: should be text that can be sent to any site"),
        (f"store = 'mysql://x/y'\n{SOURCE}", "1: store: should be text in quotation marks: a file, or postgresql://"),
        (f"store = 'postgresql://u:secret@h/d'\n{SOURCE}", "1: store: a password does not belong in this file"),
        (f"store = 'postgresql://h/d?password=secret'\n{SOURCE}", "1: store: a password does not belong"),
        (f"patterns = ['nowhere']\n{SOURCE}", "1: patterns: there is no folder 'nowhere'"),
        (f"{SOURCE}[retention]\nkeep-days = 0\n", "5: keep-days: should be a whole number of days"),
        (f"{SOURCE}[retention]\n", "4: keep-days: is missing; it should be a whole number of days"),
        (f"{SOURCE}[retention]\nkeep-dais = 9\n", "5: keep-dais: there is no such key; did you mean keep-days?"),
        (f"{SOURCE}[notifications]\nwhenn = 'always'\n", "5: whenn: there is no such key; did you mean when?"),
        (f"notifications = 3\n{SOURCE}", "1: notifications: should be a table"),
        ("a." * 3000 + "b = 1", "1: "),
        ("x = " + "[" * 5000, "1: this is no TOML"),
    ],
)  # fmt: skip
def test_a_mistake_is_one_line_with_its_place(text: str, said: str, tmp_path: Path) -> None:
    path = tmp_path / "scanner.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(UsageError) as mistake:
        configuration(path)
    assert str(mistake.value).startswith(f"{path}:{said}")
    assert "\n" not in str(mistake.value)
    assert "secret" not in str(mistake.value)


def test_every_key_says_what_is_allowed() -> None:
    keys = {
        field.name.replace("_", "-") for table in (Settings, Source, Retention) for field in fields(table)
    }
    assert set(ALLOWED) == keys


def test_it_is_found_from_below(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    below = tmp_path / "a" / "b"
    below.mkdir(parents=True)
    path = tmp_path / "scanner.toml"
    path.write_text(f"store = 'h.db'\n{SOURCE}", encoding="utf-8")
    monkeypatch.chdir(below)
    assert find() == path
    assert configuration(None).path == path
    assert configured().store == str(tmp_path / "h.db")


def test_what_is_not_there_or_no_text_is_one_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    path = tmp_path / "other.toml"
    with pytest.raises(UsageError, match="No such file"):
        configuration(path)
    path.write_bytes(b"a = 1\nb = '\xff'")
    with pytest.raises(UsageError, match=r"other.toml:2: this is no UTF-8"):
        configuration(path)
    path.write_bytes(b"#" * 1_000_001)
    with pytest.raises(UsageError, match="larger than"):
        configuration(path)
    with pytest.raises(UsageError, match="it is no file"):
        configuration(tmp_path)
