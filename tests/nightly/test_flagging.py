"""The exit code that says that a posting has the band of `fail-on`."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from nightly.conftest import Place


def test_a_posting_that_reached_the_band_is_exit_1(place: Place) -> None:
    (place.folder / "postings" / "bad.txt").write_text(
        "Doctor online\nPay a fee of $200 to register with us and earn $30,000 a month from home. No licence needed, "
        "no experience needed, be your own boss. Work from the beach. Start today, only three places are left! You "
        "answer 40 chats an hour and are paid $1 per chat. Send your passport and licence by WhatsApp right now.\n",
        encoding="utf-8",
    )
    assert place.batch("--fail-on", "high").code == 1
    assert place.batch().code == 0
    place.configure('name = "saved"\npath = "postings"', top='fail-on = "high"')
    assert place.batch().code == 1
