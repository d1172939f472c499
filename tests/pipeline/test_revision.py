"""git is asked for objects alone, and nothing that a repository holds can make it run a program."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

import pytest

from refcheck.errors import ConfigError
from refcheck.pipeline import revision
from refcheck.pipeline.revision import default_names, is_revision, open_revision

from .repositories import Repository, make_repository, needs_git

pytestmark = needs_git


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    made = make_repository(tmp_path / "project")
    made.put("a.md", "one\n")
    made.commit()
    return made


def test_what_files_were_is_told_byte_for_byte(repository: Repository) -> None:
    odd = "ö and a blank.md"
    repository.put(odd, b"\x00\xff\r\n0123 blob 4\n")
    repository.put("empty.md", "")
    commit = repository.commit()
    repository.put("a.md", "two\n")
    found = open_revision(repository.root, commit).blobs(["a.md", odd, "empty.md", "absent.md", "a\nb.md", "."])
    assert found == {"a.md": b"one\n", odd: b"\x00\xff\r\n0123 blob 4\n", "empty.md": b""}


def test_what_is_too_large_counts_as_not_there(repository: Repository, monkeypatch: pytest.MonkeyPatch) -> None:
    repository.put("b.md", "five!")
    opened = open_revision(repository.root, repository.commit())
    monkeypatch.setattr(revision, "MAX_BLOB", 4)
    assert opened.blobs(["a.md", "b.md"]) == {"a.md": b"one\n"}
    monkeypatch.setattr(revision, "MAX_BLOB", 9)
    monkeypatch.setattr(revision, "MAX_TOTAL", 4)
    assert opened.blobs(["a.md", "b.md"]) == {"a.md": b"one\n"}


def test_it_is_where_the_branch_left_the_other(repository: Repository) -> None:
    begun = repository.git("rev-parse", "HEAD")
    repository.git("switch", "-q", "-c", "feature")
    repository.commit("mine")
    repository.git("switch", "-q", "main")
    repository.commit("theirs")
    repository.git("switch", "-q", "feature")
    for name in ("", "main", "refs/heads/main"):
        assert open_revision(repository.root, name, environ={}).commit == begun
    (repository.root / "below").mkdir()
    assert open_revision(repository.root / "below", "HEAD^").root == repository.root


def test_the_branch_that_a_change_is_meant_for(repository: Repository) -> None:
    assert default_names({"GITHUB_BASE_REF": "next"}) == ["refs/remotes/origin/next"]
    assert default_names({"CI_MERGE_REQUEST_TARGET_BRANCH_NAME": "next"}) == ["refs/remotes/origin/next"]
    assert default_names({})[0] == "refs/remotes/origin/HEAD"
    begun = repository.git("rev-parse", "HEAD")
    repository.git("update-ref", "refs/remotes/origin/next", begun)
    repository.commit("mine")
    # A tag of the same name does not take its place.
    repository.git("tag", "origin/next")
    assert open_revision(repository.root, environ={"GITHUB_BASE_REF": "next"}).commit == begun


@pytest.mark.parametrize("name", ["nope", "--output=x", "-h", "HEAD:a.md", "a b", "HEAD\n", "x" * 300])
def test_what_is_no_revision_is_told(repository: Repository, name: str) -> None:
    assert not is_revision(repository.root, name)
    with pytest.raises(ConfigError, match="there is no revision"):
        open_revision(repository.root, name)


def test_outside_a_repository_and_without_git(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(ConfigError, match="needs a git repository"):
        open_revision(tmp_path, "HEAD")
    monkeypatch.setenv("PATH", f"relative:{tmp_path}")
    with pytest.raises(ConfigError, match="needs a git repository, and git"):
        open_revision(tmp_path, "HEAD")


def test_a_history_that_does_not_reach_back(repository: Repository) -> None:
    repository.git("checkout", "-q", "--orphan", "alone")
    repository.commit("another beginning")
    with pytest.raises(ConfigError, match="have nothing in common"):
        open_revision(repository.root, "main")


def test_nothing_of_the_repository_is_run(
    repository: Repository, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each of these runs a program in some command of git."""
    mark = tmp_path / "ran"
    program = tmp_path / "evil"
    program.write_text(f"#!/bin/sh\necho \"$0 $*\" >> '{mark}'\ncat\n")
    program.chmod(0o755)
    repository.put(".gitattributes", "*.md diff=evil filter=evil merge=evil\n")
    commit = repository.commit()
    for key in (
        *("core.fsmonitor", "core.pager", "core.editor", "core.sshCommand", "core.askPass", "core.gitProxy"),
        *("diff.external", "diff.evil.textconv", "diff.evil.command", "filter.evil.clean", "filter.evil.smudge"),
        *("filter.evil.process", "merge.evil.driver", "credential.helper", "gpg.program", "uploadpack.packObjectsHook"),
        *("core.alternateRefsCommand", "pager.rev-parse", "alias.cat-file", "sequence.editor"),
    ):
        repository.git("config", key, str(program))
    hooks = repository.root / ".git" / "hooks"
    hooks.mkdir(exist_ok=True)
    for name in ("post-index-change", "reference-transaction", "fsmonitor-watchman", "post-checkout"):
        (hooks / name).write_text(program.read_text())
        (hooks / name).chmod(0o755)
    for name in ("GIT_EXTERNAL_DIFF", "GIT_PAGER", "GIT_ASKPASS", "GIT_SSH_COMMAND", "GIT_EDITOR"):
        monkeypatch.setenv(name, str(program))
    repository.put("a.md", "two\n")
    assert open_revision(repository.root, commit).blobs(["a.md"]) == {"a.md": b"one\n"}
    assert not mark.exists()


