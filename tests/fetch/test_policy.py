from __future__ import annotations

import ipaddress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from refcheck.fetch.exchange import Failure
from refcheck.fetch.policy import Policy, admit, ascii_host, askable, refuse_url
from refcheck.text.urls import host_of

STRICT = Policy()
OPEN = Policy(allow_private_network=True)

PUBLIC = [
    "8.8.8.8",
    "93.184.215.14",
    "1.1.1.1",
    "192.0.1.1",
    "192.1.0.1",
    "100.63.255.255",
    "100.128.0.1",
    "172.15.0.1",
    "172.32.0.1",
    "198.17.0.1",
    "198.20.0.1",
    "223.255.255.255",
    "2606:4700:4700::1111",
    "2a00:1450:4001::200e",
    "::ffff:8.8.8.8",
    "64:ff9b::8.8.8.8",
    "64:ff9b:1::8.8.8.8",
    "2002:0808:0808::1",
]
PRIVATE = {
    "127.0.0.1": "loopback",
    "127.255.255.254": "loopback",
    "10.0.0.1": "private",
    "172.16.0.1": "private",
    "172.31.255.255": "private",
    "192.168.1.1": "private",
    "169.254.1.1": "link-local",
    "100.64.0.1": "carrier's NAT",
    "198.18.0.1": "measuring",
    "::1": "loopback",
    "fc00::1": "private",
    "fd12:3456::1": "private",
    "fe80::1": "link-local",
    "fe80::1%eth0": "link-local",
    "fec0::1": "site-local",
    "::ffff:127.0.0.1": "loopback",
    "::ffff:10.0.0.1": "private",
    "::ffff:0:127.0.0.1": "loopback",
    "64:ff9b::127.0.0.1": "loopback",
    "64:ff9b::10.1.2.3": "private",
    "64:ff9b:1::192.168.0.1": "private",
    "2002:7f00:0001::1": "loopback",
    "2002:c0a8:0101::1": "private",
    "2001:0:7f00:1::f7f7:f7f7": "loopback",
    "2001:0:808:808::80ff:fffe": "loopback",
    "2a00::5efe:10.0.0.1": "private",
    "2a00::200:5efe:10.0.0.1": "private",
}
NEVER = {
    "0.0.0.0": "this host itself",
    "0.1.2.3": "this host itself",
    "169.254.169.254": "metadata",
    "169.254.170.2": "metadata",
    "100.100.100.200": "metadata",
    "168.63.129.16": "metadata",
    "fd00:ec2::254": "metadata",
    "fd20:ce::254": "metadata",
    "::ffff:169.254.169.254": "metadata",
    "64:ff9b::169.254.169.254": "metadata",
    "2002:a9fe:a9fe::": "metadata",
    "192.0.0.192": "protocols",
    "192.0.0.8": "protocols",
    "192.0.2.1": "documentation",
    "198.51.100.7": "documentation",
    "203.0.113.9": "documentation",
    "192.88.99.1": "6to4",
    "224.0.0.1": "multicast",
    "239.255.255.250": "multicast",
    "240.0.0.1": "reserved",
    "255.255.255.255": "broadcast",
    "::": "this host itself",
    "::7f00:1": "reserved",
    "ff02::1": "multicast",
    "100::1": "thrown away",
    "2001:db8::1": "documentation",
    "3fff::1": "documentation",
    "2001:2::1": "protocols",
    "2001:10::1": "protocols",
    "5f00::1": "segment routing",
    "4000::1": "reserved",
    "64:ff9b:1::": "this host itself",
    "64:ff9b:1:7f00:0:100::": "this host itself",  # 127.0.0.1 after a /48, 0.0.1.0 after a /64
    "not an address": "no address",
    "": "no address",
}


@pytest.mark.parametrize("address", PUBLIC)
def test_the_open_internet_may_be_asked(address: str) -> None:
    assert STRICT.refuse_address(address) is None
    assert STRICT.is_public(address)
    assert OPEN.is_public(address)


