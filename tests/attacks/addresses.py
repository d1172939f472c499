"""Addresses that lead to the private network, written so that it does not show; and what no host is."""

from __future__ import annotations

from collections.abc import Iterator

from tests.attacks.world import Case, always
from tests.fakes import reply, reset

__all__ = ["cases"]

LOOPBACK = (
    "127.0.0.1", "localhost", "LOCALHOST", "localhost.", "127.0.0.1.", "127.1", "127.0.1", "2130706433", "0x7f000001",
    "0x7f.0.0.1", "0X7F.1", "0177.0.0.1", "017700000001", "0177.1", "0000177.0.0.01", "127.0.0.0x1", "127.127.127.127",
    "0", "0.0.0.0", "0x0", "00.0.0.0", "[::1]", "[0:0:0:0:0:0:0:1]", "[::]", "[::ffff:127.0.0.1]", "[::ffff:7f00:1]",
    "[0:0:0:0:0:ffff:127.0.0.1]", "[::127.0.0.1]", "[::7f00:1]", "[::ffff:0:127.0.0.1]", "[64:ff9b::127.0.0.1]",
    "[64:ff9b::7f00:1]", "[64:ff9b:1::7f00:1]", "[2002:7f00:1::]", "[2002:7f00:0001::1]", "[2001:0:7f00:1::]",
    "[2001::80ff:fffe]", "[::5efe:127.0.0.1]", "[2001:470::5efe:7f00:1]", "[fe80::5efe:127.0.0.1]", "[::1%25lo]",
    "[::1%lo]", "[fe80::1%25lo]", "\uff11\uff12\uff17.0.0.1", "127\u30020\u30020\u30021", "127\uff0e0\uff0e0\uff0e1",
    "\u2460\u2461\u2466.0.0.1", "\u24db\u24de\u24d2\u24d0\u24db\u24d7\u24de\u24e2\u24e3", "loc%61lhost",
    "127%2e0%2e0%2e1", "%31%32%37.0.0.1", "%6cocalhost.", "127.0.0.1%00.example.org", "127.0.0.1%0d%0a", "127.0.0.1%20",
    "lo\u00adcalhost", "local\u200bhost", "127.0.0\u2024" + "1", "ip6-localhost", "localhost.localdomain",
)  # fmt: skip
ELSEWHERE = (
    "10.0.0.1", "172.16.0.1", "172.31.255.254", "192.168.1.1", "100.64.0.1", "100.127.255.254", "169.254.0.1",
    "169.254.169.254", "169.254.170.2", "100.100.100.200", "168.63.129.16", "192.0.0.192", "192.88.99.1", "198.18.0.1",
    "192.0.2.1", "198.51.100.1", "203.0.113.1", "224.0.0.1", "239.255.255.250", "240.0.0.1", "255.255.255.255", "0.1.2.3",
    "0xa9fea9fe", "2852039166", "0251.0376.0251.0376", "169.254.43518", "[fd00:ec2::254]", "[fd20:ce::254]", "[fc00::1]",
    "[fe80::a9fe:a9fe]", "[fec0::1]", "[ff02::1]", "[100::1]", "[2001:db8::1]", "[3fff::1]", "[5f00::1]",
    "[64:ff9b::a9fe:a9fe]", "[64:ff9b:1::a00:1]", "[::ffff:a9fe:a9fe]", "[2002:a9fe:a9fe::]", "[2002:c0a8:101::1]",
    "[2001:0:a9fe:a9fe::]", "[::a9fe:a9fe]", "[4000::1]",
)  # fmt: skip
TRICKS = (
    "http://evil.example.org@127.0.0.1:{v}/", "http://evil.example.org:hunter2@127.0.0.1:{v}/",
    "http://evil.example.org%00@127.0.0.1:{v}/", "http://evil.example.org%20@127.0.0.1:{v}/",
    "http://evil.example.org:80\\@127.0.0.1:{v}/", "http://evil.example.org\\@127.0.0.1:{v}/",
    "http://evil.example.org#@127.0.0.1:{v}/", "http://evil.example.org?@127.0.0.1:{v}/", "http:\\\\127.0.0.1:{v}\\",
    "http:/127.0.0.1:{v}/", "http:127.0.0.1:{v}/", "http:///127.0.0.1:{v}/", "http:////127.0.0.1:{v}/",
    "//127.0.0.1:{v}/", "http://127.0.0.1:{v}\t/", "http://\t127.0.0.1:{v}/", "http://127.0.\n0.1:{v}/",
    "ht\ntp://127.0.0.1:{v}/", " http://127.0.0.1:{v}/", "http://127.0.0.1 :{v}/", "http://127.0.0.1:{v}@127.0.0.1:{v}/",
    "http://a@b@127.0.0.1:{v}/", "http://[::1]:{v}@[::1]:{v}/", "http://[127.0.0.1]:{v}/", "http://127.0.0.1:0{v}/",
    "http://127.0.0.1:+{v}/", "http://127.0.0.1:{v}:80/", "http://evil.example.org:80@[::ffff:127.0.0.1]:{v}/",
    "HTTP://127.0.0.1:{v}/", "http://127.0.0.1:{v}", "http://127.0.0.1:{v}?x", "http://127.0.0.1:{v}#x",
    "view-source:http://127.0.0.1:{v}/", "feed:http://127.0.0.1:{v}/", "url:http://127.0.0.1:{v}/",
    "http://evil.example.org\u2044@127.0.0.1:{v}/", "http://127.0.0.1:\uff11{v}/",
)  # fmt: skip
OTHER_SCHEMES = (
    "file:///etc/passwd", "file://127.0.0.1:{v}/", "ftp://127.0.0.1:{v}/", "gopher://127.0.0.1:{v}/_GET%20/",
    "dict://127.0.0.1:{v}/info", "ldap://127.0.0.1:{v}/", "sftp://127.0.0.1:{v}/", "tftp://127.0.0.1:{v}/x",
    "ws://127.0.0.1:{v}/", "jar:http://127.0.0.1:{v}/!/", "data:text/html,x", "javascript:alert(1)", "netdoc:///etc/passwd",
    "smb://127.0.0.1:{v}/x", "about:blank",
)  # fmt: skip
PORTS = (1, 22, 23, 25, 53, 110, 143, 389, 465, 587, 993, 2049, 6000, 6379, 6667, 11211)
NO_HOSTS = (
    "http://", "http:///", "http://./", "http://../", "http://.../x", "http://[::1/", "http://::1/", "http://[v1.x]/",
    "http://[]/", "http://a..b/", "http://%/", "http://%00/", "http://{label}.example.org/", "http://{host}/", "http://a b/",
    "http://evil.example.org:99999/", "http://evil.example.org:-1/", "http://evil.example.org:0/",
    "http://evil.example.org:\u0661/", "http://evil.example.org:{digits}/", "http://\ud800.example.org/", "http://xn--/",
    "http://xn--a.example.org/", "http://<evil>/", "http://evil.example.org^/",
)  # fmt: skip


