from __future__ import annotations

import pytest

from refcheck.text.inner_hosts import is_inner_address


@pytest.mark.parametrize(
    "url",
    [
        "http://localhost/",
        "http://127.0.0.1:8000/a",
        "http://10.0.0.7/",
        "http://192.168.1.1/",
        "http://[::1]/",
        "http://[fe80::1%25eth0]/",
        "http://169.254.169.254/latest/",
        "https://wiki/page",
        "https://files.corp/a",
        "http://printer.local/",
        "http://nas.lan/",
    ],
)
def test_addresses_of_one_network(url: str) -> None:
    assert is_inner_address(url)


@pytest.mark.parametrize(
    "url",
    ["https://www.example.org/localhost", "http://93.184.216.34/", "https://local.example.org/", "mailto:a@b", ""],
)
def test_addresses_of_everybody(url: str) -> None:
    assert not is_inner_address(url)
