from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from refcheck.text.hosts import ascii_host


@pytest.mark.parametrize(
    ("host", "ascii_form"),
    [
        ("WWW.Example.org", "www.example.org"),
        ("faß.example", "xn--fa-hia.example"),
        ("βόλος.com", "xn--nxasmm1c.com"),
        ("x。ß.example", "x.xn--zca.example"),
        ("１２７.０.０.１", "127.0.0.1"),
        ("❤.example", "xn--qei.example"),
        ("b%C3%BCcher.example", "xn--bcher-kva.example"),
        ("a b.example", None),
        ("a ß.example", None),
        ("\ud800.example", None),
        ("a..example", None),
        ("é" * 300, None),
        ("", None),
    ],
)
def test_hosts_have_one_form(host: str, ascii_form: str | None) -> None:
    assert ascii_host(host) == ascii_form


@given(st.text(st.characters(), max_size=30))
def test_the_form_is_ascii_and_stays(host: str) -> None:
    once = ascii_host(host)
    if once is not None:
        assert once.isascii()
        assert ascii_host(once) in {once, None} or "%" in once
