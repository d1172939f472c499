from __future__ import annotations

import pytest

from refcheck.fetch.cookies import ChainCookies

HERE = "https://www.example.org/a"


def test_a_host_gets_its_own_cookies_back() -> None:
    cookies = ChainCookies()
    cookies.keep(HERE, ["a=1; Path=/; HttpOnly", "b=2"])
    assert cookies.header("https://www.example.org/b") == "a=1; b=2"


@pytest.mark.parametrize("other", ["https://example.org/", "https://sub.www.example.org/", "https://evil.example/"])
def test_nobody_else_gets_them(other: str) -> None:
    cookies = ChainCookies()
    cookies.keep(HERE, ["a=1; Domain=example.org"])
    assert cookies.header(other) == ""


def test_secure_ones_stay_off_open_lines() -> None:
    cookies = ChainCookies()
    cookies.keep(HERE, ["a=1; secure", "b=2"])
    assert cookies.header("http://www.example.org/") == "b=2"


def test_they_can_be_replaced_and_taken_back() -> None:
    cookies = ChainCookies()
    cookies.keep(HERE, ["a=1", "b=2", "c=3"])
    cookies.keep(HERE, ["a=9", "b=; Max-Age=0", "c=; max-age=-1", "d=; Max-Age=0"])
    assert cookies.header(HERE) == "a=9"


@pytest.mark.parametrize("odd", ["", "novalue", "=x", "a b=1", "a=x\r\nX: y", "a=" + "x" * 5_000, "a=\u00fc"])
def test_odd_ones_are_not_kept(odd: str) -> None:
    cookies = ChainCookies()
    cookies.keep(HERE, [odd])
    assert cookies.header(HERE) == ""


def test_a_host_has_a_bounded_number() -> None:
    cookies = ChainCookies()
    cookies.keep(HERE, [f"c{n}=1" for n in range(200)])
    assert cookies.header(HERE).count("=") == 50
