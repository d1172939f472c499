from __future__ import annotations

import pytest

from refcheck.errors import ConfigError
from refcheck.fetch.proxy import parse_proxy


@pytest.mark.parametrize(
    ("text", "url", "host", "port"),
    [
        ("http://proxy.example", "http://proxy.example:80", "proxy.example", 80),
        ("HTTPS://Proxy.example/", "https://proxy.example:443", "proxy.example", 443),
        ("http://me:pw@proxy.example:3128", "http://me:pw@proxy.example:3128", "proxy.example", 3128),
        ("http://[::1]:8080/x", "http://[::1]:8080", "::1", 8080),
    ],
)
def test_a_proxy_is_taken_apart(text: str, url: str, host: str, port: int) -> None:
    proxy = parse_proxy(text)
    assert proxy is not None
    assert (proxy.url, proxy.host, proxy.port) == (url, host, port)


@pytest.mark.parametrize("text", ["", None])
def test_none_is_none(text: str | None) -> None:
    assert parse_proxy(text) is None


@pytest.mark.parametrize("text", ["socks5://a:1080", "a:3128", "http://", "http://a:99999", "//a"])
def test_others_are_a_configuration_error_that_shows_no_secret(text: str) -> None:
    with pytest.raises(ConfigError, match="http or https"):
        parse_proxy(text)
