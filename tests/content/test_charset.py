from __future__ import annotations

import codecs

import pytest

from refcheck.content.charset import decode

TITLE = "Überblick – Arbeitsmigration"


def test_the_header_decides_what_is_not_utf8() -> None:
    assert decode("Größe".encode("latin-1"), "text/html; charset=ISO-8859-1") == "Größe"
    assert decode("Привет".encode("koi8-r"), 'text/html; charset="koi8-r"') == "Привет"
    assert decode("แรงงาน".encode("cp874"), "text/html;charset=tis-620") == "แรงงาน"


def test_bytes_that_are_utf8_are_read_so_whatever_the_header_says() -> None:
    assert decode(TITLE.encode(), "text/html; charset=iso-8859-1") == TITLE


@pytest.mark.parametrize(
    ("bom", "codec"),
    [(codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be")],
)
def test_a_bom_decides(bom: bytes, codec: str) -> None:
    assert decode(bom + TITLE.encode(codec), "text/html; charset=koi8-r") == TITLE


def test_a_meta_element_decides_when_the_header_is_silent() -> None:
    page = '<meta charset="windows-1251"><title>Миграция</title>'
    assert "Миграция" in decode(page.encode("cp1251"))
    older = '<meta http-equiv="Content-Type" content="text/html; charset=shift_jis"><title>移民</title>'
    assert "移民" in decode(older.encode("cp932"))


def test_an_xml_declaration_decides_too() -> None:
    page = '<?xml version="1.0" encoding="ISO-8859-2"?><title>Łódź</title>'
    assert "Łódź" in decode(page.encode("iso-8859-2"))


def test_utf16_named_by_the_header_is_read() -> None:
    assert decode("<title>x</title>".encode("utf-16-le"), "text/html; charset=utf-16le") == "<title>x</title>"


def test_a_meta_element_that_says_utf16_cannot_be_right() -> None:
    assert decode(b'<meta charset="utf-16"><title>plain \xff</title>').startswith("<meta")


@pytest.mark.parametrize("label", ["utf-7", "unicode_escape", "rot13", "zlib", "undefined", "no-such-thing", "../../x"])
def test_odd_labels_are_never_used(label: str) -> None:
    assert decode(b"caf\xe9 \\u0041 +AEE-", f"text/html; charset={label}") == "café \\u0041 +AEE-"


def test_a_body_may_end_within_a_character() -> None:
    assert decode("Überblick".encode()[:1]) == "\ufffd"
    assert decode("naïve".encode()[:3]).startswith("na")


def test_what_cannot_be_read_becomes_a_replacement_character() -> None:
    assert decode(b"\x81\x81abc", "text/html; charset=euc-jp").endswith("abc")
    assert decode(b"") == ""


@pytest.mark.parametrize(
    ("body", "kind", "text"),
    [
        (b"plain", "", "plain"),
        (b"plain", "text/html", "plain"),
        (b"<META CHARSET=koi8-r>plain", "text/html", "<META CHARSET=koi8-r>plain"),
        (b'\x1b$B$"\x1b(B', "text/html; charset=iso-2022-jp", "\u3042"),
        (b'<meta charset=iso-2022-jp>\x1b$B$"\x1b(B', "text/html", "<meta charset=iso-2022-jp>\u3042"),
        (b"a\0b\0", "text/html; Charset=UTF-16LE", "ab"),
        (b'\x1b$B$"\x1b(B', "text/html", '\x1b$B$"\x1b(B'),
    ],
)
def test_ascii_is_text_unless_something_names_a_codec(body: bytes, kind: str, text: str) -> None:
    assert decode(body, kind) == text
