"""Where an address lies, and who may lead there.

A page the reader asks for may be anywhere. What a page names itself (redirects, pictures) may
lead to its own space or to a more public one, never inwards: a page of the web reaches neither
this computer nor its neighbours, a page of a neighbour not this computer. The rule is asked
about the numeric address that is then connected to, so that neither a spelling nor a name whose
answer changes gets round it.
"""

import re
import socket
from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address
from typing import Protocol

Address = IPv4Address | IPv6Address


class Space(IntEnum):
    """How far an address reaches, from this computer outwards."""

    NOWHERE = 0  # no single machine: multicast, reserved
    HERE = 1  # this computer
    NEAR = 2  # its neighbours: private, link-local, carrier's, documentation
    PUBLIC = 3


# The special-purpose registries of IANA, written out: what `ipaddress` calls private differs
# between the versions of Python. Proxies that answer every name out of 198.18.0.0/15 stay
# usable: all pages and all their pictures are NEAR then.
_V4 = (
    (Space.HERE, "0.0.0.0/8 127.0.0.0/8"),
    (Space.NEAR, "10.0.0.0/8 100.64.0.0/10 169.254.0.0/16 172.16.0.0/12 192.0.0.0/24 192.0.2.0/24"),
    (Space.NEAR, "192.88.99.0/24 192.168.0.0/16 198.18.0.0/15 198.51.100.0/24 203.0.113.0/24"),
    (Space.NOWHERE, "224.0.0.0/4 240.0.0.0/4"),
)
_V6 = (
    (Space.HERE, "::/128 ::1/128"),
    (Space.NOWHERE, "ff00::/8"),
    (Space.NEAR, "2001::/23 2001:db8::/32 3fff::/20"),
)
_IN_V4 = [(space, IPv4Network(text)) for space, texts in _V4 for text in texts.split()]
_IN_V6 = [(space, IPv6Network(text)) for space, texts in _V6 for text in texts.split()]
_GLOBAL_V6 = IPv6Network("2000::/3")
# Where an IPv6 address holds an IPv4 one, and how many bits stand behind that.
_HOLDERS = (
    (IPv6Network("::/96"), 0),  # IPv4-compatible
    (IPv6Network("::ffff:0:0/96"), 0),  # IPv4-mapped
    (IPv6Network("::ffff:0:0:0/96"), 0),  # IPv4-translated
    (IPv6Network("64:ff9b::/96"), 0),  # NAT64
    (IPv6Network("2002::/16"), 80),  # 6to4
)
_TEREDO = IPv6Network("2001::/32")
_ISATAP = frozenset({0x0000_5EFE, 0x0200_5EFE})


def space_of(address: Address) -> Space:
    """How far an address reaches; one that holds another, no farther than that one."""
    if isinstance(address, IPv4Address):
        return next((space for space, network in _IN_V4 if address in network), Space.PUBLIC)
    for space, network in _IN_V6:
        if address in network and address not in _TEREDO:
            return space
    number = int(address)
    for holder, behind in _HOLDERS:
        if address in holder:
            return space_of(IPv4Address(number >> behind & 0xFFFF_FFFF))
    if address in _TEREDO:  # the client's address stands there inverted
        return min(Space.NEAR, space_of(IPv4Address(~number & 0xFFFF_FFFF)))
    space = Space.PUBLIC if address in _GLOBAL_V6 else Space.NEAR
    if number >> 32 & 0xFFFF_FFFF in _ISATAP:
        space = min(space, space_of(IPv4Address(number & 0xFFFF_FFFF)))
    return space


def may_lead(page: Space | None, target: Address) -> bool:
    """Whether what lies in the space `page` may name `target`; None: the reader named it."""
    if page is None:
        return True
    space = space_of(target)
    return space is not Space.NOWHERE and space >= page


_NUMBER = re.compile(r"0[xX][0-9a-fA-F]*|[0-9]+")


