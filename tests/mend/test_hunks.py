"""Hunks lead from the lines before to those after, whatever was changed, and show no more than they must."""

from __future__ import annotations

import hashlib
import re
import tempfile
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from refcheck.mend import apply, diff
from refcheck.model.finding import Confidence, Finding, Severity
from refcheck.model.place import Edit, Fix, Location

HEAD = re.compile(r"@@ -(\d+)(?:,(\d+))? \+(\d+)(?:,(\d+))? @@.*")
TEXTS = st.text(st.sampled_from("ab\n\né"), max_size=80)


def applied(before: str, shown: str) -> str:
    """Apply a diff strictly: every count and every line of context must be right."""
    lines = re.split(r"(?<=\n)", before)
    out: list[str] = []
    at = 0
    rows = iter(shown.replace("\n\\ No newline at end of file\n", "\0\n").split("\n"))
    for row in rows:
        head = HEAD.fullmatch(row)
        if head is None:
            assert not row or row[0] in "#-+"
            continue
        start, count = int(head[1]), int(head[2] or 1)
        new, new_count = int(head[3]), int(head[4] or 1)
        low = start - 1 if count else start
        out += lines[at:low]
        assert len(out) == (new - 1 if new_count else new)
        at = low
        grown = len(out) + new_count
        while at < low + count or len(out) < grown:
            line = next(rows)
            text = line[1:-1] if line.endswith("\0") else f"{line[1:]}\n"
            if line[0] != "+":
                assert lines[at] == text
                at += 1
            if line[0] != "-":
                out.append(text)
    return "".join(out + lines[at:])


@given(TEXTS, st.lists(st.tuples(st.integers(0, 80), st.integers(0, 9), TEXTS), max_size=6))
def test_the_hunks_make_of_the_file_what_is_written(text: str, wished: list[tuple[int, int, str]]) -> None:
    body = text.encode()
    digest = hashlib.sha256(body).hexdigest()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "x.md"
        path.write_bytes(body)
        edits: list[Edit] = []
        at = 0
        for start, length, new in sorted(wished):
            low, high = len(text[:start].encode()), len(text[: start + length].encode())
            if low >= at and low < high:
                edits.append(Edit(path=str(path), sha256=digest, start=low, end=high, text=new))
                at = high
        finding = Finding(
            code="TTL002",
            name="n",
            severity=Severity.ERROR,
            confidence=Confidence.HIGH,
            message="m",
            location=Location(path="x.md", line=1),
            fix=Fix(safe=False, summary="s", edits=tuple(edits)),
        )
        shown = diff([finding])
        apply([finding], unsafe=True)
        after = path.read_bytes().decode()
    assert applied(text, shown) == after
    assert bool(shown) == (after != text)
    heads = [line for line in shown.split("\n") if HEAD.fullmatch(line)]
    assert all(head.endswith("unsafe: TTL002") for head in heads)