@pytest.mark.parametrize(("address", "word"), PRIVATE.items())
def test_private_addresses_are_refused_in_words_unless_opened(address: str, word: str) -> None:
    why = STRICT.refuse_address(address)
    assert why is not None
    assert word in why
    assert "--allow-private-network" in why
    assert OPEN.refuse_address(address) is None
    assert not OPEN.is_public(address)


@pytest.mark.parametrize(("address", "word"), NEVER.items())
def test_what_no_citation_can_be_at_stays_shut(address: str, word: str) -> None:
    for policy in (STRICT, OPEN):
        why = policy.refuse_address(address)
        assert why is not None
        assert word in why
        assert "--allow-private-network" not in why
        assert not policy.is_public(address)


def test_the_way_in_is_named() -> None:
    assert STRICT.refuse_address("64:ff9b::10.1.2.3") == (
        "10.1.2.3 is a private address, reached through 64:ff9b::a01:203 (--allow-private-network opens it)"
    )


@given(st.ip_addresses())
def test_nothing_that_python_knows_to_be_closed_is_public(
    address: ipaddress.IPv4Address | ipaddress.IPv6Address,
) -> None:
    if STRICT.is_public(str(address)):
        assert not address.is_private
        assert not address.is_loopback
        assert not address.is_multicast
        assert not address.is_link_local
        assert not address.is_unspecified


@given(st.ip_addresses(v=4))
def test_wrapping_an_address_never_opens_it(address: ipaddress.IPv4Address) -> None:
    if STRICT.is_public(str(address)):
        return
    number = int(address)
    wrapped = [
        (0xFFFF << 32) | number,
        (0x0064_FF9B << 96) | number,
        (0x2002 << 112) | (number << 80),
        (0x2001_0000 << 96) | (0x0808_0808 << 64) | (~number & 0xFFFF_FFFF),
        (0x2001_0000 << 96) | (number << 64) | (~0x0808_0808 & 0xFFFF_FFFF),
    ]
    for one in wrapped:
        assert not STRICT.is_public(str(ipaddress.IPv6Address(one)))


@pytest.mark.parametrize(
    ("url", "failure"),
    [
        ("ftp://example.org/", Failure.UNSUPPORTED),
        ("file:///etc/passwd", Failure.UNSUPPORTED),
        ("javascript:alert(1)", Failure.UNSUPPORTED),
        ("gopher://127.0.0.1:11211/_x", Failure.UNSUPPORTED),
        ("//example.org/", Failure.UNSUPPORTED),
        ("example.org", Failure.UNSUPPORTED),
        ("http://user@example.org/", Failure.FORBIDDEN),
        ("https://user:secret@example.org/", Failure.FORBIDDEN),
        ("http://@example.org/", Failure.FORBIDDEN),
        ("http://example.org:22/", Failure.FORBIDDEN),
        ("http://example.org:6379/", Failure.FORBIDDEN),
        ("http://example.org:0/", Failure.MALFORMED),
        ("http://example.org:99999/", Failure.MALFORMED),
        ("http://[::1/", Failure.MALFORMED),
        ("http:///path", Failure.MALFORMED),
        ("http://./", Failure.MALFORMED),
        ("http://a..b/", Failure.MALFORMED),
        ("http://a b/", Failure.MALFORMED),
        ("http://exa%2fmple.org/", Failure.MALFORMED),
        ("http://" + "a" * 64 + ".org/", Failure.MALFORMED),
        ("http://example.org/" + "a" * 10_000, Failure.MALFORMED),
        ("http://\u00ad/", Failure.MALFORMED),
    ],
)
def test_addresses_are_refused_as_written(url: str, failure: Failure) -> None:
    refusal = refuse_url(url)
    assert refusal is not None
    assert refusal.failure is failure
    assert "secret" not in refusal.why


@pytest.mark.parametrize(
    "url",
    [
        "http://example.org",
        "HTTPS://Example.ORG:8443/a?b=c@d",
        "http://[2606:4700::1111]/",
        "http://127.0.0.1/",
        "http://a_b.example/",
        "http://bücher.example/",
        "http://example.org./",
    ],
)
def test_the_rest_may_be_asked_as_far_as_writing_goes(url: str) -> None:
    assert refuse_url(url) is None


