"""Which address of a machine a phone can reach."""

import pytest

from haidai.handoff.addresses import (
    Interface,
    PhoneAddress,
    address_towards_the_world,
    machine_interfaces,
    own_phone_addresses,
    phone_addresses,
)


@pytest.mark.parametrize(
    ("interfaces", "world", "expected"),
    [
        ([Interface("lo", "127.0.0.1"), Interface("wlp3s0", "192.168.1.7")], None, ["192.168.1.7"]),
        (
            [
                Interface("docker0", "172.17.0.1"),
                Interface("br-12ab", "172.18.0.1"),
                Interface("tun0", "10.8.0.2"),
                Interface("enp3s0", "10.0.0.5"),
            ],
            "10.8.0.2",
            ["10.0.0.5"],
        ),
        (
            [
                Interface("vEthernet (WSL)", "172.30.1.1"),
                Interface("VMware Network Adapter VMnet8", "192.168.88.1"),
                Interface("以太网", "192.168.1.4"),
                Interface("WLAN", "192.168.1.5"),
            ],
            "192.168.1.4",
            ["192.168.1.4", "192.168.1.5"],
        ),
        (
            [Interface("en0", "192.168.1.2"), Interface("wlan0", "192.168.2.2")],
            None,
            ["192.168.2.2", "192.168.1.2"],
        ),
        ([Interface("eth0", "169.254.3.4"), Interface("eth1", "203.0.113.9")], None, []),
        ([Interface("wlan0", "192.168.1.7", is_up=False)], "192.168.1.7", []),
        ([Interface("eth0", "no address"), Interface("eth0", "fe80::1")], None, []),
        ([], None, []),
    ],
)
def test_phones_are_given_real_private_addresses_the_likeliest_first(
    interfaces: list[Interface], world: str | None, expected: list[str]
) -> None:
    assert [found.address for found in phone_addresses(interfaces, world)] == expected


@pytest.mark.parametrize(
    "name",
    [
        "lo0", "virbr0", "vboxnet0", "veth1a2b", "wg0", "utun3", "tailscale0", "zt5u4uptsg",
        "VirtualBox Host-Only Network", "Loopback Pseudo-Interface 1", "蓝牙网络连接", "ppp0",
        "awdl0", "podman1", "lxcbr0", "Hyper-V Virtual Ethernet", "OpenVPN TAP-Windows6",
    ],
)  # fmt: skip
def test_no_phone_is_behind_an_interface_a_program_made(name: str) -> None:
    assert phone_addresses([Interface(name, "192.168.1.7")]) == ()


@pytest.mark.parametrize("name", ["eth0", "enp0s31f6", "wlp2s0", "Wi-Fi", "以太网 2", "en0"])
def test_a_phone_may_be_behind_a_real_interface(name: str) -> None:
    found = phone_addresses([Interface(name, "192.168.1.7")])
    assert found == (PhoneAddress("192.168.1.7", name),)


def test_this_machine_tells_its_interfaces() -> None:
    assert any(each.address.startswith("127.") for each in machine_interfaces())
    assert set(own_phone_addresses()) <= set(phone_addresses(machine_interfaces()))
    towards = address_towards_the_world()
    assert towards is None or towards in {each.address for each in machine_interfaces()}
