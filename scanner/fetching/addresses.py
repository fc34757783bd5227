"""Which addresses may be fetched: the web's, not this machine's or its network's."""

from __future__ import annotations

import ipaddress
from urllib.parse import urlsplit

from scanner.fetching.problems import RefusedError

PORTS = frozenset({80, 443, 8080, 8443}) | frozenset(range(1024, 65536))
"""The lower ports belong to mail, shells and the like, which must not be spoken to by accident."""
_NAT64 = ipaddress.ip_network("64:ff9b::/96")
_SHARED = ipaddress.ip_network("100.64.0.0/10")
_METADATA = frozenset(
    map(ipaddress.ip_address, ("169.254.169.254", "100.100.100.200", "fd00:ec2::254", "168.63.129.16"))
)

Address = ipaddress.IPv4Address | ipaddress.IPv6Address


def check_url(url: str) -> None:
    """Raise RefusedError unless it is a plain http or https address."""
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError as error:
        raise RefusedError(f"This is no address that can be fetched: {error}.") from error
    if parts.scheme not in {"http", "https"}:
        raise RefusedError("Only http and https addresses are fetched.")
    if not parts.hostname:
        raise RefusedError("This address names no host.")
    if parts.username is not None or parts.password is not None:
        raise RefusedError("Addresses with a user name or password are not fetched.")
    if port is not None and port not in PORTS:
        raise RefusedError(f"Port {port} is not one that web pages are served from.")


def check_ip(text: str, *, allow_private: bool) -> None:
    """Raise RefusedError if the address is one of this machine, its network, or a cloud's metadata."""
    address = _inner(ipaddress.ip_address(text.partition("%")[0]))
    if address in _METADATA or address.is_link_local or address.is_multicast or address.is_unspecified:
        raise RefusedError(f"It leads to {address}, which is never fetched from.")
    if allow_private and (address.is_private or address.is_loopback or address in _SHARED):
        return
    if not address.is_global or address.is_reserved:
        raise RefusedError(
            f"It leads to {address}, an address of a private network (--allow-private lets it through)."
        )


def _inner(address: Address) -> Address:
    """The IPv4 address that an IPv6 one wraps, if it does."""
    if isinstance(address, ipaddress.IPv4Address):
        return address
    if address in _NAT64:
        return ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)
    wrapped = address.ipv4_mapped or address.sixtofour or (address.teredo and address.teredo[1])
    return wrapped or address
