from __future__ import annotations

import pytest

from refcheck.content.robots import MAX_SIZE, parse_robots


@pytest.mark.parametrize(
    ("text", "path", "allowed"),
    [
        ("", "/a", True),
        ("User-agent: *\nDisallow:\n", "/a", True),
        ("User-agent: *\nDisallow: /\n", "/a", False),
        ("User-agent: other\nDisallow: /\n", "/a", True),
        ("user-agent: REFCHECK\ndisallow: /a # no\n", "/a/b", False),
        ("User-agent: refcheck/1.0\nDisallow: /\n", "/a", False),
        ("User-agent: refcheck\nDisallow: /x\n\nUser-agent: *\nDisallow: /\n", "/a", True),
        ("User-agent: one\nUser-agent: refcheck\nDisallow: /a\n", "/a", False),
        ("User-agent: refcheck\nDisallow: /a\nUser-agent: one\nDisallow: /b\n", "/b", True),
        (
            "User-agent: refcheck\nDisallow: /a\nUser-agent: x\nDisallow: /\nUser-agent: refcheck\nDisallow: /b",
            "/b",
            False,
        ),
        ("User-agent: *\nDisallow: /a\nAllow: /a/b\n", "/a/b/c", True),
        ("User-agent: *\nDisallow: /a\nAllow: /a/b\n", "/a/c", False),
        ("User-agent: *\nAllow: /p\nDisallow: /p\n", "/p", True),
        ("User-agent: *\nDisallow: /*.pdf$\n", "/a/b.pdf", False),
        ("User-agent: *\nDisallow: /*.pdf$\n", "/a/b.pdf?x", True),
        ("User-agent: *\nDisallow: /*?\nAllow: /$\n", "/?q", False),
        ("User-agent: *\nDisallow: /\nAllow: /$\n", "/", True),
        ("User-agent: *\nDisallow: /p*q*r\n", "/pxqyr/z", False),
        ("User-agent: *\nDisallow: /ab*bc$\n", "/abc", True),
        ("User-agent: *\nDisallow: /%7Ejoe\n", "/~joe/a", False),
        ("User-agent: *\nDisallow: /ä\n", "/%C3%A4", False),
        ("User-agent: *\nDisallow: /a%2fb\n", "/a/b", True),
        ("\ufeffUser-agent: *\nDisallow: /\n", "/a", False),
        ("Disallow: /\n", "/a", True),
        ("<html>no rules</html>", "/a", True),
    ],
)
def test_who_may_ask_for_what(text: str, path: str, allowed: bool) -> None:
    assert parse_robots(text.encode()).allows(path) is allowed


def test_hostile_files_end() -> None:
    rules = parse_robots(b"User-agent: *\nDisallow: /" + b"*a" * 400 + b"b$\n")
    assert rules.allows("/" + "a" * 8_000)
    many = parse_robots(b"User-agent: *\n" + b"Disallow: /*x*y$\n" * 40_000)
    assert many.allows("/a")
    assert parse_robots(b"User-agent: *\n" * 100_000).allows("/a")


def test_what_lies_beyond_the_cap_does_not_count() -> None:
    assert parse_robots(b"#" * MAX_SIZE + b"\nUser-agent: *\nDisallow: /\n").allows("/a")
