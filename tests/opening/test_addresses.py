"""Which addresses a page may lead to, however they are written."""

from ipaddress import ip_address

import pytest
from hypothesis import given
from hypothesis import strategies as st

from haidai.opening.addresses import (
    Space,
    SystemResolver,
    literal_address,
    may_lead,
    named_space,
    space_of,
)

INNER = [
    "127.0.0.1", "127.255.1.2", "0.0.0.0", "0.1.2.3", "10.0.0.1", "100.64.0.1", "169.254.169.254",
    "172.16.0.1", "172.31.255.255", "192.0.0.8", "192.0.2.1", "192.168.1.1", "198.18.0.1",
    "198.51.100.1", "203.0.113.9", "224.0.0.1", "239.255.255.250", "240.0.0.1", "255.255.255.255",
    "::", "::1", "::7f00:1", "::ffff:127.0.0.1", "::ffff:10.0.0.1", "::ffff:0:127.0.0.1",
    "64:ff9b::7f00:1", "64:ff9b::a00:1", "64:ff9b:1::1", "100::1", "2001:db8::1", "2001::1",
    "2001:0:4136:e378:8000:63bf:80ff:fffe", "2002:7f00:1::1", "2002:c0a8:101::1", "3fff::1",
    "2400:cb00::5efe:10.0.0.1", "fc00::1", "fd12:3456::1", "fe80::1", "fec0::1", "ff02::1",
    "5f00::1", "4000::1",
]  # fmt: skip
OUTER = [
    "1.1.1.1", "93.184.216.34", "172.15.255.255", "172.32.0.1", "100.128.0.1", "198.20.0.1",
    "223.255.255.254", "2400:cb00::1", "2606:4700::1111", "64:ff9b::101:101", "2002:101:101::1",
    "::ffff:1.1.1.1",
]  # fmt: skip


@pytest.mark.parametrize("address", INNER)
def test_a_page_of_the_web_leads_to_nothing_inside(address: str) -> None:
    assert space_of(ip_address(address)) is not Space.PUBLIC
    assert not may_lead(Space.PUBLIC, ip_address(address))


@pytest.mark.parametrize("address", OUTER)
def test_any_page_leads_to_the_web(address: str) -> None:
    assert all(may_lead(space, ip_address(address)) for space in Space)


@pytest.mark.parametrize("address", INNER + OUTER)
def test_the_reader_may_go_anywhere(address: str) -> None:
    assert may_lead(None, ip_address(address))


def test_a_neighbours_page_leads_to_neighbours_and_not_to_this_computer() -> None:
    assert may_lead(Space.NEAR, ip_address("192.168.1.7"))
    assert not may_lead(Space.NEAR, ip_address("127.0.0.1"))
    assert may_lead(Space.HERE, ip_address("127.0.0.1"))
    assert not may_lead(Space.HERE, ip_address("224.0.0.1"))


@given(st.ip_addresses(v=4))
def test_an_address_inside_another_reaches_no_farther(address: object) -> None:
    plain = ip_address(str(address))
    for holder in ("::{}", "::ffff:{}", "64:ff9b::{}", "2400:cb00::5efe:{}", "fe80::5efe:{}"):
        held = space_of(ip_address(holder.format(address)))
        assert held <= max(space_of(plain), Space.HERE)
        assert not may_lead(Space.PUBLIC, plain) or holder.startswith("fe80") or held >= Space.HERE


@pytest.mark.parametrize(
    "host",
    [
        "127.0.0.1", "2130706433", "0x7f000001", "0X7F.1", "017700000001", "0177.0.0.1", "127.1",
        "127.0.1", "0x7f.0.0.0x1", "127.0.0.1.", "00000177.0.0.1",
    ],
)  # fmt: skip
def test_every_spelling_of_an_address_is_that_address(host: str) -> None:
    assert literal_address(host) == ip_address("127.0.0.1")
    assert named_space(host) is Space.HERE
    assert [str(each.address) for each in SystemResolver().resolve(host, 80)] == ["127.0.0.1"]


@pytest.mark.parametrize(
    "host", ["a.example", "example", "1.example", "0x7f.example", "a.b1", "中国"]
)
def test_a_name_is_no_address(host: str) -> None:
    assert literal_address(host) is None
    assert named_space(host) is Space.PUBLIC


@pytest.mark.parametrize(
    "host", ["256.0.0.1", "1.2.3.4.5", "4294967296", "a.1", "1.2.3.0x100", "08", "9" * 5000, ":::"]
)
def test_a_number_that_is_no_address_is_nothing_else_either(host: str) -> None:
    with pytest.raises(ValueError, match=r"address|literal"):
        literal_address(host)
    with pytest.raises(OSError, match=r"address|literal"):
        SystemResolver().resolve(host, 80)


@pytest.mark.parametrize("host", ["localhost", "LOCALHOST.", "a.localhost"])
def test_the_name_of_this_computer_is_known_without_asking(host: str) -> None:
    assert named_space(host) is Space.HERE
