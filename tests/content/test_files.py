from __future__ import annotations

import pytest

from refcheck.content.files import kind_of, may_show, wanted_kind


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        (b"%PDF-1.4 x", "pdf"),
        (b"\n" * 900 + b"%PDF-1.4", "pdf"),
        (b"\n" * 1_100 + b"%PDF-1.4", ""),
        (b"PK\x03\x04", "zip"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "ole"),
        (b"{\\rtf1", "rtf"),
        (b"%!PS-Adobe", "postscript"),
        (b"\x89PNG\r\n\x1a\n", "image"),
        (b"GIF89a", "image"),
        (b"\xff\xd8\xff\xe0", "image"),
        (b"RIFF\x00\x00\x00\x00WEBPVP8", "image"),
        (b"RIFF\x00\x00\x00\x00WAVE", ""),
        (b"<html>", ""),
        (b"", ""),
    ],
)
def test_a_file_is_what_its_first_bytes_say(body: bytes, kind: str) -> None:
    assert kind_of(body) == kind


@pytest.mark.parametrize(
    ("url", "kind"),
    [
        ("http://h.example/a.pdf", "pdf"),
        ("http://h.example/a.PDF?x=1", "pdf"),
        ("http://h.example/a.docx", "zip"),
        ("http://h.example/a.epub", "zip"),
        ("http://h.example/a.jpg", "image"),
        ("http://h.example/a.doc", ""),
        ("http://h.example/a?file=b.pdf", ""),
        ("http://h.example/a", ""),
        ("http://h.pdf", ""),
        ("http://h.example/a.pdf/b", ""),
    ],
)
def test_a_name_says_what_a_file_should_be(url: str, kind: str) -> None:
    assert wanted_kind(url) == kind


@pytest.mark.parametrize(
    ("body", "kind", "shows"),
    [
        (b'<embed src="/b.pdf">', "pdf", True),
        (b"<script src='/pdfjs/build/pdf.js'>", "pdf", True),
        (b"<a href=/raw/b.pdf>Download</a>", "pdf", True),
        (b'<object type="application/pdf">', "pdf", True),
        (b"<script>viewer({file: '/b.pdf'})</script>", "pdf", True),
        (b"<iframe width=9 src='/files/88'></iframe>", "pdf", True),
        (b"<iframe src='https://ads.example.net/f'></iframe>", "pdf", False),
        (b"<iframe src='//ads.example.net/f'></iframe>", "pdf", False),
        (b"<p>/a/b.pdf is not here</p>", "pdf", False),
        (b"<p>nothing</p>", "pdf", False),
        (b"<a href='/a.docx'>", "zip", True),
        (b"<p>a.docx</p>", "zip", False),
        (b"<img src='/a.jpg'>", "image", True),
        (b"<p>a.jpg</p>", "image", False),
    ],
)
def test_a_page_may_be_a_viewer(body: bytes, kind: str, shows: bool) -> None:
    assert may_show(body, kind) is shows
