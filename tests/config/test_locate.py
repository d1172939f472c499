from __future__ import annotations

import os
from pathlib import Path

import platformdirs
import pytest

from refcheck.config import locate
from refcheck.errors import ConfigError


def test_the_nearest_file_upwards_is_found(tree: Path) -> None:
    deep = tree / "a" / "b"
    deep.mkdir(parents=True)
    (tree / "refcheck.toml").write_text("timeout = 1\n")
    (tree / "a" / "refcheck.toml").write_text("timeout = 2\n")
    found = locate.find(deep)
    assert found is not None
    assert (found.path, found.table) == (tree / "a" / "refcheck.toml", {"timeout": 2})


def test_a_pyproject_counts_only_with_a_table_of_ours(tree: Path) -> None:
    below = tree / "below"
    below.mkdir()
    (tree / "pyproject.toml").write_text("[tool.refcheck]\ntimeout = 3\n")
    (below / "pyproject.toml").write_text("[tool.other]\nx = 1\n")
    found = locate.find(below)
    assert found is not None
    assert found.path.parent == tree


def test_in_one_folder_our_own_file_comes_first(tree: Path) -> None:
    (tree / "pyproject.toml").write_text("[tool.refcheck]\ntimeout = 3\n")
    (tree / "refcheck.toml").write_text("timeout = 4\n")
    found = locate.find(tree)
    assert found is not None
    assert found.table == {"timeout": 4}


def test_a_broken_pyproject_of_somebody_else_is_passed_by(tree: Path) -> None:
    (tree / "pyproject.toml").write_text("[tool.other\n")
    assert locate.find(tree) is None


def test_a_pyproject_that_speaks_of_us_elsewhere_is_passed_by(tree: Path) -> None:
    (tree / "pyproject.toml").write_text('[tool.other]\nx = "tool.refcheck"\n')
    assert locate.find(tree) is None


@pytest.mark.parametrize("text", ["tool = 3 # tool.refcheck\n", "# tool.refcheck\n"])
def test_a_pyproject_without_a_tool_table_has_nothing(tree: Path, text: str) -> None:
    (tree / "pyproject.toml").write_text(text)
    assert locate.find(tree) is None


def test_a_table_of_ours_that_is_no_table(tree: Path) -> None:
    (tree / "pyproject.toml").write_text("tool.refcheck = 3\n")
    with pytest.raises(ConfigError, match=r"tool\.refcheck should be a table"):
        locate.find(tree)


@pytest.mark.parametrize(
    ("text", "line"),
    [("timeout = 1\nselect = [\n\n", 4), ("timeout = 1\n\n= 3\n", 3), ("a = 1\na = 2\n", 2)],
)
def test_what_is_not_toml_is_named_with_its_line(tree: Path, text: str, line: int) -> None:
    (tree / "refcheck.toml").write_text(text)
    with pytest.raises(ConfigError, match="not TOML") as caught:
        locate.find(tree)
    assert (caught.value.path, caught.value.line) == (str(tree / "refcheck.toml"), line)


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        (b"a = 1\nb = '\xff'\n", "not UTF-8"),
        (b"#" * 1_000_001, "larger than"),
        (b"a = " + b"[" * 100_000, "nested too deeply"),
        (b"a = " + b"9" * 5_000, "not TOML"),
    ],
)
def test_a_hostile_file_is_refused_in_a_sentence(tree: Path, body: bytes, reason: str) -> None:
    (tree / "refcheck.toml").write_bytes(body)
    with pytest.raises(ConfigError, match=reason):
        locate.find(tree)


def test_a_byte_order_mark_is_no_harm(tree: Path) -> None:
    (tree / "refcheck.toml").write_bytes(b"\xef\xbb\xbftimeout = 1\n")
    found = locate.find(tree)
    assert found is not None
    assert found.table == {"timeout": 1}


def test_a_pipe_is_not_opened(tree: Path) -> None:
    os.mkfifo(tree / "refcheck.toml")
    os.mkfifo(tree / "pyproject.toml")
    with pytest.raises(ConfigError, match="no regular file"):
        locate.find(tree)


def test_a_pipe_called_pyproject_is_passed_by(tree: Path) -> None:
    os.mkfifo(tree / "pyproject.toml")
    assert locate.find(tree) is None


def test_a_link_that_leads_nowhere(tree: Path) -> None:
    (tree / "refcheck.toml").symlink_to(tree / "absent.toml")
    (tree / "pyproject.toml").symlink_to(tree / "absent.toml")
    with pytest.raises(ConfigError, match="cannot be read: no such file"):
        locate.find(tree)


def test_a_folder_whose_pyproject_leads_nowhere_has_none(tree: Path) -> None:
    (tree / "pyproject.toml").symlink_to(tree / "absent.toml")
    assert locate.find(tree) is None


def test_the_line_of_a_key(tree: Path) -> None:
    (tree / "pyproject.toml").write_text(
        '[tool.other]\ntimeout = 1\n[tool.refcheck]\nstrict = true\n"timeout" = 2\n[tool.refcheck.per-file-ignores]\n'
    )
    found = locate.find(tree)
    assert found is not None
    assert found.line_of("timeout") == 5
    assert found.line_of("per-file-ignores") == 6
    assert found.line_of("select") is None


def test_the_line_of_a_key_is_that_of_the_top_table(tree: Path) -> None:
    (tree / "refcheck.toml").write_text('[per-file-ignores]\nselect = "DOC"\n')
    found = locate.find(tree)
    assert found is not None
    assert found.line_of("select") is None
    assert found.line_of("per-file-ignores") == 1


def test_the_users_own_file_is_where_the_platform_keeps_such(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(platformdirs, "user_config_path", lambda name, **_: tmp_path / name)
    assert locate.users_own() == tmp_path / "refcheck" / "refcheck.toml"


def test_the_tree_of_a_path(tree: Path) -> None:
    (tree / ".git").mkdir()
    (tree / "docs").mkdir()
    assert locate.tree_of(tree / "docs" / "a.md") == tree
    assert locate.tree_of(tree / "docs") == tree
    (tree / "docs" / "refcheck.toml").touch()
    assert locate.tree_of(tree / "docs" / "a.md") == tree / "docs"


def test_a_tree_without_marks_is_the_folder(tree: Path) -> None:
    (tree / "docs").mkdir()
    found = locate.tree_of(tree / "docs" / "a.md")
    # Folders above the test's own may hold marks.
    assert found == tree / "docs" or found in tree.parents


def test_inside_counts_as_written_and_with_links_followed(tree: Path, tmp_path: Path) -> None:
    outside = tmp_path / "outside.toml"
    outside.touch()
    (tree / "link.toml").symlink_to(outside)
    (tmp_path / "way").symlink_to(tree)
    assert locate.is_inside(tree / "link.toml", [tree])
    assert locate.is_inside(tmp_path / "way" / "x.toml", [tree])
    assert not locate.is_inside(outside, [tree])
    assert not locate.is_inside(tree / ".." / "outside.toml", [tree])
