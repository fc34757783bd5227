"""What a reader sees of a text, whatever bytes it came in."""

from __future__ import annotations

import pytest

from scanner.postings.cleaning import clean
from scanner.postings.decoding import decode


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        pytest.param("a\u00a0b\u2003c", "a b c", id="exotic spaces become spaces"),
        pytest.param("  a \t b \n", "a b", id="runs collapse"),
        pytest.param("no\x00 li\u200bcence\u00ad \x1b[31m", "no licence [31m", id="invisible characters go"),
        pytest.param("\u202eevil\u202c \u2066x\u2069", "evil x", id="bidi controls go"),
        pytest.param("fr\u200dee", "free", id="a joiner between Latin letters hides words"),
        pytest.param(
            "\U0001f469\u200d\u2695\ufe0f", "\U0001f469\u200d\u2695\ufe0f", id="a joiner in an emoji stays"
        ),
        pytest.param(
            "\u201cit\u2019s\u201d \u2013 \u2014 \u2026",
            "\u201cit\u2019s\u201d \u2013 \u2014 \u2026",
            id="quotes and dashes stay",
        ),
        pytest.param("we\u00e2\u20ac\u2122re \u00c2\u00a330", "we\u2019re \u00a330", id="mojibake is undone"),
        pytest.param("S\u00c3O PAULO \u00e2ge", "S\u00c3O PAULO \u00e2ge", id="right accents stay"),
        pytest.param("x\ud800y", "xy", id="half characters go"),
    ],
)
def test_clean(text: str, seen: str) -> None:
    assert clean(text) == seen


@pytest.mark.parametrize(
    ("body", "charset", "text"),
    [
        pytest.param("\ufeffcaf\u00e9".encode(), "", "caf\u00e9", id="utf-8 mark"),
        pytest.param("\ufeffcaf\u00e9".encode("utf-16-le"), "", "caf\u00e9", id="utf-16 mark"),
        pytest.param(
            "a plain caf\u00e9".encode("utf-16-le"), "", "a plain caf\u00e9", id="utf-16 without mark"
        ),
        pytest.param(b"\xa330 caf\xe9", "iso-8859-1", "\u00a330 caf\u00e9", id="declared"),
        pytest.param(b"caf\x92s", "iso-8859-1", "caf\u2019s", id="latin-1 means windows-1252"),
        pytest.param(
            "\u00a330".encode(), "iso-8859-1", "\u00a330", id="utf-8 is proof against a wrong declaration"
        ),
        pytest.param(
            b'<meta charset="windows-1251">\xcf\xf0',
            "",
            '<meta charset="windows-1251">\u041f\u0440',
            id="in the page",
        ),
        pytest.param(b"caf\xe9", "utf-7", "caf\u00e9", id="never utf-7"),
        pytest.param(b"caf\xe9", "no-such-charset", "caf\u00e9", id="unknown charset"),
        pytest.param(
            "\u00e9t\u00e9 ".encode() * 300 + b"\xff",
            "",
            "\u00e9t\u00e9 " * 300 + "\ufffd",
            id="a stray byte",
        ),
    ],
)
def test_decode(body: bytes, charset: str, text: str) -> None:
    assert decode(body, charset) == text
