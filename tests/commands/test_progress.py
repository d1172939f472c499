from __future__ import annotations

import io
import sys
from dataclasses import replace

import pytest

from refcheck.commands.progress import Counter, progress_of
from refcheck.commands.session import Session
from refcheck.config import Config
from refcheck.fetch.exchange import Progress


def after(seconds: float, done: int = 1, *, total: int = 9, url: str = "https://one.example/a") -> Progress:
    return Progress(done=done, total=total, under_way=1, seconds=seconds, url=url)


def painted(stream: io.StringIO) -> list[str]:
    return stream.getvalue().split("\r\x1b[K")[1:]


def test_each_state_paints_the_line_anew_and_the_end_takes_it_away() -> None:
    stream = io.StringIO()
    counter = Counter(stream)
    counter(after(0.1))
    counter(after(0.9, 2, url="https://two.example/"))
    counter.close()
    assert painted(stream) == ["1 of 9 addresses · one.example", "2 of 9 addresses · two.example", ""]


def test_what_came_of_them_is_counted_by_verdict(monkeypatch: pytest.MonkeyPatch) -> None:
    stream = io.StringIO()
    monkeypatch.setenv("COLUMNS", "100")
    counts = {"ok": 790, "timeout": 5, "broken": 9, "blocked": 8, "skipped": 0}
    Counter(stream)(replace(after(0.1, 812, total=1_500), counts=counts))
    assert painted(stream) == [
        "812 of 1,500 addresses · 790 ok · 9 broken · 8 blocked · 5 timeout · one.example",
    ]


def test_a_flood_is_painted_now_and_then_and_at_its_end() -> None:
    stream = io.StringIO()
    counter = Counter(stream)
    for number in range(1, 10):
        counter(after(1 + number / 1_000, number))
    assert [line.partition(" ")[0] for line in painted(stream)] == ["1", "9"]


def test_a_new_round_is_painted_at_once() -> None:
    stream = io.StringIO()
    counter = Counter(stream)
    counter(after(5.0))
    counter(after(0.01))
    assert len(painted(stream)) == 2


def test_the_line_fits_the_terminal_and_harms_it_not(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "24")
    stream = io.StringIO()
    Counter(stream)(after(0, url=f"https://{'a' * 60}.example/"))
    assert painted(stream) == ["1 of 9 addresses · aaaa"]
    stream = io.StringIO()
    Counter(stream)(after(0, url="https://\x1b[2J.example/"))
    assert "\x1b[2J" not in stream.getvalue()


def test_a_counter_that_counted_nothing_writes_nothing() -> None:
    stream = io.StringIO()
    Counter(stream).close()
    assert stream.getvalue() == ""


def test_a_terminal_that_is_gone_does_not_stop_the_run() -> None:
    stream = io.StringIO()
    stream.close()
    Counter(stream)(after(0))


def test_there_is_a_counter_only_on_a_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    with progress_of(Session(config=Config())) as none:
        assert none is None

    class Screen(io.StringIO):
        def isatty(self) -> bool:
            return True

    screen = Screen()
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setattr(sys, "stderr", screen)
    with progress_of(Session(config=Config())) as counter:
        assert isinstance(counter, Counter)
        counter(after(0))
    assert painted(screen)[-1] == ""
