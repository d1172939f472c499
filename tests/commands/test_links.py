from __future__ import annotations

from collections.abc import Callable
from typing import Any

from .conftest import Calls

Run = Callable[..., Any]


def test_links_alone_are_looked_at(run: Run, calls: Calls) -> None:
    outcome = run("links", "a.md", "--timeout", "3")
    assert (outcome.code, outcome.err) == (0, "")
    assert calls[0][0] == ("a.md",)
    assert calls.config.only == ("links",)
    assert calls.config.network.timeout == 3.0


def test_a_path_is_needed(run: Run, calls: Calls) -> None:
    assert run("links").code == 2
    assert run("links", "absent.md").code == 2
    assert calls == []
