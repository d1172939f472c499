"""What the tests of the documentation share: its pages, its console blocks, and a command run as a reader would."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]
DOCS = ROOT / "docs"
README = ROOT / "README.md"
TOP = tuple(ROOT / name for name in ("README.md", "CHANGELOG.md", "CONTRIBUTING.md", "SECURITY.md"))

_FENCE = re.compile(r"^```(?P<language>[\w{}-]*)\n(?P<body>.*?)^```$", re.MULTILINE | re.DOTALL)


def pages() -> tuple[Path, ...]:
    """Return all hand-written and generated pages, the README first."""
    built = DOCS / "_build"
    return (*TOP, *sorted(path for path in DOCS.rglob("*.md") if built not in path.parents))


def fences(text: str, language: str) -> tuple[str, ...]:
    """Return the bodies of the fenced blocks in one language."""
    return tuple(m["body"] for m in _FENCE.finditer(text) if m["language"] == language)


@dataclass(frozen=True, kw_only=True, slots=True)
class Session:
    """A command of a console block and what the page says that it prints."""

    command: str
    output: str

    @property
    def arguments(self) -> list[str]:
        """The words after ``refcheck``, comments left out."""
        return shlex.split(self.command, comments=True)[1:]


def sessions(text: str) -> Iterator[Session]:
    """Yield the commands of all console blocks, in order."""
    for body in fences(text, "console"):
        for part in re.split(r"^\$ ", body, flags=re.MULTILINE)[1:]:
            command, _, output = part.partition("\n")
            yield Session(command=command.strip(), output=output.rstrip("\n"))


def refcheck_sessions(text: str) -> tuple[Session, ...]:
    """Return the commands that are refcheck's."""
    return tuple(each for each in sessions(text) if each.command.split()[0] == "refcheck")


def run(arguments: list[str], folder: Path, *, together: bool = False) -> subprocess.CompletedProcess[str]:
    """Run refcheck as a reader without configuration, memory or colours would.

    With ``together`` stdout holds both streams, as a terminal shows them.
    """
    environment = {
        "PATH": os.environ.get("PATH", ""),
        "HOME": str(folder),
        "PYTHONPATH": str(ROOT / "src"),
        "LC_ALL": "C.UTF-8",
        "COLUMNS": "80",
        "TZ": "UTC",
        **{name: value for name, value in os.environ.items() if name.startswith("COVERAGE_")},
    }
    return subprocess.run(
        [sys.executable, "-m", "refcheck", *arguments],
        cwd=folder,
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT if together else subprocess.PIPE,
        text=True,
        encoding="utf-8",
        timeout=60,
        check=False,
    )


def replace_block(text: str, name: str, body: str) -> str:
    """Return ``text`` with what stands between ``<!-- begin NAME -->`` and ``<!-- end NAME -->`` replaced."""
    begin, end = f"<!-- begin {name} -->\n", f"<!-- end {name} -->"
    head, _, rest = text.partition(begin)
    old, mark, tail = rest.partition(end)
    assert mark, f"no block {name!r}"
    del old
    return f"{head}{begin}{body.strip()}\n{mark}{tail}"
