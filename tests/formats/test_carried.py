from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from refcheck.formats.carried import carried, put_back, read_text, written
from refcheck.formats.csl_json_reader import read as read_csl
from refcheck.formats.endnote_xml_reader import read as read_endnote
from refcheck.formats.ris_reader import read as read_ris
from refcheck.model.work import Name, Work
from tests.formats.hostile import NASTY

JANE = Name(family="Roe", given="Jane")


@given(
    st.dictionaries(st.from_regex(r"[a-z][a-z-]{0,9}", fullmatch=True), st.sampled_from(NASTY) | st.text(), max_size=5)
)
def test_what_is_written_is_read(fields: dict[str, str]) -> None:
    text = written(fields)
    assert read_text(text) == fields
    assert not set("{}#\n\r\u2028") & set(text)


@pytest.mark.parametrize(
    "text", ["", "refcheck-fields:", "refcheck-fields: ", "a = b", "refcheck-fields: a", " refcheck-fields: a = b"]
)
def test_another_text_holds_no_fields(text: str) -> None:
    assert read_text(text) == {}


def test_fields_of_the_owners_machine_and_of_other_entries_stay() -> None:
    extra = {"file": "/home/me/a.pdf", "crossref": "b", "refcheck-note": "n", "groups": "g", "X y": "1", "eid": "e1"}
    assert carried(Work(title="T", extra=extra)) == {"eid": "e1"}


def test_nothing_is_written_where_nothing_is_carried() -> None:
    assert written(carried(Work(title="T", others=True))) == ""
    assert carried(Work(title="T", author=(JANE,), others=True)) == {"others": "author"}
    assert carried(Work(eprint="1", extra={"a": "b"}), without={"a"}) == {"eprint": "1"}


def test_what_comes_back_replaces_nothing_and_brings_no_field_of_refchecks_or_of_files() -> None:
    work = Work(title="T", author=(JANE,), pmid="1", extra={"shelf": "A"})
    hostile = {
        "pmid": "2", "shelf": "B", "title": "Other", "author": "X", "year": "1999", "file": "/etc/passwd", "crossref": "b",
        "refcheck-mention": "s.md:1 plain: x", "url": "https://e.org", "eprint": "  ", "eprinttype": 3, "new": "1", "N": "1",
    }  # fmt: skip
    back = put_back(work, hostile)
    assert dict(back.extra) == {"shelf": "A", "new": "1"}
    assert (back.title, back.author, back.pmid, back.url, back.eprint, back.issued) == ("T", (JANE,), "1", "", "", None)
    assert put_back(work, {}) is work
    assert put_back(Work(title="T"), {"others": "author"}).others is False


def test_others_user_fields_keys_and_custom_objects_are_kept_as_before() -> None:
    (ris,) = read_ris("TY  - JOUR\nTI  - T\nU5  - my own: a = b\nU5  - refcheck-fields: eid = e1\nER  - \n").found
    assert dict(ris.work.extra) == {"ris-u5": "my own: a = b", "eid": "e1"}
    item = {"id": "a1", "type": "book", "title": "T", "custom": {"mine": "x", "refcheck-fields": {"eid": "e1", "n": 3}}}
    (csl,) = read_csl(json.dumps([item])).found
    assert dict(csl.work.extra) == {"eid": "e1", "csl-custom": '{"mine": "x"}'}
    keys = '<foreign-keys><key app="EN" db-id="x">1</key><key app="refcheck">refcheck-fields: eid = e1</key></foreign-keys>'
    record = f'<record><ref-type name="Book">6</ref-type>{keys}<titles><title>T</title></titles></record>'
    (endnote,) = read_endnote(f"<xml><records>{record}</records></xml>").found
    assert dict(endnote.work.extra) == {"eid": "e1"}
