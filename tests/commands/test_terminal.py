from __future__ import annotations

import io
import os
import sys
from pathlib import Path

import pytest

from refcheck.commands import terminal
from refcheck.errors import OutputError


class Screen(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(
    ("choice", "screen", "environ", "expected"),
    [
        ("auto", True, {}, True),
        ("auto", False, {}, False),
        ("auto", True, {"TERM": "dumb"}, False),
        ("auto", True, {"NO_COLOR": "1"}, False),
        ("auto", True, {"NO_COLOR": ""}, True),
        ("auto", False, {"FORCE_COLOR": "1"}, True),
        ("auto", True, {"FORCE_COLOR": "0"}, False),
        ("auto", False, {"FORCE_COLOR": "1", "TERM": "dumb"}, True),
        ("auto", False, {"FORCE_COLOR": "1", "NO_COLOR": "1"}, False),
        ("always", False, {"NO_COLOR": "1"}, True),
        ("never", True, {"FORCE_COLOR": "1"}, False),
    ],
)
def test_when_there_is_colour(choice: str, screen: bool, environ: dict[str, str], expected: bool) -> None:
    stream = Screen() if screen else io.StringIO()
    assert terminal.wants_color(choice, stream, environ) is expected


def test_a_stream_that_is_gone_is_no_terminal() -> None:
    closed = Screen()
    closed.close()
    assert not terminal.is_terminal(io.TextIOWrapper(io.BytesIO()))
    assert not terminal.is_terminal(None)
    broken = io.StringIO()
    broken.close()
    assert not terminal.is_terminal(broken)


def test_a_message_is_one_harmless_line(capsys: pytest.CaptureFixture[str]) -> None:
    terminal.say("a\x1b[31m\nb \u202ec")
    captured = capsys.readouterr()
    assert captured.err == "refcheck: a\ufffd[31m b \ufffdc\n"
    assert captured.out == ""


def test_a_bare_message_keeps_its_lines(capsys: pytest.CaptureFixture[str]) -> None:
    terminal.say("a\nb", bare=True)
    assert capsys.readouterr().err == "a\nb\n"


def test_a_message_fits_any_encoding(monkeypatch: pytest.MonkeyPatch) -> None:
    body = io.BytesIO()
    monkeypatch.setattr(sys, "stderr", io.TextIOWrapper(body, encoding="ascii"))
    terminal.say("“é” \udcff")
    assert body.getvalue() == b"refcheck: \\u201c\\xe9\\u201d \\ufffd\n"


def test_messages_survive_a_stderr_that_is_gone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stderr", None)
    terminal.say("a")
    closed = io.StringIO()
    closed.close()
    monkeypatch.setattr(sys, "stderr", closed)
    terminal.say("a")


def test_results_end_in_a_line_end(capsys: pytest.CaptureFixture[str]) -> None:
    terminal.put("a")
    terminal.put("b\n")
    terminal.put("")
    assert capsys.readouterr().out == "a\nb\n"


def test_what_a_machine_reads_is_utf_8_with_its_own_line_ends(monkeypatch: pytest.MonkeyPatch) -> None:
    body = io.BytesIO()
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(body, encoding="ascii", newline="\r\n"))
    monkeypatch.setattr(os, "linesep", "\r\n")
    terminal.put("é\n", machine=True)
    terminal.put("é\n")
    assert body.getvalue() == "é\n".encode() + b"\\xe9\r\n"


def test_a_stdout_without_bytes_is_written_as_text(monkeypatch: pytest.MonkeyPatch) -> None:
    stream = io.StringIO()
    monkeypatch.setattr(sys, "stdout", stream)
    terminal.put("é", machine=True)
    assert stream.getvalue() == "é\n"


def test_a_stdout_that_is_closed_is_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdout", None)
    with pytest.raises(OutputError, match="closed"):
        terminal.put("a")
    closed = io.StringIO()
    closed.close()
    monkeypatch.setattr(sys, "stdout", closed)
    with pytest.raises(OutputError, match="cannot be written"):
        terminal.put("a")


class Failing(io.StringIO):
    def __init__(self, error: OSError) -> None:
        super().__init__()
        self.error = error

    def write(self, text: str) -> int:
        raise self.error


def test_a_reader_that_went_away_is_no_error(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdout", Failing(BrokenPipeError()))
    terminal.put("a")


def test_a_full_disk_is_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdout", Failing(OSError(28, "No space left on device")))
    with pytest.raises(OutputError, match="no space left on device"):
        terminal.put("a")


def test_hush_leads_stdout_nowhere(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    path = tmp_path / "out.txt"
    with path.open("w") as stream:
        monkeypatch.setattr(sys, "stdout", stream)
        terminal.hush()
        stream.write("lost")
    assert path.read_text() == ""
