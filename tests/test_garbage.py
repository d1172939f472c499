from __future__ import annotations

import gc
import inspect
from collections.abc import Iterator

import pytest

import refcheck
import refcheck.documents
from refcheck.garbage import THRESHOLDS, rarely_collected


@pytest.fixture(autouse=True)
def usual() -> Iterator[None]:
    before = gc.get_threshold()
    gc.set_threshold(700, 10, 10)
    yield
    gc.set_threshold(*before)


def test_garbage_is_looked_for_less_often_within_and_as_before_afterwards() -> None:
    with rarely_collected():
        assert gc.get_threshold() == THRESHOLDS
    assert gc.get_threshold() == (700, 10, 10)


def test_it_is_as_before_when_what_was_done_within_failed() -> None:
    with pytest.raises(KeyError), rarely_collected():
        raise KeyError
    assert gc.get_threshold() == (700, 10, 10)


def test_the_last_of_several_that_overlap_puts_back_what_was() -> None:
    one, other = rarely_collected(), rarely_collected()
    one.__enter__()
    other.__enter__()
    one.__exit__(None, None, None)
    assert gc.get_threshold() == THRESHOLDS
    other.__exit__(None, None, None)
    assert gc.get_threshold() == (700, 10, 10)


@pytest.mark.parametrize("own", [(0, 10, 10), (200_000, 10, 10)])
def test_a_host_that_looks_less_often_keeps_its_way(own: tuple[int, int, int]) -> None:
    gc.set_threshold(*own)
    with rarely_collected():
        assert gc.get_threshold() == own
    assert gc.get_threshold() == own


def test_what_a_host_sets_within_stays() -> None:
    with rarely_collected():
        gc.set_threshold(500, 5, 5)
    assert gc.get_threshold() == (500, 5, 5)


def test_a_check_is_called_as_it_says() -> None:
    assert "offline" in inspect.signature(refcheck.check).parameters


def test_a_document_that_is_read_alone_is_a_run(monkeypatch: pytest.MonkeyPatch) -> None:
    seen = []
    monkeypatch.setattr(refcheck.documents, "_read", lambda *_: seen.append(gc.get_threshold()))
    refcheck.documents.read_text("A text.")
    assert (seen, gc.get_threshold()) == ([THRESHOLDS], (700, 10, 10))
