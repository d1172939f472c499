from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from refcheck.config import locate


@pytest.fixture
def tree(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A checked tree beside the user's own folder, with nothing above it that could be read."""
    folder = tmp_path / "tree"
    folder.mkdir()
    monkeypatch.setattr(locate, "users_own", lambda: tmp_path / "own" / "refcheck.toml")
    return folder


@pytest.fixture
def own(tmp_path: Path) -> Callable[[str], Path]:
    """Write the user's own configuration file."""

    def write(text: str) -> Path:
        path = tmp_path / "own" / "refcheck.toml"
        path.parent.mkdir(exist_ok=True)
        path.write_text(text)
        return path

    return write
