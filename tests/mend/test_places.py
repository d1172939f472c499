"""Characters, bytes, lines and columns of one file: each leads to the same stretch."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from refcheck.formats.encoding import encode
from refcheck.mend import places
from refcheck.mend.places import Places
from refcheck.model.place import Position

TEXTS = st.text(st.sampled_from("ab é€😀\n\r"), max_size=60)


@given(TEXTS, st.sampled_from([("utf-8", 0), ("utf-8", 3), ("utf-16-le", 2), ("cp1252", 0)]), st.data())
def test_bytes_lines_and_columns_lead_to_the_same_characters(
    text: str, written: tuple[str, int], data: st.DataObject
) -> None:
    encoding, mark = written
    if encoding == "cp1252":
        text = text.replace("😀", "x")
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    found = Places(text, encoding=encoding, bom_length=mark)
    body = encode(text, encoding, mark)
    assert body[found.bytes_before(start) : found.bytes_before(end)].decode(encoding) == text[start:end]
    region = found.region(start, end)
    assert text[region.offset : region.offset + region.length] == text[start:end]
    for position, offset in ((region.start, start), (region.end, end)):
        lines = text.split("\n")
        assert sum(len(line) + 1 for line in lines[: position.line - 1]) + position.column - 1 == offset
        before = lines[position.line - 1].encode()[: position.byte_column - 1].decode()
        assert len(before) == position.column - 1


def test_a_long_text_is_counted_in_steps(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(places, "STEP", 4)
    text = "é" * 9 + "\n" + "€" * 9
    found = Places(text, encoding="utf-8", bom_length=0)
    assert [found.bytes_before(n) for n in (0, 4, 9, 10, 19)] == [0, 8, 18, 19, 46]
    assert found.region(12, 14).start == Position(line=2, column=3, byte_column=7)
