from __future__ import annotations

import hashlib
import os
import socket
from pathlib import Path

import pytest

from refcheck.documents import FORMATS, read, read_text
from refcheck.documents.source import CONVERT, MAX_BYTES, decode, source_of_text
from refcheck.errors import DocumentError


def write(folder: Path, raw: bytes, name: str = "a.md") -> Path:
    path = folder / name
    path.write_bytes(raw)
    return path


def refusal(path: Path | str) -> DocumentError:
    with pytest.raises(DocumentError) as caught:
        read(path)
    return caught.value


def test_a_file_is_read_with_its_digest_and_path(tmp_path: Path) -> None:
    path = write(tmp_path, b"# A\r\n\r\nb\r\n")
    document = read(path)
    assert (document.path, document.format, document.title) == (str(path), "markdown", "A")
    assert document.text == "# A\r\n\r\nb\r\n"
    assert document.sha256 == hashlib.sha256(path.read_bytes()).hexdigest()
    assert document.blocks[1].line == 3


def test_endings_in_any_case(tmp_path: Path) -> None:
    assert read(write(tmp_path, b"x", "A.MD")).format == "markdown"
    assert read(write(tmp_path, b"x", "a.Markdown")).format == "markdown"
    assert read(write(tmp_path, b"x", "a.txt")).format == "text"


@pytest.mark.parametrize("name", ["a.sxw", "a.rtf", "old.DOC", "a.pages"])
def test_texts_of_word_processors_say_how_to_save_them(tmp_path: Path, name: str) -> None:
    assert refusal(write(tmp_path, b"x", name)).remedy == CONVERT


@pytest.mark.parametrize("name", ["a.ipynb", "README", "a.md.bak"])
def test_other_endings_name_what_is_read(tmp_path: Path, name: str) -> None:
    error = refusal(write(tmp_path, b"x", name))
    for known in FORMATS:
        assert all(ending in error.remedy for ending in known.endings)
    assert error.path == str(tmp_path / name)


def test_unknown_format_of_a_text() -> None:
    with pytest.raises(DocumentError, match="docx"):
        read_text("x", format="docx")


def test_an_empty_file_is_an_empty_document(tmp_path: Path) -> None:
    document = read(write(tmp_path, b""))
    assert (document.text, document.blocks, document.problems) == ("", (), ())


def test_absent(tmp_path: Path) -> None:
    assert "no such file" in refusal(tmp_path / "no.md").reason


def test_a_folder(tmp_path: Path) -> None:
    (tmp_path / "d.md").mkdir()
    error = refusal(tmp_path / "d.md")
    assert "folder" in error.reason
    assert error.remedy


def test_a_fifo_does_not_hang(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "f.md")
    assert "FIFO" in refusal(tmp_path / "f.md").reason


def test_a_device(tmp_path: Path) -> None:
    (tmp_path / "z.md").symlink_to("/dev/zero")
    assert "device" in refusal(tmp_path / "z.md").reason


def test_a_socket(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)  # the paths of sockets are short
    with socket.socket(socket.AF_UNIX) as made:
        made.bind("s.md")
        assert "socket" in refusal("s.md").reason


def test_a_link_to_a_file_is_followed(tmp_path: Path) -> None:
    target = write(tmp_path, b"# Here\n", "b.md")
    (tmp_path / "a.md").symlink_to(target)
    assert read(tmp_path / "a.md").title == "Here"


def test_a_link_to_nothing_and_a_loop(tmp_path: Path) -> None:
    (tmp_path / "a.md").symlink_to(tmp_path / "gone.md")
    assert "no such file" in refusal(tmp_path / "a.md").reason
    (tmp_path / "l.md").symlink_to(tmp_path / "l.md")
    assert refusal(tmp_path / "l.md").reason


def test_an_impossible_path() -> None:
    assert refusal("a\0b.md").reason
    assert refusal("x" * 5_000 + ".md").reason


def test_permission_denied_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = write(tmp_path, b"x")

    def denied(*args: object) -> int:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(os, "open", denied)
    assert "not allowed" in refusal(path).reason


def test_too_large(tmp_path: Path) -> None:
    path = tmp_path / "big.md"
    with path.open("wb") as file:
        file.truncate(MAX_BYTES + 1)
    assert "larger than 20 MB" in refusal(path).reason


def test_a_file_that_grows_while_it_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = write(tmp_path, b"x" * 100)
    monkeypatch.setattr("refcheck.documents.source.MAX_BYTES", 100)
    assert read(path).text == "x" * 100
    monkeypatch.setattr("refcheck.documents.source._refuse_odd", lambda status, name, limit: None)
    monkeypatch.setattr("refcheck.documents.source.MAX_BYTES", 99)
    assert "larger" in refusal(path).reason


@pytest.mark.parametrize(
    ("raw", "kind"),
    [
        (b"%PDF-1.7\n", "PDF"),
        (b"PK\x03\x04rest", "ZIP"),
        (b"\xd0\xcf\x11\xe0", "Word"),
        (b"{\\rtf1", "RTF"),
        (b"\x89PNG\r\n", "PNG"),
        (b"\x1f\x8b\x08", "gzip"),
        (b"GIF89a", "GIF"),
        (b"\xff\xd8\xff\xe0", "JPEG"),
    ],
)
def test_binary_files_are_named(tmp_path: Path, raw: bytes, kind: str) -> None:
    error = refusal(write(tmp_path, raw))
    assert kind in error.reason
    assert "Markdown" in error.remedy


def test_nul_bytes_name_the_line(tmp_path: Path) -> None:
    error = refusal(write(tmp_path, b"one\r\ntwo\rthree\nfo\0ur"))
    assert (error.line, "binary" in error.reason) == (4, True)


@pytest.mark.parametrize(
    ("bom", "encoding"),
    [
        (b"\xef\xbb\xbf", "utf-8"),
        (b"\xff\xfe", "utf-16-le"),
        (b"\xfe\xff", "utf-16-be"),
        (b"\xff\xfe\0\0", "utf-32-le"),
        (b"\0\0\xfe\xff", "utf-32-be"),
    ],
)
def test_byte_order_marks(bom: bytes, encoding: str) -> None:
    raw = bom + "# Tïtle 😀\n".encode(encoding)
    source = decode(raw, "a.md")
    assert (source.text, source.encoding, source.bom_length) == ("# Tïtle 😀\n", encoding, len(bom))
    assert source.problems == ()


def test_damaged_utf_16_is_refused() -> None:
    with pytest.raises(DocumentError, match="UTF-16"):
        decode(b"\xff\xfea\0b", "a.md")


@pytest.mark.parametrize("bom", [b"", b"\xef\xbb\xbf"])
def test_windows_1252_is_read_and_said(bom: bytes) -> None:
    source = decode(bom + b"one\ntwo \x93quoted\x94\n", "a.md")
    assert source.text.endswith("two “quoted”\n")
    (problem,) = source.problems
    assert (problem.code, problem.location.line, problem.actual) == ("SYN013", 2, "byte 0x93")
    assert "UTF-8" in problem.remedy
    assert source.encoding == "cp1252"


def test_what_windows_1252_has_no_place_for_is_latin_1() -> None:
    source = decode(b"a\x81\xe9", "a.md")
    assert (source.text, source.encoding) == ("a\x81é", "latin-1")


def test_the_problem_reaches_the_document(tmp_path: Path) -> None:
    assert [p.code for p in read(write(tmp_path, b"caf\xe9\n")).problems] == ["SYN013"]


def test_a_lone_surrogate_cannot_stand_in_a_file() -> None:
    assert source_of_text("a\ud800b", "x").text == "a\ufffdb"
