"""Which addresses are looked at and refused, whatever wraps them."""

from __future__ import annotations

import pytest

from scanner.fetching.addresses import check_ip, check_url
from scanner.fetching.problems import RefusedError

PRIVATE = [
    "10.1.2.3", "172.16.0.1", "192.168.0.1", "127.0.0.1", "127.8.8.8", "100.64.0.1", "::1", "fd12::1",
    "::ffff:10.0.0.1", "::ffff:127.0.0.1", "64:ff9b::7f00:1", "2002:7f00:1::", "2002:c0a8:1::",
]  # fmt: skip
NEVER = [
    "169.254.169.254", "169.254.0.1", "100.100.100.200", "168.63.129.16", "fd00:ec2::254", "fe80::1", "fe80::1%2",
    "224.0.0.1", "ff02::1", "::", "::ffff:169.254.169.254", "64:ff9b::a9fe:a9fe", "2002:a9fe:a9fe::",
    "fec0::1", "240.0.0.1",
]  # fmt: skip
PUBLIC = ["93.184.216.34", "8.8.8.8", "2606:4700::1111", "64:ff9b::808:808"]


@pytest.mark.parametrize(
    "address", [*PRIVATE, *NEVER, "192.0.2.1", "198.18.0.1", "255.255.255.255", "::7f00:1"]
)
def test_only_the_web_is_fetched_from(address) -> None:
    with pytest.raises(RefusedError):
        check_ip(address, allow_private=False)


@pytest.mark.parametrize("address", NEVER)
def test_some_addresses_are_refused_even_with_leave(address) -> None:
    with pytest.raises(RefusedError):
        check_ip(address, allow_private=True)


@pytest.mark.parametrize("address", PRIVATE)
def test_private_addresses_with_leave(address) -> None:
    check_ip(address, allow_private=True)


@pytest.mark.parametrize("address", PUBLIC)
def test_public_addresses(address) -> None:
    check_ip(address, allow_private=False)


@pytest.mark.parametrize(
    ("url", "says"),
    [
        ("file:///etc/passwd", "http and https"),
        ("javascript:alert(1)", "http and https"),
        ("//example.org/x", "http and https"),
        ("https://", "no host"),
        ("https://a@example.org/", "user name"),
        ("https://:@example.org/", "user name"),
        ("https://example.org:22/", "Port 22"),
        ("https://example.org:6379/", "Port 6379"),
        ("https://example.org:99999/", "no address"),
        ("https://example.org:x/", "no address"),
        ("https://[::1/", "no address"),
        ("https://exa mple.org/", "no address"),
        ("https://xn--a/\x00", "no address"),
        ("https://-.example\u2024org\ufffd/", "no address"),
        ("https://example.org/" + "x" * 70_000, "no address"),
    ],
)
def test_what_is_no_address_of_a_page(url, says) -> None:
    with pytest.raises(RefusedError, match=says) as told:
        check_url(url)
    assert str(told.value).count(". ") == 0
    assert "\n" not in str(told.value)
    assert str(told.value).endswith(".")


@pytest.mark.parametrize(
    "url",
    [
        "https://example.org",
        "HTTP://EXAMPLE.ORG:8080/a?b=c#d",
        "https://bücher.example/ä?ö",
        "https://[2606:4700::1111]:443/",
    ],
)
def test_addresses_of_pages(url) -> None:
    check_url(url)
