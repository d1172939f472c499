from __future__ import annotations

from contextlib import suppress
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from refcheck.config import LockMode, readers
from refcheck.config.keys import KEYS, key_named, values_of
from refcheck.config.readers import Ignore
from refcheck.config.types import Config
from refcheck.model.finding import Severity


@pytest.mark.parametrize(
    ("reader", "value", "expected"),
    [
        (readers.switch, True, True),
        (readers.text, " references ", "references"),
        (readers.texts, "a.md", ("a.md",)),
        (readers.texts, ["a.md", "b.md"], ("a.md", "b.md")),
        (readers.number(0, 10, "seconds"), 3, 3.0),
        (readers.number(0, 10, "seconds"), 0, 0.0),
        (readers.whole(1, 8), 8, 8),
        (readers.choice(LockMode), "read", LockMode.READ),
        (readers.choice(("a", "b")), "b", "b"),
        (readers.choices(("a", "b")), "b,a", ("b", "a")),
        (readers.choices(("a", "b")), ["a", "a"], ("a",)),
        (readers.severity, "warning", Severity.WARNING),
        (readers.severity, "never", None),
        (readers.folder, "/tmp/x", Path("/tmp/x")),
        (readers.folder, Path("x"), Path("x")),
        (readers.base_urls(("a", "b")), {"a": "http://127.0.0.1:8000/x/"}, {"a": "http://127.0.0.1:8000/x"}),
        (readers.base_urls(("a", "b")), {}, {}),
        (readers.address, "me@example.org", "me@example.org"),
        (readers.proxy_url, "socks5h://proxy.example:1080", "socks5h://proxy.example:1080"),
        (readers.codes, "ttl002, Doc", ("TTL002", "DOC")),
        (readers.codes, ["In-Text-Title-Mismatch", "ALL"], ("in-text-title-mismatch", "ALL")),
        (readers.ignores, "LNK001", (Ignore(codes=("LNK001",)),)),
        (
            readers.ignores,
            [{"codes": ["LNK001", "LNK002"], "reason": " old ", "until": date(2030, 1, 31)}],
            (Ignore(codes=("LNK001", "LNK002"), reason="old", until=date(2030, 1, 31)),),
        ),
    ],
)
def test_a_fitting_value_is_read(reader: Any, value: object, expected: object) -> None:
    assert reader(value) == expected


@pytest.mark.parametrize(
    ("reader", "value", "expected"),
    [
        (readers.switch, 1, "true or false"),
        (readers.switch, "true", "true or false"),
        (readers.text, "", "one line"),
        (readers.text, "a\nb", "one line"),
        (readers.texts, [1], "list of texts"),
        (readers.texts, {"a": 1}, "list of texts"),
        (readers.number(0, 10, "seconds"), "3", "a number of seconds from 0 to 10"),
        (readers.number(0, 10, "seconds"), True, "number"),
        (readers.number(0, 10, "seconds"), float("nan"), "number"),
        (readers.number(0, 10, "seconds"), float("inf"), "number"),
        (readers.number(0, 10, "seconds"), 11, "number"),
        (readers.whole(1, 8), 0, "a whole number from 1 to 8"),
        (readers.whole(1, 8), 2.0, "whole"),
        (readers.whole(1, 8), True, "whole"),
        (readers.choice(LockMode), "write", "one of update, read, ignore"),
        (readers.choice(LockMode), ["read"], "one of"),
        (readers.choices(("a", "b")), "a,c", "one or more of a, b"),
        (readers.choices(("a", "b")), 3, "one or more of"),
        (readers.severity, "fatal", "one of error, warning, info, never"),
        (readers.folder, 3, "a folder"),
        (readers.base_urls(("a", "b")), {"c": "http://a.example"}, "by one of a, b"),
        (readers.base_urls(("a", "b")), {"a": "ftp://a.example"}, "http or https addresses"),
        (readers.base_urls(("a", "b")), {"a": "http://user@a.example"}, "http or https addresses"),
        (readers.base_urls(("a", "b")), {"a": "http://[::1"}, "http or https addresses"),
        (readers.base_urls(("a", "b")), {"a": "http://a.example/?q=1"}, "http or https addresses"),
        (readers.base_urls(("a", "b")), {"a": 3}, "http or https addresses"),
        (readers.base_urls(("a", "b")), "http://a.example", "a table"),
        (readers.address, "me", "mail address"),
        (readers.address, "me@example.org\r\nX-Evil: 1", "mail address"),
        (readers.address, "a b@example.org", "mail address"),
        (readers.proxy_url, "ftp://proxy.example", "proxy"),
        (readers.proxy_url, "http://[::1", "proxy"),
        (readers.proxy_url, "http://proxy.example:99999", "proxy"),
        (readers.proxy_url, "proxy.example:3128", "proxy"),
        (readers.codes, [3], "codes"),
        (readers.codes, ["TTL 002"], "codes"),
        (readers.ignores, [{"codes": "LNK001"}], "reason"),
        (readers.ignores, [{"codes": "LNK001", "reason": "  "}], "reason"),
        (readers.ignores, [{"codes": "LNK001", "reason": "x", "untill": date(2030, 1, 1)}], "until"),
        (readers.ignores, [{"codes": "LNK001", "reason": "x", "until": "2030-01-01"}], "until"),
        (readers.ignores, [{"codes": "LNK001", "reason": "x", "until": datetime(2030, 1, 1)}], "until"),  # noqa: DTZ001
        (readers.ignores, 3, "codes"),
        (readers.code_table, ["a"], "a table"),
        (readers.code_table, {"": "DOC"}, "a table"),
        (readers.code_table, {"*.md": 1}, "codes"),
    ],
)
def test_a_value_that_does_not_fit_is_told_what_would(reader: Any, value: object, expected: str) -> None:
    with pytest.raises(ValueError, match=expected):
        reader(value)


@given(
    st.sampled_from(KEYS),
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.floats() | st.text() | st.dates(),
        lambda each: st.lists(each, max_size=3) | st.dictionaries(st.text(), each, max_size=3),
        max_leaves=5,
    ),
)
def test_a_reader_raises_nothing_but_value_errors(key: Any, value: object) -> None:
    with suppress(ValueError):
        key.read(value)


def test_every_key_lands_in_a_field_and_has_a_summary() -> None:
    values = values_of(Config())
    assert set(values) == {key.field for key in KEYS}
    assert all(key.summary.endswith(".") for key in KEYS)
    assert len({key.name for key in KEYS}) == len(KEYS)


def test_every_field_of_the_configuration_has_a_key() -> None:
    config = Config()
    settled = {"root", "file", "network", "memory", "ignore_reasons", "per_file_reasons", "ended"}
    fields = {name for name in Config.__slots__ if name not in settled}
    fields |= {f"network.{name}" for name in type(config.network).__slots__}
    fields |= {f"memory.{name}" for name in type(config.memory).__slots__}
    assert fields == {key.field for key in KEYS}


def test_a_key_is_found_by_its_name() -> None:
    assert key_named("timeout") in KEYS
    assert key_named("time") is None
