"""Where webhooks may lead: nowhere but the public internet, whatever an address is wrapped in."""

from ipaddress import IPv4Address, IPv6Address

import pytest
from hypothesis import given
from hypothesis import strategies as st

from registry.webhooks.addresses import Hosts, is_public, mistakes_of

NOWHERE = Hosts()


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1", "0.0.0.0", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254",
        "100.64.0.1", "192.0.2.1", "198.18.0.1", "224.0.0.1", "240.0.0.1", "255.255.255.255",
        "::1", "::", "fe80::1", "fe80::1%eth0", "fc00::1", "ff02::1", "2001:db8::1",
        "::ffff:127.0.0.1", "::ffff:8.8.8.8", "::127.0.0.1", "64:ff9b::7f00:1", "2002:7f00:1::",
        "2001:0:7f00:1::", "fec0::1", "100::1",
    ],
)  # fmt: skip
def test_what_is_not_the_public_internet(address: str) -> None:
    assert not is_public(address)


@pytest.mark.parametrize("address", ["8.8.8.8", "1.1.1.1", "203.162.0.1", "2606:4700::1111"])
def test_what_is_the_public_internet(address: str) -> None:
    assert is_public(address)


@given(st.ip_addresses(v=4))
def test_no_address_of_ipv4_gets_through_in_the_clothes_of_ipv6(address: IPv4Address) -> None:
    wrapped = [
        int(IPv6Address("::ffff:0:0")) + int(address),
        int(address),
        int(IPv6Address("64:ff9b::")) + int(address),
        int(IPv6Address("2002::")) + (int(address) << 80),
    ]

    assert not any(is_public(str(IPv6Address(each))) for each in wrapped)


@pytest.mark.parametrize(
    ("address", "code"),
    [
        ("", "required"),
        ("https://a.vn/" + "x" * 2000, "too-long"),
        ("ftp://a.vn/", "address-malformed"),
        ("https:///x", "address-malformed"),
        ("https://lan:mat-khau@a.vn/", "address-malformed"),
        ("https://a.vn/#x", "address-malformed"),
        ("https://a.vn/\r\nHost: b", "address-malformed"),
        ("https://a.vn:99999/", "address-malformed"),
        ("https://tên.vn/", "address-malformed"),
        ("http://a.vn/", "address-not-https"),
        ("https://10.0.0.1/", "address-private"),
        ("https://[::1]/", "address-private"),
        ("https://localhost/", "address-private"),
        ("https://127.1/", "address-private"),
        ("https://2130706433/", "address-private"),
    ],
)
def test_an_address_that_is_refused_says_why(address: str, code: str) -> None:
    assert [each.code for each in mistakes_of(address, NOWHERE)] == [code]


@pytest.mark.parametrize(
    ("address", "hosts"),
    [
        ("https://tthc.example.vn/hook?x=1", NOWHERE),
        ("http://localhost:9000/hook", Hosts(frozenset({"localhost:9000"}))),
        ("http://10.0.0.1/", Hosts(frozenset({"10.0.0.1"}))),
    ],
)
def test_an_address_that_is_taken(address: str, hosts: Hosts) -> None:
    assert list(mistakes_of(address, hosts)) == []


def test_a_host_is_allowed_with_its_port_alone() -> None:
    hosts = Hosts(frozenset({"localhost:9000"}))

    assert [each.code for each in mistakes_of("http://localhost:9001/", hosts)] == [
        "address-not-https"
    ]
