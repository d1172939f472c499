"""Redirects to where nothing may be asked, and what could be carried along to the wrong party."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from refcheck.fetch.exchange import Response
from tests.attacks.world import SECRET, Behave, Case, Check, World, always, seen_headers
from tests.fakes import Behaviour, FakeHost, raw, redirect, reply

__all__ = ["cases"]

EVIL = "http://{evil}/"
PLACES = (
    "http://127.0.0.1:{v}/", "//127.0.0.1:{v}/", "http://localhost:{v}/", "http://0:{v}/", "http://[::1]:{v}/",
    "http://2130706433:{v}/", "http://0x7f.1:{v}/", "http://0177.0.0.1:{v}/", "http://[::ffff:127.0.0.1]:{v}/",
    "http://[64:ff9b::7f00:1]:{v}/", "http://127.0.0.1.:{v}/", "http://\u2460\u2461\u2466.0.0.1:{v}/",
    "http://127%2e0%2e0%2e1:{v}/", "http://inside.example.org:{v}/", "http://mixed.example.org:{v}/",
    "https://127.0.0.1:{v}/", "http://evil.example.org@127.0.0.1:{v}/", "http://u:hunter2@127.0.0.1:{v}/",
    "http://u:hunter2@{evil}/", "http://169.254.169.254/latest/meta-data/", "http://[fd00:ec2::254]/",
    "http://metadata.google.internal/", "http://10.0.0.1/", "http://100.64.0.1/",
)  # fmt: skip
CROOKED = (
    "\\\\127.0.0.1:{v}\\", "/\\127.0.0.1:{v}/", "http:/\\127.0.0.1:{v}/", "http:\\\\127.0.0.1:{v}/", "http:127.0.0.1:{v}/",
    "/\t/127.0.0.1:{v}/", "h\tttp://127.0.0.1:{v}/", " \thttp://127.0.0.1:{v}/ ", "http://127.0.0.1\t:{v}/",
    "http://{evil}\\@127.0.0.1:{v}/", "http://{evil}#@127.0.0.1:{v}/", "http://127.0.0.1:{v}\x00/", "///127.0.0.1:{v}/",
    "http:///127.0.0.1:{v}/", "?http://127.0.0.1:{v}/", "http://[127.0.0.1]:{v}/", "http://\xff127.0.0.1:{v}/",
)  # fmt: skip
SCHEMES = (
    "file:///etc/passwd", "ftp://127.0.0.1:{v}/", "gopher://127.0.0.1:{v}/_x", "dict://127.0.0.1:{v}/x",
    "ldap://127.0.0.1:{v}/", "data:text/html,x", "javascript:alert(1)", "jar:http://127.0.0.1:{v}!/", "ws://127.0.0.1:{v}/",
    "smb://127.0.0.1/x", "mailto:a@b.example", "view-source:http://127.0.0.1:{v}/",
)  # fmt: skip
PORTS = (22, 25, 6379, 11211)
_NAMES = {
    "inside.example.org": (("127.0.0.1",),),
    "mixed.example.org": (("127.0.1.2", "127.0.0.1"),),
    "metadata.google.internal": (("169.254.169.254",),),
}


def cases() -> Iterator[Case]:
    """Yield the attacks of this family."""
    for place in PLACES:
        yield _one(f"redirect to {place!a}", place, refused=True)
    for place in CROOKED:
        yield _one(f"redirect, crooked, to {place!a}", place)
    for scheme in SCHEMES:
        yield _one(f"redirect to scheme {scheme}", scheme, refused=True)
    for port in PORTS:
        yield _one(f"redirect to port {port}", f"http://evil.example.org:{port}/", refused=True)
    for status in (300, 301, 303, 305, 306, 307, 308, 201, 304, 399):
        yield _one(f"redirect with status {status}", PLACES[0], status=status, refused=status in {301, 303, 307, 308})
    yield from _hops()
    yield from _other_ways()
    yield from _carried_along()
    yield from _environment()


def _one(name: str, place: str, *, status: int = 302, refused: bool = False) -> Case:
    names = {known: answers for known, answers in _NAMES.items() if known in place}
    return Case(name=name, urls=(EVIL,), at={"/": _to(place, status)}, names=names, refused=refused)


def _to(place: str, status: int = 302) -> Behave:
    def behave(world: World) -> Behaviour:
        # Sent as it is: the hosts of the tests would put line ends and the like right.
        location = world.address(place).encode("utf-8", "surrogateescape")
        return raw(
            b"HTTP/1.1 %d So\r\nLocation: %s\r\nContent-Length: 0\r\nConnection: close\r\n\r\n" % (status, location)
        )

    return behave


def _hops() -> Iterator[Case]:
    for hops in (1, 5, 18):
        at = {f"/{n}": _to(f"/{n + 1}") for n in range(hops)} | {f"/{hops}": _to(PLACES[0])}
        yield Case(name=f"redirect after {hops} hops", urls=(EVIL + "0",), at=at, refused=True)
    yield Case(
        name="redirect over another host and back",
        urls=(EVIL,),
        at={"/": _to("http://{other}/x"), "/back": _to(PLACES[0])},
        other={"/x": _to("http://{evil}/back")},
        refused=True,
    )
    yield Case(
        name="redirect from TLS to plain",
        urls=("https://evil.example.org:{s}/tls",),
        at={"/tls": _to(PLACES[0])},
        refused=True,
    )
    yield Case(name="redirect for ever to itself", urls=(EVIL,), at={"/": _to("/")}, check=_no_more_than(25))
    yield Case(
        name="redirect for ever, each time elsewhere",
        urls=(EVIL,),
        at={"/": _to("/x"), **{f"/{'x' * n}": _to(f"/{'x' * (n + 1)}") for n in range(1, 60)}},
        check=_no_more_than(25),
    )
    ping, pong = {"/": _to("http://{other}/")}, {"/": _to("http://{evil}/")}
    yield Case(name="redirect for ever between two", urls=(EVIL,), at=ping, other=pong, check=_no_more_than(25))


def _no_more_than(most: int) -> Check:
    def check(world: World, _: list[Response]) -> str | None:
        count = len(world.evil.seen) + len(world.other.seen)
        return f"{count} requests were sent" if count > most else None

    return check


def _other_ways() -> Iterator[Case]:
    here = "http://127.0.0.1:{v}/"
    pages = {
        "meta refresh": f'<meta http-equiv=refresh content="0;url={here}">',
        "script": f"<script>location.href='{here}'</script>",
        "frame": f'<iframe src="{here}"></iframe>',
        "base": f'<base href="{here}"><a href="/x">x</a>',
        "canonical": f'<link rel=canonical href="{here}">',
        "external entity": f'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY x SYSTEM "{here}">]><a>&x;</a>',
    }
    for what, page in pages.items():
        yield Case(name=f"page with {what}", urls=(EVIL,), at={"/": _page(page)})
    for header in (
        "Refresh: 0;url=%s",
        "Content-Location: %s",
        "Link: <%s>; rel=preload",
        "Alt-Svc: h2=%s",
        "X: y\r\nLocation: %s",
    ):
        yield Case(name=f"header {header[:16]!a}", urls=(EVIL,), at={"/": _with_header(header)})
    split = b"HTTP/1.1 302 Found\r\nLocation: /x\r\n Location: %s\r\nContent-Length: 0\r\n\r\n"
    two = b"HTTP/1.1 302 Found\r\nLocation: /x\r\nLocation: %s\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
    for what, message in (("folded", split), ("given twice", two)):
        yield Case(
            name=f"redirect with a Location {what}", urls=(EVIL,), at={"/": _raw_to(message), "/x": always(reply("x"))}
        )
    yield _one("redirect with a long Location", "/" + "a" * 60_000)
    yield _one("redirect with an empty Location", "")
    yield _one("redirect with line ends in its Location", "/x%0d%0aHost:%20127.0.0.1:{v}%0d%0a%0d%0a")


def _page(page: str) -> Behave:
    return lambda world: reply(world.address(page))


def _with_header(header: str) -> Behave:
    return lambda world: raw(
        b"HTTP/1.1 200 OK\r\n%s\r\nContent-Length: 2\r\n\r\nok"
        % (header % world.address("http://127.0.0.1:{v}/")).encode()
    )


def _raw_to(message: bytes) -> Behave:
    return lambda world: raw(message % world.address("http://127.0.0.1:{v}/").encode())


def _carried_along() -> Iterator[Case]:
    secret = {"Authorization": f"Bearer {SECRET}", "X-Api-Key": SECRET, "Cookie": f"a={SECRET}"}
    on = {"/": _to("http://{other}/x")}
    yield Case(name="credentials to another host", urls=(EVIL,), at=on, headers=secret, check=_nothing_at_other)
    yield Case(
        name="credentials to another port",
        urls=(EVIL,),
        at={"/": _to("http://evil.example.org:{v}/")},
        headers=secret,
        refused=False,
    )
    yield Case(
        name="credentials from TLS to plain",
        urls=("https://evil.example.org:{s}/tls",),
        at={"/tls": _to("http://{evil}/plain"), "/plain": always(reply("x"))},
        headers=secret,
        check=_nothing_at("/plain"),
    )
    cookies = (f"id={SECRET}", f"wide={SECRET}; Domain=.example.org; Path=/", f"all={SECRET}; Domain=org")
    for name, to in (("another host", "http://{other}/x"), ("a host by address", "http://127.0.1.3:1/")):
        at = {"/": _cookies(to, cookies)}
        yield Case(name=f"cookies to {name}", urls=(EVIL,), at=at, check=_nothing_at_other)
    yield Case(
        name="cookies from one request to the next",
        urls=(EVIL, "http://{evil}/next"),
        at={"/": always(reply("x", headers=[("Set-Cookie", c) for c in cookies])), "/next": always(reply("x"))},
        check=_nothing_at("/next"),
    )
    yield Case(
        name="cookies that are secure, over plain HTTP",
        urls=("https://evil.example.org:{s}/tls",),
        at={"/tls": _cookies("http://{evil}/plain", (f"id={SECRET}; Secure",)), "/plain": always(reply("x"))},
        check=_nothing_at("/plain"),
    )
    yield Case(
        name="cookies with line ends",
        urls=(EVIL,),
        at={
            "/": always(
                raw(b"HTTP/1.1 302 X\r\nSet-Cookie: a=b\rX-Evil: 1\r\nLocation: /x\r\nContent-Length: 0\r\n\r\n")
            ),
            "/x": always(reply("x")),
        },
        check=_no_header("x-evil"),
    )
    flood = tuple(f"c{n}={'x' * 50}" for n in range(200))
    yield Case(name="cookies by the hundred", urls=(EVIL,), at={"/": _cookies("/x", flood), "/x": always(reply("x"))})
    for what, url in (
        ("encoded", "http://{evil}/%0d%0aX-Evil:%201%0d%0a"),
        ("plain", "http://{evil}/a\r\nX-Evil: 1\r\n\r\nGET /b HTTP/1.1"),
        ("in the query", "http://{evil}/?a\r\nX-Evil: 1"),
        ("in the host", "http://{evil}\r\nX-Evil: 1/"),
        ("as other letters", "http://{evil}/\u010d\u010aX-Evil:1"),
    ):
        yield Case(name=f"line ends in an address, {what}", urls=(url,), check=_no_header("x-evil"))
    yield Case(name="line ends in a header", urls=(EVIL,), headers={"X": "a\r\nX-Evil: 1"}, check=_no_header("x-evil"))


def _cookies(to: str, cookies: Sequence[str]) -> Behave:
    return lambda world: redirect(world.address(to), cookies=tuple(cookies))


def _nothing_at_other(world: World, _: list[Response]) -> str | None:
    return _leak(world.other, "")


def _nothing_at(path: str) -> Check:
    return lambda world, _: _leak(world.evil, path)


def _leak(host: FakeHost, path: str) -> str | None:
    leaked = [seen for seen in host.seen if seen.path.startswith(path) and SECRET in str(seen.headers)]
    return f"a secret came to {leaked[0].path}" if leaked else None


def _no_header(name: str) -> Check:
    def check(world: World, _: list[Response]) -> str | None:
        return f"the header {name} was sent" if any(name in headers for headers in seen_headers(world.evil)) else None

    return check


def _environment() -> Iterator[Case]:
    victim = "http://127.0.0.1:{v}"
    for names in (("HTTP_PROXY", "http_proxy"), ("ALL_PROXY", "all_proxy"), ("HTTPS_PROXY", "https_proxy")):
        url = "https://evil.example.org:{s}/x" if "https_proxy" in names else EVIL
        yield Case(
            name=f"environment names a proxy in {names[0]}", urls=(url,), environment=dict.fromkeys(names, victim)
        )
    yield Case(
        name="environment names a SOCKS proxy", urls=(EVIL,), environment={"ALL_PROXY": "socks5h://127.0.0.1:{v}"}
    )
    yield Case(
        name="environment has a .netrc", urls=(EVIL,), at={"/": always(reply("x"))}, netrc=True, check=_no_secret_sent
    )
    yield Case(
        name="environment opens the private network to a proxy",
        urls=("http://127.0.0.1:{v}/",),
        environment={"NO_PROXY": "*", "no_proxy": "*"},
        refused=True,
    )


def _no_secret_sent(world: World, _: list[Response]) -> str | None:
    return _leak(world.evil, "")
