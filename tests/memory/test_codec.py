from __future__ import annotations

import json
import pickle
from dataclasses import dataclass
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from refcheck.memory.codec import MAX_TEXT, dump, load
from refcheck.model.evidence import Evidence, Hop, LinkEvidence, LinkHistory, LinkVerdict, Outcome, Snapshot
from refcheck.model.work import Name, PartialDate, Work

LINK = LinkEvidence(
    url="https://www.example.org/ä?a=1",
    verdict=LinkVerdict.REDIRECTED,
    reason="moved",
    status=200,
    redirects=(Hop(status=301, url="https://www.example.org/b"),),
    title="Ein “Titel” \u2028 mit \ud800 darin",
    elapsed=0.25,
    checked="2026-03-14T10:00:00Z",
    secure_twin=True,
    history=LinkHistory(last_ok="2026-03-01", failures=("2026-03-02",)),
    snapshot=Snapshot(url="https://archive.example/1", date="2025-01-01"),
    references=("a", "b"),
)
PAGE = Evidence(
    source="page",
    asked="https://www.example.org/",
    outcome=Outcome.FOUND,
    when="2026-03-14T10:00:00Z",
    reference="a",
    record=Work(
        type="book",
        title="A Title",
        author=(Name(given="Jane", family="Doe"),),
        issued=PartialDate(year=2020, month=5),
        isbn=("9781464811067",),
        extra={"note": "x"},
    ),
    score=0.5,
)


@pytest.mark.parametrize("value", [LINK, PAGE, LinkEvidence(url="u", verdict=LinkVerdict.OK)])
def test_what_is_kept_reads_back_as_it_was(value: Any) -> None:
    assert load(type(value), dump(value)) == value


def test_only_what_differs_from_the_model_is_written_on_one_line() -> None:
    assert dump(LinkEvidence(url="u", verdict=LinkVerdict.OK)) == '{"url":"u","verdict":"ok"}'
    assert dump(LINK).isascii()
    assert "\n" not in dump(LINK)


@pytest.mark.parametrize(
    "text",
    [
        None,
        b'{"url": "u", "verdict": "ok"}',
        "",
        "null",
        "[]",
        "17",
        "{",
        "{}",
        '{"url": "u"}',
        '{"url": 1, "verdict": "ok"}',
        '{"url": null, "verdict": "ok"}',
        '{"url": "u", "verdict": "splendid"}',
        '{"url": "u", "verdict": "ok", "status": "200"}',
        '{"url": "u", "verdict": "ok", "status": true}',
        '{"url": "u", "verdict": "ok", "elapsed": true}',
        '{"url": "u", "verdict": "ok", "confirmed": 1}',
        '{"url": "u", "verdict": "ok", "redirects": "none"}',
        '{"url": "u", "verdict": "ok", "redirects": [{"status": 301}]}',
        '{"url": "u", "verdict": "ok", "history": []}',
        "[" * 100_000,
        pickle.dumps(LINK, protocol=0).decode("latin-1"),
        json.dumps({"url": "u" * (MAX_TEXT + 1), "verdict": "ok"}),
    ],
)
def test_what_is_no_evidence_reads_as_none(text: object) -> None:
    assert load(LinkEvidence, text) is None


def test_what_a_later_version_adds_is_passed_over() -> None:
    known = load(LinkEvidence, '{"url": "u", "verdict": "ok", "colour": "green", "elapsed": 2}')
    assert known == LinkEvidence(url="u", verdict=LinkVerdict.OK, elapsed=2.0)
    assert known is not None
    assert isinstance(known.elapsed, float)


def test_a_mapping_is_text_to_text() -> None:
    assert load(Work, '{"extra": {"a": 1}}') == Work(extra={"a": "1"})
    assert load(Work, '{"extra": [1]}') is None


def test_a_field_without_a_default_is_always_written() -> None:
    @dataclass
    class Bare:
        name: str = ""

    assert dump([Bare(name="x"), Bare()]) == '[{"name":"x"},{}]'


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=6,
)
FIELDS = st.sampled_from(["url", "verdict", "status", "redirects", "history", "elapsed", "references", "snapshot"])


@given(st.dictionaries(FIELDS, JSON | st.sampled_from(["ok", "broken"]), max_size=6))
def test_whatever_a_row_holds_it_is_evidence_or_none(value: dict[str, Any]) -> None:
    known = load(LinkEvidence, json.dumps(value))
    assert known is None or load(LinkEvidence, dump(known)) == known
