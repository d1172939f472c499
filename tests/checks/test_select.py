from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from refcheck.checks import Selection, codes_of, find_rule, selection_of
from refcheck.config import Config
from refcheck.errors import ConfigError
from refcheck.model.finding import Finding
from refcheck.model.place import Location


def finding(code: str = "TTL002", path: str = "statement.md") -> Finding:
    rule = find_rule(code)
    assert rule is not None
    return rule.finding(message="what", location=Location(path=path, line=3))


def hidden(code: str = "TTL002", path: str = "statement.md", **settings: Any) -> str | None:
    return selection_of(Config(**settings)).why_hidden(finding(code, path))


def test_by_default_everything_is_shown() -> None:
    assert Selection().why_hidden(finding()) is None


@pytest.mark.parametrize("word", ["TTL002", "ttl", "TTL0", "in-text-title-mismatch", "ALL"])
def test_a_code_a_prefix_a_name_and_all_are_ignored(word: str) -> None:
    assert hidden(ignore=(word,))


def test_the_longest_prefix_wins_both_ways() -> None:
    assert hidden(select=("TTL",), ignore=("TTL002",))
    assert hidden(select=("TTL002",), ignore=("TTL",)) is None
    assert hidden(select=("TTL002",), ignore=("TTL002",))


def test_what_is_not_selected_is_hidden() -> None:
    assert hidden(select=("LNK",)) == "not selected"
    assert hidden(select=("LNK",), extend_select=("TTL002",)) is None
    assert hidden("DOC014", extend_select=("TTL002",)) is None


def test_ignores_for_a_file() -> None:
    settings: dict[str, Any] = {"per_file_ignores": {"drafts/*.md": ("TTL",)}}
    assert hidden(path="drafts/a.md", **settings)
    assert hidden(path="statement.md", **settings) is None


def test_patterns_for_files_count_from_the_projects_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    below = tmp_path / "drafts"
    below.mkdir()
    monkeypatch.chdir(below)
    assert hidden(path="a.md", root=Path(".."), per_file_ignores={"drafts/*.md": ("TTL",)})


def test_an_ignore_for_a_file_says_its_reason() -> None:
    settings: dict[str, Any] = {"per_file_ignores": {"drafts/*": ("ttl", "in-text-title-mismatch")}}
    reasons = {"drafts/*": {"in-text-title-mismatch": "a nickname"}}
    assert hidden(path="drafts/deep/a.md", per_file_reasons=reasons, **settings) == "a nickname"
    assert hidden("TTL003", path="drafts/a.md", per_file_reasons=reasons, **settings) == "ignored for drafts/*"


def test_what_is_ignored_for_a_file_stays_so_whatever_is_selected() -> None:
    assert hidden(path="drafts/a.md", select=("TTL002",), per_file_ignores={"drafts/*": ("TTL",)})


def test_an_ignore_with_a_reason_says_it() -> None:
    assert hidden(ignore=("TTL002",), ignore_reasons={"in-text-title-mismatch": "a nickname"}) == "a nickname"


def test_only_a_group_but_never_without_what_cannot_be_read() -> None:
    assert hidden("DOC014", only=("links",))
    assert hidden("LNK010", only=("links",)) is None
    assert hidden("TTL002", only=("document",)) is None
    assert hidden("RUN006", only=("links",)) is None


def test_an_unknown_code_is_an_error_with_a_suggestion() -> None:
    with pytest.raises(ConfigError, match="did you mean TTL002"):
        codes_of(["TTL0022"])
    with pytest.raises(ConfigError, match="there is no check"):
        codes_of(["nonsense-beyond-likeness"])
    with pytest.raises(ConfigError):
        codes_of([""])
