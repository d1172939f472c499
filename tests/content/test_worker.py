from __future__ import annotations

import io
import json
import subprocess
import sys
from pathlib import Path

import pytest

from refcheck.content import worker
from refcheck.content.worker import WorkerError, main, run
from tests.fakes.pdf_files import pdf

SOURCE = Path(worker.__file__).parents[2]


def reason(job: str, body: bytes, **bounds: float) -> str:
    with pytest.raises(WorkerError) as caught:
        run(job, body, **bounds)  # type: ignore[arg-type]  # memory is whole, wall is not
    return caught.value.reason


def test_a_job_comes_back() -> None:
    assert run("refcheck.content.worker:pdf_pages", pdf([], [])) == 2


def test_a_job_that_fails_is_one_error() -> None:
    assert reason("refcheck.content.worker:pdf_pages", b"%PDF-") == "failed"
    assert reason("os:getcwd", b"") == "failed"


def test_a_job_that_takes_too_long_is_ended() -> None:
    assert reason("refcheck.content.worker:pdf_pages", pdf([]), wall=0.001) == "timeout"


@pytest.mark.skipif(sys.platform != "linux", reason="the limit of address space is Linux's")
def test_a_job_that_takes_too_much_fails() -> None:
    assert reason("refcheck.content.worker:pdf_pages", pdf([]), memory=10_000_000) in {"failed", "killed"}


def test_a_body_that_is_too_large_is_not_given(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(worker, "MAX_BODY", 10)
    assert reason("refcheck.content.worker:pdf_pages", b"x" * 11) == "too-large"


def test_a_python_that_is_not_there(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "executable", "/no/such/python")
    assert reason("refcheck.content.worker:pdf_pages", b"") == "failed"


@pytest.mark.parametrize(("body", "code", "said"), [(pdf([]), 0, {"ok": 1}), (b"%PDF-", 1, None)])
def test_what_the_process_does(
    body: bytes,
    code: int,
    said: object,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr(worker, "_limit", lambda _: None)
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(body)))
    assert main(["refcheck.content.worker:pdf_pages", "0"]) == code
    printed = capsys.readouterr().out
    assert (json.loads(printed) if printed else None) == said


@pytest.mark.parametrize("job", ["content.pdf_facts", "content.pdf_text", "documents.docx_parts"])
def test_a_process_loads_nothing_of_pages(job: str) -> None:
    code = f"import sys, refcheck.content.worker, refcheck.{job}; print([m for m in ('bs4', 'refcheck.content.html') if m in sys.modules])"
    done = subprocess.run(
        [sys.executable, "-c", code], env={"PYTHONPATH": str(SOURCE)}, capture_output=True, text=True, check=True
    )
    assert done.stdout == "[]\n"
