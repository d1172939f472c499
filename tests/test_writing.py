"""What writes files of the user's, of reports and of the memory: whole or not at all, whatever comes in between."""

from __future__ import annotations

from collections.abc import Callable
from itertools import count
from pathlib import Path

import pytest

from refcheck.memory.folder import replace_file as replace_lock
from refcheck.references.store import replace_file as replace_bibliography
from refcheck.reports.files import replace as replace_report
from tests.interrupts import interrupted_at

Writer = Callable[[Path], None]
WRITERS: list[tuple[Writer, str]] = [
    (lambda path: replace_report(path, "new"), "/reports/files.py"),
    (lambda path: replace_bibliography(path, b"new"), "/references/store.py"),
    (lambda path: replace_lock(path, "new"), "/memory/folder.py"),
]


# Between opening a file and taking charge of it an interrupt leaves it to Python to close it.
@pytest.mark.filterwarnings("ignore::ResourceWarning", "ignore::pytest.PytestUnraisableExceptionWarning")
@pytest.mark.parametrize(("write", "within"), WRITERS)
def test_an_interrupt_at_any_step_leaves_one_whole_file_and_nothing_else(
    tmp_path: Path, write: Writer, within: str
) -> None:
    path = tmp_path / "a.txt"
    for number in count():
        path.write_text("old")
        is_interrupted = False
        try:
            with interrupted_at(number, within):
                write(path)
        except KeyboardInterrupt:
            is_interrupted = True
        assert [found.name for found in tmp_path.iterdir()] == ["a.txt"], number
        assert path.read_text() in {"old", "new"}
        if not is_interrupted:
            break
    assert number > 15
    assert path.read_text() == "new"


@pytest.mark.parametrize(("write", "within"), WRITERS)
def test_a_name_may_be_as_long_as_the_system_lets_it_be(tmp_path: Path, write: Writer, within: str) -> None:
    path = tmp_path / f"{'a' * 251}.txt"
    path.write_text("old")
    write(path)
    assert path.read_text() == "new"
    assert len(list(tmp_path.iterdir())) == 1