def cases() -> Iterator[Case]:
    """Yield the attacks of this family."""
    for host in LOOPBACK:
        yield Case(name=f"loopback {host!a}", urls=(f"http://{host}:{{v}}/",), refused=True)
    for host in ("127.0.0.1", "localhost", "2130706433", "[::1]", "[::ffff:127.0.0.1]"):
        yield Case(name=f"loopback over TLS {host}", urls=(f"https://{host}:{{v}}/",), refused=True)
    for host in ELSEWHERE:
        yield Case(name=f"elsewhere {host}", urls=(f"http://{host}/latest/meta-data/",), refused=True)
    for url in TRICKS:
        yield Case(name=f"trick {url!a}", urls=(url,))
    for url in OTHER_SCHEMES:
        yield Case(name=f"scheme {url}", urls=(url,), refused=True)
    for port in PORTS:
        yield Case(name=f"port {port}", urls=(f"http://evil.example.org:{port}/",), refused=True)
    for url in NO_HOSTS:
        filled = url.replace("{label}", "a" * 64).replace("{host}", ("a" * 60 + ".") * 5 + "org")
        yield Case(name=f"no-host {url!a}", urls=(filled.replace("{digits}", "8" * 5000),), refused=True)
    yield from _names()
    yield from _long()


def _names() -> Iterator[Case]:
    public = ("127.0.1.2",)
    answers: tuple[tuple[str, tuple[str, ...]], ...] = (
        ("loopback", ("127.0.0.1",)),
        ("loopback in IPv6", ("::1",)),
        ("a mapped address", ("::ffff:127.0.0.1",)),
        ("NAT64", ("64:ff9b::7f00:1",)),
        ("6to4", ("2002:7f00:1::1",)),
        ("the unspecified address", ("0.0.0.0",)),
        ("the metadata service", ("169.254.169.254",)),
        ("a private address", ("10.1.2.3",)),
        ("a zone", ("fe80::1%lo",)),
        ("public, then private", (*public, "127.0.0.1")),
        ("private, then public", ("127.0.0.1", *public)),
        ("public, then private in IPv6", (*public, "::1")),
        ("private at the end of many", (*public * 40, "127.0.0.1")),
        ("no address", ("localhost",)),
        ("nothing that is an address", ("127.0.0.1 ", "0x7f.1")),
    )
    for what, addresses in answers:
        name = "name.example.org"
        yield Case(
            name=f"name-service answers {what}",
            urls=(f"http://{name}:{{v}}/",),
            names={name: (addresses,)},
            refused=True,
        )
    for name in ("metadata.google.internal", "localhost.example.org", "127.0.0.1.nip.example", "spoofed.example.org."):
        yield Case(
            name=f"name-service alias {name}",
            urls=(f"http://{name}:{{v}}/",),
            names={name.rstrip("."): (("127.0.0.1",),)},
            refused=True,
        )
    for first, behaviour in (("hangs up", reply("once", close=True)), ("resets", reset())):
        yield Case(
            name=f"rebinding between two requests, the first {first}",
            urls=("http://turn.example.org:{p}/once", "http://turn.example.org:{v}/twice"),
            names={"turn.example.org": (public, ("127.0.0.1",))},
            at={"/once": always(behaviour)},
            refused=True,
        )


def _long() -> Iterator[Case]:
    yield Case(name="long address", urls=("http://127.0.0.1:{v}/" + "a" * 100_000,), refused=True)
    yield Case(name="long user", urls=("http://" + "a" * 7_000 + "@127.0.0.1:{v}/",), refused=True)
    yield Case(name="long run of at signs", urls=("http://" + "a@" * 3_000 + "127.0.0.1:{v}/",), refused=True)
