"""The address of this machine that a phone in the same network can reach.

Which one is decided in a pure function over the machine's interfaces; only
`machine_interfaces` and `address_towards_the_world` ask the system (psutil, getsockname).
"""

import re
import socket
from collections.abc import Iterable
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv4Network

_PRIVATE = tuple(map(IPv4Network, ("192.168.0.0/16", "10.0.0.0/8", "172.16.0.0/12")))
_SHARED = IPv4Network("100.64.0.0/10")  # carrier-grade NAT, and what Tailscale gives itself
# Interfaces a program made: no phone is behind them. Names of Linux, macOS and Windows.
_MADE_BY_PROGRAMS = re.compile(
    r"(lo\d*$|docker|br-|veth|virbr|vmnet|vboxnet|vnet|lxc|lxd|podman|cni|flannel|cali|kube"
    r"|tun|tap|utun|wg|ppp|ipsec|zt|tailscale|nordlynx|awdl|llw|gif|stf|ham|wwan|rmnet)"
    r"|vmware|virtualbox|hyper-v|vethernet|wsl|vpn|wireguard|openvpn|loopback|bluetooth|zerotier"
    r"|tailscale|wintun|npcap|蓝牙|虚拟",
    re.IGNORECASE,
)
_WIRELESS = re.compile(r"wl|wi-?fi|wlan|无线|airport", re.IGNORECASE)
_TOWARDS = ("192.0.2.1", 9)  # TEST-NET-1: a route is looked up, nothing is sent


@dataclass(frozen=True, slots=True)
class Interface:
    """An interface of this machine with one of its IPv4 addresses."""

    name: str
    address: str
    is_up: bool = True


@dataclass(frozen=True, slots=True)
class PhoneAddress:
    """An address phones may reach, and the name of its interface for people."""

    address: str
    interface: str


def phone_addresses(
    interfaces: Iterable[Interface], towards_the_world: str | None = None
) -> tuple[PhoneAddress, ...]:
    """The addresses phones in the same network can reach, the likeliest first; maybe none.

    Private addresses of real interfaces that are up. First the one that leads to the world
    (where the router is, the phone is), then wireless ones, then the system's own order.
    """
    found = [each for each in interfaces if each.is_up and _is_for_phones(each)]
    found.sort(key=lambda each: (each.address != towards_the_world, not _WIRELESS.match(each.name)))
    unique = dict.fromkeys(PhoneAddress(each.address, each.name) for each in found)
    return tuple(unique)


def machine_interfaces() -> tuple[Interface, ...]:
    """The interfaces of this machine as they are now; empty where the system does not tell."""
    import psutil  # late: 20 ms, and only the hand-off needs it

    try:
        up = {name: state.isup for name, state in psutil.net_if_stats().items()}
        addresses = psutil.net_if_addrs()
    except OSError:
        return ()
    return tuple(
        Interface(name, entry.address, up.get(name, False))
        for name, entries in addresses.items()
        for entry in entries
        if entry.family == socket.AF_INET
    )


def address_towards_the_world() -> str | None:
    """The address this machine would send from to another network; None where there is no way."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(_TOWARDS)
        except OSError:
            return None
        return str(probe.getsockname()[0])


def own_phone_addresses() -> tuple[PhoneAddress, ...]:
    """The addresses of this machine that phones can reach now, the likeliest first."""
    return phone_addresses(machine_interfaces(), address_towards_the_world())


def _is_for_phones(interface: Interface) -> bool:
    try:
        address = IPv4Address(interface.address)
    except ValueError:
        return False
    local = any(address in network for network in _PRIVATE) or address in _SHARED
    return local and not _MADE_BY_PROGRAMS.search(interface.name)
