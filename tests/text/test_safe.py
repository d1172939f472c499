from __future__ import annotations

import unicodedata
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from refcheck.text.safe import for_terminal, for_xml, one_line

ANY_TEXT = st.text(alphabet=st.characters(), max_size=80)  # halves of surrogate pairs too
BIDI = {"BN", "LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI", "B"}
JOINERS = "\u200c\u200d"


@given(ANY_TEXT)
def test_nothing_that_moves_or_hides_text_reaches_a_terminal(text: str) -> None:
    for char in for_terminal(text):
        assert char in "\t\n" or unicodedata.category(char) not in {"Cc", "Cs"}
        assert char in "\n\u00ad" + JOINERS or unicodedata.bidirectional(char) not in BIDI
        char.encode()


@given(ANY_TEXT)
def test_safe_text_is_safe_the_second_time(text: str) -> None:
    assert for_terminal(for_terminal(text)) == for_terminal(text)
    assert one_line(one_line(text)) == one_line(text)
    assert for_xml(for_xml(text)) == for_xml(text)


@pytest.mark.parametrize(
    "char",
    [
        "\x1b",
        "\x00",
        "\x7f",
        "\x9b",
        "\r",
        "\u202e",
        "\u2066",
        "\u200b",
        "\u2028",
        "\ufeff",
        "\ud800",
        "\U000e0041",
        "\U000e0100",
    ],
)
def test_each_of_them_is_replaced(char: str) -> None:
    assert for_terminal(f"a{char}b") == "a\ufffdb"


@pytest.mark.parametrize("text", ["a\tb\nc", "می\u200cخواهم", "क्\u200dष", "Résumé 移民 😀", "100 %"])
def test_ordinary_text_stays(text: str) -> None:
    assert for_terminal(text) == text
    assert for_xml(text) == text


def test_windows_line_ends_become_plain() -> None:
    assert for_terminal("a\r\nb") == "a\nb"


@given(ANY_TEXT)
def test_one_line_is_one_line(text: str) -> None:
    assert len(one_line(text).splitlines()) <= 1


def test_blanks_are_folded() -> None:
    assert one_line(" a \r\n\t b\u2028c ") == "a b c"
    assert one_line(" " * 300_000 + "x") == "x"


@given(ANY_TEXT)
def test_xml_can_be_read_back(text: str) -> None:
    element = ET.Element("a")
    element.text = for_xml(text)
    ET.fromstring(ET.tostring(element, encoding="unicode").encode())