@pytest.mark.parametrize(
    ("host", "ascii_form"),
    [
        ("Example.ORG", "example.org"),
        ("example.org.", "example.org."),
        ("bücher.example", "xn--bcher-kva.example"),
        ("straße.example", "xn--strae-oqa.example"),
        ("127。0。0。1", "127.0.0.1"),
        ("１２７．０．０．１", "127.0.0.1"),
        ("%31%32%37.0.0.1", "127.0.0.1"),
        ("i❤.example", "xn--i-7iq.example"),
        ("fe80::1%eth0", "fe80::1%eth0"),
        ("0x7f.1", "0x7f.1"),
        ("", None),
        ("...", None),
        ("a\x00b", None),
        ("\ufdd0.example", None),
        ("xn--" + "ü" * 70, None),
        (".".join(["a" * 60] * 5), None),
    ],
)
def test_hosts_are_encoded_by_us(host: str, ascii_form: str | None) -> None:
    assert ascii_host(host) == ascii_form


@pytest.mark.parametrize(
    ("url", "asked"),
    [
        ("http://example.org", "http://example.org/"),
        ("http://example.org/a b?q=ü#part", "http://example.org/a%20b?q=%C3%BC"),
        ("HTTP://Bücher.example:8080/%7Ea", "http://xn--bcher-kva.example:8080/%7Ea"),
        ("http://[2606:4700::1]:81/x", "http://[2606:4700::1]:81/x"),
        ("http://u:p@example.org/", "http://u:p@example.org/"),
        ("mailto:a@b", "mailto:a@b"),
        ("http://[bad", "http://[bad"),
    ],
)
def test_addresses_are_made_ready(url: str, asked: str) -> None:
    assert askable(url) == asked


@given(st.text(max_size=60))
def test_making_ready_twice_changes_nothing(text: str) -> None:
    once = askable(f"http://{text}")
    assert askable(once) == once


HOSTS = st.sampled_from(["a.example", "127.0.0.1", "x", "a" * 63 + ".example", "a" * 64 + ".org", "A.b", "a..b", "a_b.c", "-", "a.", "é.c",
                         ".".join(["a" * 60] * 4), ".".join(["a" * 62] * 4), ".".join(["a" * 60] * 5)])  # fmt: skip
PORTS = st.sampled_from(["", ":80", ":8080", ":22", ":6379", ":0", ":99999", ":59999", ":10080", ":08080", ":"])
PATHS = st.sampled_from(
    ["", "/", "/a.html", "/a?b=c&d", "/a b", "/%7E", "/a#b", "/?", "//x", "/a.", "/\ud800", "/" + "a" * 9_000]
)


@given(st.sampled_from(["http://", "https://", "HTTP://", "ftp://", "", "http://u@"]), HOSTS, PORTS, PATHS)
def test_a_plain_address_is_let_in_as_any_other(scheme: str, host: str, port: str, path: str) -> None:
    url = f"{scheme}{host}{port}{path}"
    asked = askable(url)
    assert admit(url) == (asked, host_of(asked), refuse_url(asked))


@given(st.text(alphabet="htps:/.a1-_@?&=%#[] \ud800é", max_size=30))
def test_any_text_is_let_in_or_refused_in_the_same_way(text: str) -> None:
    asked = askable(text)
    assert admit(text) == (asked, host_of(asked), refuse_url(asked))


@pytest.mark.parametrize(
    ("path", "asked"),
    [
        ("/a/../b", "/b"),
        ("/a/./b", "/a/b"),
        ("/a/b/..", "/a/"),
        ("/a/.", "/a/"),
        ("/../../a", "/a"),
        ("/a/%2e%2E/b?x=/../y", "/b?x=/../y"),
        ("/a/..b/.c/...", "/a/..b/.c/..."),
        ("/.well-known/x", "/.well-known/x"),
        ("/a//../b", "/a/b"),
    ],
)
def test_steps_within_a_path_are_taken_before_it_is_asked(path: str, asked: str) -> None:
    assert askable(f"https://www.example.org{path}") == f"https://www.example.org{asked}"
    assert admit(f"https://www.example.org{path}")[0] == f"https://www.example.org{asked}"
