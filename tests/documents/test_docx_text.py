from __future__ import annotations

import pytest
from lxml import etree

from refcheck.documents.docx_text import mathematics, plain_text, text_of
from tests.documents.word_files import W


def child(inner: str) -> etree._Element:
    return etree.fromstring(f"<w:r {W}>{inner}</w:r>")[0]


@pytest.mark.parametrize(
    ("inner", "expected"),
    [
        ("<w:t>plain</w:t>", "plain"),
        ('<w:t xml:space="preserve"> a b </w:t>', " a b "),
        ("<w:t>a&#10;b&#9;c&#13;d</w:t>", "a b c d"),
        ("<w:t>co\u00adop\u2011era\u2028tion\ufeff</w:t>", "coop-era tion"),
        ("<w:t>https://a.example/\u200bpath</w:t>", "https://a.example/path"),
        ("<w:t>ภาษา\u200bไทย</w:t>", "ภาษา\u200bไทย"),
        ("<w:t/>", ""),
        ("<w:tab/>", " "),
        ("<w:noBreakHyphen/>", "-"),
        ("<w:softHyphen/>", ""),
        ("<w:br/>", "\n"),
        ('<w:br w:type="page"/>', " "),
        ("<w:cr/>", "\n"),
        ('<w:sym w:font="Symbol" w:char="F062"/>', "β"),
        ('<w:sym w:font="Symbol" w:char="F02A"/>', "*"),
        ('<w:sym w:font="Symbol" w:char="0041"/>', ""),
        ('<w:sym w:font="Wingdings" w:char="F04A"/>', ""),
        ('<w:sym w:font="Arial" w:char="2013"/>', "–"),
        ('<w:sym w:font="Arial" w:char="F0E9"/>', "é"),
        ('<w:sym w:font="Arial" w:char="D800"/>', ""),
        ('<w:sym w:font="Arial" w:char="no"/>', ""),
        ('<w:sym w:font="Arial" w:char="000000000000000041"/>', ""),
        ("<w:sym/>", ""),
        (
            "<w:ruby><w:rt><w:r><w:t>kan</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>漢</w:t></w:r></w:rubyBase></w:ruby>",
            "漢",
        ),
        ("<w:delText>gone</w:delText>", ""),
        ("<w:annotationRef/>", ""),
    ],
)
def test_what_a_child_of_a_run_shows(inner: str, expected: str) -> None:
    assert text_of(child(inner)) == expected


def test_a_formula_shows_its_characters() -> None:
    inner = '<m:oMath xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"><m:r><m:t>E=m</m:t></m:r><m:sSup><m:e><m:r><m:t>c</m:t></m:r></m:e></m:sSup></m:oMath>'
    assert mathematics(child(inner)) == "E=mc"
    assert plain_text(child(f"<w:r>{'<w:t>a</w:t><w:tab/>'}</w:r>")) == "a"
