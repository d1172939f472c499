from __future__ import annotations

import sys
from collections.abc import Callable
from typing import Any

import pytest

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


def test_a_dump_checks_nothing(run: Run, calls: Calls, monkeypatch: pytest.MonkeyPatch) -> None:
    planned: list[Any] = []

    def plan(*sources: Any, config: Any, changed: str | None) -> None:
        planned.append((sources, config.only))

    monkeypatch.setattr(sys.modules["refcheck.pipeline"], "plan", plan, raising=False)
    outcome = run("links", "a.md", "--dump")
    assert (outcome.code, outcome.out, calls) == (0, "nothing would be asked\n", [])
    assert planned == [(("a.md",), ("links",))]
    assert run("links", "a.md", "--dump", "--offline").out == "nothing would be asked\n"
    assert len(planned) == 1


def test_a_change_alone_is_looked_at(run: Run, calls: Calls) -> None:
    assert run("links", "a.md", "--changed", "main").code == 0
    assert calls[-1][1]["changed"] == "main"
    outcome = run("links", "a.md", "--changed", "--lock", "update")
    assert (outcome.code, "leave --lock out" in outcome.err) == (2, True)
