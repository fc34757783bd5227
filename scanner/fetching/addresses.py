"""Which addresses may be fetched: the web's, not this machine's or its network's."""

from __future__ import annotations

import ipaddress
import re
from urllib.parse import urlsplit

import httpx

from scanner.fetching.problems import RefusedError

_PORTS = frozenset({80, 443})
_HOST = re.compile(r"[A-Za-z0-9._-]+|[0-9A-Fa-f:.]+")
_LOWEST = 1024
"""Below it, all other ports belong to mail, shells and the like."""
_OTHERS = frozenset(
    {1719, 1720, 1723, 2049, 3306, 3659, 4045, 4190, 5060, 5061, 5432, 6000, 6379, 6566, 6665, 6666, 6667, 6668, 6669,
     6679, 6697, 10080, 11211, 27017}
)  # fmt: skip
"""Ports above that browsers refuse (WHATWG Fetch, 2.9), and those of databases."""
_NAT64 = ipaddress.ip_network("64:ff9b::/96")
_SHARED = ipaddress.ip_network("100.64.0.0/10")
_SITE = ipaddress.ip_network("fec0::/10")
_IPV4 = 4
_METADATA = frozenset(
    map(ipaddress.ip_address, ("169.254.169.254", "100.100.100.200", "fd00:ec2::254", "168.63.129.16"))
)

Address = ipaddress.IPv4Address | ipaddress.IPv6Address


def check_url(url: str) -> None:
    """Raise RefusedError unless it is a plain http or https address."""
    try:
        parts = urlsplit(url)
        port = parts.port
        host = httpx.URL(url).raw_host.decode("ascii")
    except (ValueError, httpx.InvalidURL) as error:
        raise RefusedError(f"This is no address that can be fetched: {str(error).rstrip('.')}.") from error
    if parts.scheme not in {"http", "https"}:
        raise RefusedError("Only http and https addresses are fetched.")
    if not parts.hostname:
        raise RefusedError("This address names no host.")
    if not _HOST.fullmatch(host):
        raise RefusedError(f"This is no address that can be fetched: no host is named {host[:80]!r}.")
    if parts.username is not None or parts.password is not None:
        raise RefusedError("Addresses with a user name or password are not fetched.")
    if port is not None and port not in _PORTS and (port < _LOWEST or port in _OTHERS):
        raise RefusedError(f"Port {port} is not one that web pages are served from.")


def check_ip(text: str, *, allow_private: bool) -> None:
    """Raise RefusedError if the address is one of this machine, its network, or a cloud's metadata."""
    address = _inner(ipaddress.ip_address(text.partition("%")[0]))
    if _is_never(address):
        raise RefusedError(f"It leads to {address}, which is never fetched from.")
    if allow_private and (address.is_private or address.is_loopback or address in _SHARED):
        return
    if not address.is_global or address.is_reserved:
        raise RefusedError(
            f"It leads to {address}, an address of a private network (--allow-private lets it through)."
        )


def _is_never(address: Address) -> bool:
    if address.is_link_local or address.is_multicast or address.is_unspecified:
        return True
    # IPv6 calls its own loopback reserved.
    return address in _METADATA or address in _SITE or (address.version == _IPV4 and address.is_reserved)


def _inner(address: Address) -> Address:
    """The IPv4 address that an IPv6 one wraps, if it does."""
    if isinstance(address, ipaddress.IPv4Address):
        return address
    if address in _NAT64:
        return ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)
    wrapped = address.ipv4_mapped or address.sixtofour or (address.teredo and address.teredo[1])
    return wrapped or address
