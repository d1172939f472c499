from __future__ import annotations

import pytest

from refcheck.references.availability import split_body_colon

FOUND = "online verfügbar unter: https://a.example/x, abgerufen am 30.07.2019"


@pytest.mark.parametrize(
    ("head", "body", "rest"),
    [
        ("Harbour Office: Count of Ships", "Harbour Office", "Count of Ships"),
        ("MDN Web Docs: 2 Roads to the Sea", "MDN Web Docs", "2 Roads to the Sea"),
        ("quay-lib: Bindings", "quay-lib", "Bindings"),
    ],
)
def test_the_german_words_for_an_address_show_who_stands_before_a_colon(head: str, body: str, rest: str) -> None:
    assert split_body_colon(f"{head}, {FOUND}", head) == (body, rest)


@pytest.mark.parametrize(
    "head",
    [
        "Roads, Ports: A History",
        "How roads grow by themselves and what we all do for it: Notes",
        "Roads",
        "Roads: and so on",
    ],
)
def test_what_is_no_name_before_a_colon_is_none(head: str) -> None:
    assert split_body_colon(f"{head}, {FOUND}", head) is None


def test_without_those_words_a_colon_may_stand_in_the_title() -> None:
    head = "Harbour Office: Count of Ships"
    assert split_body_colon(f"{head}, https://a.example/x (accessed 3 May 2019)", head) is None
