"""Which addresses may be sent to: HTTPS on the public internet, and what the settings allow. Pure.

A name says nothing about where it leads, so what it resolves to is judged again at each attempt.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address
from urllib.parse import SplitResult, urlsplit

from registry.refusals import FieldError, field_error

LONGEST = 2000
_GLOBAL_IPV6 = IPv6Network("2000::/3")
# Ranges of IPv6 in which an address of IPv4 is wrapped, or which lead nowhere in public.
_WRAPPING = tuple(
    IPv6Network(each) for each in ("2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20")
)


@dataclass(frozen=True, slots=True)
class Hosts:
    """Hosts that may be sent to although they are private or without TLS: `name` or `name:port`."""

    allowed: frozenset[str] = frozenset()

    def allow(self, host: str, port: int) -> bool:
        return not self.allowed.isdisjoint({host, f"{host}:{port}"})


PUBLIC_ONLY = Hosts()


def is_public(text: str) -> bool:
    """Whether an IP address leads to the public internet, whatever it is wrapped in.

    >>> [is_public(each) for each in ("8.8.8.8", "10.0.0.1", "169.254.169.254", "::ffff:10.0.0.1")]
    [True, False, False, False]
    """
    found = ip_address(text.partition("%")[0])
    if isinstance(found, IPv6Address):
        return _is_public_ipv6(found) if found.ipv4_mapped is None else False
    return _is_public_ipv4(found)


def mistakes_of(address: str, hosts: Hosts) -> Iterator[FieldError]:
    """What keeps an address from being a webhook's."""
    why = _refused(address, hosts)
    if why:
        yield field_error("address", why, limit=LONGEST)


def host_and_port(parts: SplitResult) -> tuple[str, int]:
    """Where an address that was accepted leads."""
    return parts.hostname or "", parts.port or (443 if parts.scheme == "https" else 80)


def _refused(address: str, hosts: Hosts) -> str | None:
    if not address:
        return "required"
    if len(address) > LONGEST:
        return "too-long"
    parts = _split(address)
    if parts is None:
        return "address-malformed"
    host, port = host_and_port(parts)
    if hosts.allow(host, port):
        return None
    if parts.scheme != "https":
        return "address-not-https"
    return None if _may_be_public(host) else "address-private"


def _split(address: str) -> SplitResult | None:
    """Its parts; None for what is no plain address of HTTP."""
    try:
        parts = urlsplit(address)
        known = parts.scheme in ("http", "https") and parts.port != 0
    except ValueError:
        return None
    plain = address.isascii() and address.isprintable() and not set(address) & set(' "<>\\^`{|}')
    whole = bool(parts.hostname) and parts.username is None and parts.password is None
    return parts if known and plain and whole and not parts.fragment else None


def _may_be_public(host: str) -> bool:
    """A name may; an IP address says so itself, also in the short forms that resolvers take."""
    try:
        return is_public(host)
    except ValueError:
        return "." in host and not host.rstrip(".").rpartition(".")[2].isdigit()


def _is_public_ipv4(found: IPv4Address) -> bool:
    return found.is_global and not found.is_multicast and not found.is_reserved


def _is_public_ipv6(found: IPv6Address) -> bool:
    return found in _GLOBAL_IPV6 and not any(found in each for each in _WRAPPING)