def literal_address(host: str) -> Address | None:
    """The address a host is in itself, in any spelling browsers take; None for a name.

    Decimal, octal and hexadecimal numbers, one to four of them, with or without a trailing dot.

    Raises:
        ValueError: the host ends in a number, as only an address does, and is none.
    """
    if ":" in host:
        return ip_address(host)
    parts = host.removesuffix(".").split(".")
    if not _NUMBER.fullmatch(parts[-1]):
        return None
    if len(parts) > 4 or not all(_NUMBER.fullmatch(part) for part in parts):
        raise ValueError(f"not an address: {host[:100]!r}")
    numbers = [_value(part) for part in parts]
    value = numbers.pop()
    room = 4 - len(numbers)
    if any(number > 255 for number in numbers) or value >= 256**room:
        raise ValueError(f"not an address: {host[:100]!r}")
    for place, number in enumerate(numbers):
        value += number << 8 * (3 - place)
    return IPv4Address(value)


def _value(digits: str) -> int:
    if len(digits) > 40:  # beyond any address, and the time to read it grows with its square
        raise ValueError("not an address: too many digits")
    if digits[:2].lower() == "0x":
        return int(digits[2:] or "0", 16)
    return int(digits, 8 if len(digits) > 1 and digits[0] == "0" else 10)


def named_space(host: str) -> Space:
    """The space of a host nobody here has looked up: a proxy does that for us.

    Raises:
        ValueError: the host can be neither an address nor a name.
    """
    literal = literal_address(host)
    if literal is not None:
        return space_of(literal)
    bare = host.lower().removesuffix(".")
    return Space.HERE if bare == "localhost" or bare.endswith(".localhost") else Space.PUBLIC


@dataclass(frozen=True, slots=True)
class Endpoint:
    """Where a connection goes: a numeric address and a port; `scope` is a link's, of IPv6."""

    address: Address
    port: int
    scope: int = 0


class Resolver(Protocol):
    """Knows the addresses of names."""

    def resolve(self, host: str, port: int) -> Sequence[Endpoint]:
        """The endpoints of a host, the best first.

        Raises:
            OSError: there are none, or nobody to ask; usually a `socket.gaierror`.
        """
        ...


class Connector(Protocol):
    """Makes connections to numeric addresses."""

    def connect(self, endpoint: Endpoint, seconds: float) -> socket.socket:
        """A connected socket whose operations take at most `seconds` each.

        Raises:
            OSError: nobody answers there.
        """
        ...


class SystemResolver:
    """Asks the system, except for hosts that are addresses themselves."""

    def resolve(self, host: str, port: int) -> Sequence[Endpoint]:
        """The endpoints of a host; see `Resolver.resolve`."""
        if "%" not in host:
            try:
                literal = literal_address(host)
            except ValueError as error:
                raise socket.gaierror(socket.EAI_NONAME, str(error)) from error
            if literal is not None:
                return (Endpoint(literal, port),)
        found = []
        for family, _, _, _, place in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM):
            if family in {socket.AF_INET, socket.AF_INET6}:
                address = ip_address(str(place[0]).partition("%")[0])
                scope = int(place[3]) if len(place) == 4 else 0
                found.append(Endpoint(address, port, scope))
        return tuple(dict.fromkeys(found))


class SystemConnector:
    """Connects over TCP."""

    def connect(self, endpoint: Endpoint, seconds: float) -> socket.socket:
        """A connected socket; see `Connector.connect`."""
        six = isinstance(endpoint.address, IPv6Address)
        place: tuple[str, int] | tuple[str, int, int, int] = (str(endpoint.address), endpoint.port)
        if six:
            place = (*place, 0, endpoint.scope)
        connection = socket.socket(socket.AF_INET6 if six else socket.AF_INET, socket.SOCK_STREAM)
        try:
            connection.settimeout(seconds)
            connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            connection.connect(place)
        except BaseException:
            connection.close()
            raise
        return connection