def test_the_environment_leads_nowhere_else(
    repository: Repository, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = make_repository(tmp_path / "other")
    other.put("a.md", "other\n")
    other.commit()
    monkeypatch.setenv("GIT_DIR", str(other.root / ".git"))
    monkeypatch.setenv("GIT_WORK_TREE", str(other.root))
    monkeypatch.setenv("GIT_OBJECT_DIRECTORY", str(other.root / ".git" / "objects"))
    opened = open_revision(repository.root, "HEAD")
    assert opened.root == repository.root
    assert opened.blobs(["a.md"]) == {"a.md": b"one\n"}
    assert "SECRET" not in revision._environment({"SECRET": "x", "GITHUB_TOKEN": "y", "PATH": "/usr/bin"})


def test_a_repository_that_lies_in_the_tree_as_plain_files_is_not_believed(repository: Repository) -> None:
    """A change may bring one along: the files of a bare repository are files like any other."""
    planted = make_repository(repository.root / "docs")
    planted.put("a.md", "forged\n")
    planted.commit()
    for file in (planted.root / ".git").iterdir():
        file.rename(planted.root / file.name)
    (planted.root / ".git").rmdir()
    config = (planted.root / "config").read_text().replace("bare = false", "bare = false\n\tworktree = ..")
    (planted.root / "config").write_text(config)
    assert planted.git("rev-parse", "--show-toplevel") == str(repository.root)  # git itself is taken in
    with pytest.raises(ConfigError, match="needs a git repository"):
        open_revision(planted.root, "HEAD")


def test_replaced_objects_are_not_believed(repository: Repository) -> None:
    blob = repository.git("rev-parse", "HEAD:a.md")
    repository.put("b.md", "forged\n")
    repository.commit()
    repository.git("replace", blob, repository.git("rev-parse", "HEAD:b.md"))
    assert open_revision(repository.root, "HEAD").blobs(["a.md"]) == {"a.md": b"one\n"}


def test_objects_that_are_not_there_are_not_fetched(repository: Repository, tmp_path: Path) -> None:
    mark = tmp_path / "ran"
    blob = repository.git("rev-parse", "HEAD:a.md")
    for key, value in {
        "remote.origin.url": f"ext::sh -c 'touch {mark}'",
        "remote.origin.promisor": "true",
        "extensions.partialClone": "origin",
        "core.repositoryFormatVersion": "1",
        "protocol.ext.allow": "always",
    }.items():
        repository.git("config", key, value)
    (repository.root / ".git" / "objects" / blob[:2] / blob[2:]).unlink()
    opened = open_revision(repository.root, "HEAD")
    with suppress(ConfigError):  # as some versions of git have it
        assert opened.blobs(["a.md"]) == {}
    assert not mark.exists()
