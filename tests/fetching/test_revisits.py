"""A second fetch of the same page: what is kept for it, and what never is."""

from __future__ import annotations

from fetching.misbehaving import PAGE, reply

from scanner.model import Document, Failure


def test_what_did_not_change_is_not_sent_again(rude, get) -> None:
    url = rude.put(
        "/x", reply(PAGE, "200 OK", 'ETag: "1"'), b"HTTP/1.1 304 Not Modified\r\nConnection: close\r\n\r\n"
    )
    first, second = get(url), get(url)
    assert first == second
    assert 'if-none-match: "1"' in rude.asked[-1].lower()
    assert get(url, offline=True) == first


def test_offline_says_what_it_never_had(get) -> None:
    found = get("http://127.0.0.1:9/never", offline=True)
    assert isinstance(found, Failure)
    assert "not fetched before" in found.error


def test_a_damaged_cache_is_fetched_anew(rude, get, settings) -> None:
    url = rude.put("/x", reply())
    get(url)
    for kept in settings.cache.rglob("*"):
        if kept.is_file():
            kept.write_bytes(b"{")
    assert isinstance(get(url), Document)


def test_no_cookie_is_kept_and_the_agent_is_honest(rude, get) -> None:
    url = rude.put("/x", reply(b"", "302 Found", "Location: /y", "Set-Cookie: a=b"))
    rude.put("/y", reply())
    get(url, contact="adviser@example.org")
    assert "cookie" not in rude.asked[-1].lower()
    assert "telemedicine-scanner" in rude.asked[-1]
    assert "adviser@example.org" in rude.asked[-1]
