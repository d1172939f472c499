from __future__ import annotations

import pytest

from refcheck.documents.lines import Lines


@pytest.mark.parametrize("text", ["", "\n", "a", "a\n", "a\n\nbc", "\n\n", "a\nb\n"])
def test_lines_begin_and_end_alike_whatever_ends_them(text: str) -> None:
    plain = Lines(text)
    windows = Lines(text.replace("\n", "\r\n"))
    old = Lines(text.replace("\n", "\r"))
    assert len(plain) == len(windows) == len(old) == text.count("\n") + 1
    assert list(plain.starts) == list(old.starts)
    for index, line in enumerate(text.split("\n")):
        assert plain.span(index) == old.span(index)
        assert plain.span(index).of(text) == windows.span(index).of(windows.text) == line
