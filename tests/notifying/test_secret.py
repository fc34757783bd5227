"""Secrets: where they may be, and that they are shown nowhere."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from scanner.notifying.errors import NotifyError
from scanner.notifying.secret import read_secret


def secret_file(folder: Path, content: bytes = b"hunter2\n", mode: int = 0o600) -> Path:
    path = folder / "secret"
    path.write_bytes(content)
    path.chmod(mode)
    return Path("secret")


def test_a_secret_is_in_the_environment_or_in_a_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PASS", "hunter2")
    assert read_secret("PASS", None, tmp_path) == "hunter2"
    assert read_secret(None, secret_file(tmp_path), tmp_path) == "hunter2"
    assert read_secret(None, secret_file(tmp_path, mode=0o400), tmp_path) == "hunter2"
    assert read_secret(None, None, tmp_path) == ""


@pytest.mark.skipif(os.name != "posix", reason="Windows keeps permissions elsewhere")
@pytest.mark.parametrize("mode", [0o640, 0o604, 0o620, 0o644])
def test_a_file_that_others_may_read_is_refused(tmp_path: Path, mode: int) -> None:
    with pytest.raises(NotifyError, match="others may read this secret") as caught:
        read_secret(None, secret_file(tmp_path, mode=mode), tmp_path)
    assert "hunter2" not in str(caught.value)


@pytest.mark.parametrize(
    "content", [b"", b"\n", b"one\ntwo\n", b"\xff\xfehunter2", b"a\x00b", b"x\r\nBcc: y"]
)
def test_a_file_without_one_line_of_text_is_refused(tmp_path: Path, content: bytes) -> None:
    with pytest.raises(NotifyError) as caught:
        read_secret(None, secret_file(tmp_path, content), tmp_path)
    assert "hunter2" not in str(caught.value)


def test_a_missing_secret_is_a_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("NO_SUCH", raising=False)
    with pytest.raises(NotifyError, match="the environment variable NO_SUCH is empty or not set"):
        read_secret("NO_SUCH", None, tmp_path)
    with pytest.raises(NotifyError, match="No such file"):
        read_secret(None, Path("absent"), tmp_path)
    for name in ("~nobody-of-that-name/secret", "a\x00b"):
        with pytest.raises(NotifyError, match="there can be no such file"):
            read_secret(None, Path(name), tmp_path)
    with pytest.raises(NotifyError, match=r"a\\x1b\[2Jb"):
        read_secret(None, Path("a\x1b[2Jb"), tmp_path)
    (tmp_path / "folder").mkdir()
    with pytest.raises(NotifyError, match="folder"):
        read_secret(None, Path("folder"), tmp_path)
