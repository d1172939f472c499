from __future__ import annotations

from typing import Any

import pytest

from refcheck.content.worker import WorkerError
from refcheck.documents import containers, read_bytes
from refcheck.documents.containers import opened
from refcheck.errors import DocumentError

REASONS = {"damaged": ("has no pages", "print it again"), "too-large": ("is a huge book", "split it")}
FAILED = ("cannot be read as one", "make it again")


def open_one(raw: bytes = b"x") -> Any:
    return opened("a:b", "a.one", raw, wall=1.0, reasons=REASONS, failed=FAILED)


@pytest.mark.parametrize(
    ("reason", "said"),
    [
        ("damaged", "a.one: has no pages; print it again"),
        ("too-large", "a.one: is a huge book; split it"),
        ("encrypted", "a.one: is protected by a password; save a copy without the password"),
        ("timeout", "a.one: took too long to read; split it into smaller files"),
        ("killed", "a.one: takes more memory than is given to it; split it into smaller files"),
        ("failed", "a.one: cannot be read as one; make it again"),
        ("unheard-of", "a.one: cannot be read as one; make it again"),
    ],
)
@pytest.mark.parametrize("raised", [True, False])
def test_what_is_wrong_is_said_in_the_words_of_the_format(
    monkeypatch: pytest.MonkeyPatch, reason: str, said: str, raised: bool
) -> None:
    def run(*_: object, **__: object) -> dict[str, str]:
        if raised:
            raise WorkerError(reason)
        return {"failed": reason}

    monkeypatch.setattr(containers, "run", run)
    with pytest.raises(DocumentError) as caught:
        open_one()
    assert str(caught.value) == said


def test_what_the_worker_says_is_given_back(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(containers, "run", lambda *_, **__: {"pages": []})
    assert open_one() == {"pages": []}


def test_an_empty_file_is_not_opened() -> None:
    with pytest.raises(DocumentError, match="is empty"):
        open_one(b"")


@pytest.mark.parametrize(
    ("name", "others"), [("docx", ("PDF", "EPUB")), ("epub", ("Word", "PDF")), ("pdf", ("Word", "EPUB"))]
)
def test_a_file_that_is_none_is_told_of_its_own_format(name: str, others: tuple[str, ...]) -> None:
    with pytest.raises(DocumentError, match="whatever its name says") as caught:
        read_bytes(b"no container at all", path="a", format=name)
    assert not any(other in str(caught.value) for other in others)
