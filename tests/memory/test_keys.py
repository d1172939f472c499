from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from refcheck.memory.keys import Keys, keys_of
from refcheck.text.urls import mend, redact, without_fragment


@pytest.mark.parametrize(
    ("url", "lock", "store"),
    [
        ("https://www.example.org/a", "https://www.example.org/a", "https://www.example.org/a"),
        ("https://www.example.org/a?b=c", "https://www.example.org/a?b=c", "https://www.example.org/a?b=c"),
        ("https://WWW.example.org:443/a#b.", "https://www.example.org/a", "https://www.example.org/a#b"),
    ],
)
def test_an_address_has_a_name_in_lock_and_store(url: str, lock: str, store: str) -> None:
    assert keys_of(url) == Keys(lock, store)


@pytest.mark.parametrize(
    "url",
    [
        "https://user:pass@www.example.org/",
        "https://***@www.example.org/",
        "https://www.example.org/?token=sesame",
        "https://www.example.org/?token=***",
        "https://www.example.org/#access_token=sesame",
        "https://www.example.org/\ud800",
    ],
)
def test_one_with_a_secret_and_one_that_is_no_text_have_none(url: str) -> None:
    assert keys_of(url) is None


@given(st.from_regex(r"https?://[a-z]{1,4}\.org/[a-z./-]{0,6}(\?[a-z]{0,5}=[a-z]{0,3})?(#[a-z]{0,3})?", fullmatch=True))
def test_the_short_way_leads_to_the_same_names(url: str) -> None:
    keys = keys_of(url)
    if redact(url) == url:
        assert keys == Keys(without_fragment(mend(url)), mend(url))
    else:
        assert keys is None
