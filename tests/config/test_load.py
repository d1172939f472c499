from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from refcheck.config import Config, LockMode, Search, policy
from refcheck.config.load import load
from refcheck.errors import ConfigError
from refcheck.model.finding import Severity

Own = Callable[[str], Path]

EVERYTHING = """
paths = ["docs/a.md"]
references = "refs"
output-format = ["html:reports/a.html", "full"]
select = ["TTL", "DOC"]
ignore = ["DOC014"]
extend-select = "CMP005"
fail-on = "warning"
strict = true
only = ["links", "document"]
timeout = 7
concurrency = 4
per-host = 1
host-interval = 2.5
max-wait = 9
deadline = 100
allow-private-network = false
search = "off"
mailto = "desk@example.org"
transport = "requests"
lock = "ignore"
no-cache = true
[per-file-ignores]
"docs/*.md" = ["DOC"]
"""


def test_without_files_there_are_defaults(tree: Path) -> None:
    loaded = load(start=tree)
    assert loaded.config == Config(root=tree)
    assert loaded.files == ()


def test_everything_is_read_and_typed(tree: Path) -> None:
    path = tree / "refcheck.toml"
    path.write_text(EVERYTHING)
    loaded = load(start=tree)
    config = loaded.config
    assert (config.root, config.file, loaded.files) == (tree, path, (path,))
    assert (config.paths, config.references) == (("docs/a.md",), "refs")
    assert config.outputs == ("html:reports/a.html", "full")
    assert (config.select, config.ignore, config.extend_select) == (("TTL", "DOC"), ("DOC014",), ("CMP005",))
    assert dict(config.per_file_ignores) == {"docs/*.md": ("DOC",)}
    assert (config.fail_on, config.strict, config.only) == (Severity.WARNING, True, ("links", "document"))
    network = config.network
    assert (network.timeout, network.concurrency, network.per_host, network.host_interval) == (7.0, 4, 1, 2.5)
    assert (network.max_wait, network.deadline, network.mailto) == (9.0, 100.0, "desk@example.org")
    assert (network.search, network.allow_private_network, network.proxy) == (Search.OFF, False, None)
    assert (config.memory.use, config.memory.lock, config.memory.refresh) == (False, LockMode.IGNORE, False)


def test_a_pyproject_in_a_folder_above_is_the_root(tree: Path) -> None:
    (tree / "pyproject.toml").write_text("[tool.refcheck]\nstrict = true\n")
    (tree / "docs").mkdir()
    loaded = load(start=tree / "docs")
    assert loaded.config.root == tree
    assert loaded.config.strict


def test_precedence(tree: Path, own: Own) -> None:
    own('timeout = 1\nmax-wait = 1\nmailto = "own@example.org"\nstrict = true\n')
    (tree / "refcheck.toml").write_text('timeout = 2\nmax-wait = 2\nmailto = "project@example.org"\n')
    environ = {"REFCHECK_MAILTO": "environment@example.org"}
    loaded = load(start=tree, environ=environ, options={"timeout": 3.0})
    network = loaded.config.network
    assert (network.timeout, network.max_wait, network.mailto) == (3.0, 2.0, "environment@example.org")
    assert loaded.config.strict
    loaded = load(start=tree, environ=environ, options={"mailto": "line@example.org"})
    assert loaded.config.network.mailto == "line@example.org"
    assert load(start=tree).config.network.mailto == "project@example.org"
    assert [path.parent.name for path in loaded.files] == ["tree", "own"]


def test_isolated_reads_no_file(tree: Path, own: Own) -> None:
    own("timeot = 1\n")
    (tree / "refcheck.toml").write_text("= broken\n")
    loaded = load(start=tree, isolated=True, environ={"REFCHECK_MAILTO": "me@example.org"}, options={"strict": True})
    assert loaded.files == ()
    assert loaded.config.strict
    assert loaded.config.network.mailto == "me@example.org"


def test_a_named_file_is_read_instead_of_the_nearest(tree: Path) -> None:
    (tree / "refcheck.toml").write_text("timeout = 1\n")
    (tree / "ci.toml").write_text("max-wait = 2\n")
    network = load(start=tree, file=tree / "ci.toml").config.network
    assert (network.timeout, network.max_wait) == (20.0, 2.0)


def test_a_named_file_must_be_there(tree: Path) -> None:
    with pytest.raises(ConfigError, match=r"absent\.toml: the configuration cannot be read: no such file"):
        load(start=tree, file=tree / "absent.toml")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("\ntimeot = 3\n", r"refcheck\.toml:2: unknown key 'timeot'; did you mean 'timeout'\?"),
        ("per_host = 3\n", r"unknown key 'per_host'; did you mean 'per-host'\?"),
        ("xyzzy = 3\n", r"unknown key 'xyzzy'; known are paths, "),
        ("[network]\ntimeout = 3\n", r"refcheck\.toml:1: unknown key 'network'"),
        ('strict = true\ntimeout = "3"\n', r"refcheck\.toml:2: 'timeout' should be a number of seconds .*, not \"3\""),
        ("strict = 1\n", r"'strict' should be true or false, not 1"),
        ("timeout = true\n", r"not true"),
        ("timeout = [1]\n", r"not a list"),
        ("timeout = {}\n", r"not a table"),
        ("timeout = 2030-01-01\n", r"not a date"),
        (f'timeout = "{"x" * 500}"\n', r"not \"x{76}\.\.\.$"),
    ],
)
def test_a_mistake_is_named_with_its_place(tree: Path, text: str, message: str) -> None:
    (tree / "refcheck.toml").write_text(text)
    with pytest.raises(ConfigError, match=message):
        load(start=tree)


@pytest.mark.parametrize(
    ("variable", "value"), [("REFCHECK_MAILTO", "nobody"), ("REFCHECK_TRANSPORT", "carrier-pigeon")]
)
def test_a_variable_that_does_not_fit_is_named(tree: Path, variable: str, value: str) -> None:
    with pytest.raises(ConfigError, match=f"{variable} should be .*{value}"):
        load(start=tree, environ={variable: value})


def test_a_key_is_read_and_never_shown(tree: Path, own: Own) -> None:
    own('semantic-scholar-key = "mine"\n')
    assert load(start=tree).config.network.semantic_scholar_key == "mine"
    environ = {"REFCHECK_SEMANTIC_SCHOLAR_KEY": "theirs"}
    loaded = load(start=tree, environ=environ)
    assert loaded.config.network.semantic_scholar_key == "theirs"
    assert "theirs" not in repr(loaded)
    with pytest.raises(ConfigError, match="REFCHECK_SEMANTIC_SCHOLAR_KEY should be a key") as raised:
        load(start=tree, environ={"REFCHECK_SEMANTIC_SCHOLAR_KEY": "not for you"})
    assert "not for you" not in str(raised.value)
    own('semantic-scholar-key = "not for you"\n')
    with pytest.raises(ConfigError, match="should be a key") as raised:
        load(start=tree)
    assert "not for you" not in str(raised.value)


def test_a_vetted_library_lies_beside_the_file_that_names_it(tree: Path, own: Own) -> None:
    folder = own('authority = "mine.bib"\n').parent
    assert load(start=tree).config.authority == (str(folder / "mine.bib"),)
    (tree / "refcheck.toml").write_text('authority = ["vetted.bib", "more/b.bib"]\n')
    (tree / "docs").mkdir()
    assert load(start=tree / "docs").config.authority == (str(tree / "vetted.bib"), str(tree / "more" / "b.bib"))
    assert load(start=tree, options={"authority": ("here.bib",)}).config.authority == ("here.bib",)


@pytest.mark.parametrize("path", ["../theirs.bib", "/etc/theirs.bib"])
def test_a_file_in_the_tree_cannot_name_a_library_outside(tree: Path, path: str) -> None:
    (tree / "refcheck.toml").write_text(f'authority = "{path}"\n')
    with pytest.raises(ConfigError, match="'authority' leads out of the tree"):
        load(start=tree)


def test_an_option_that_nobody_knows_is_an_error(tree: Path) -> None:
    with pytest.raises(ConfigError, match="no setting 'x'"):
        load(start=tree, options={"x": 1})


LOOSER = [
    ("allow-private-network", "true"),
    ("proxy", '"http://proxy.example:3128"'),
    ("search", '"raw"'),
    ("per-host", "3"),
    ("host-interval", "0.1"),
    ("cache-dir", '"cache"'),
    ("refresh", "true"),
    ("semantic-scholar-key", '"abc"'),
    ("registries", '{ wayback = "http://archive.example/" }'),
]


@pytest.mark.parametrize(("key", "value"), LOOSER)
def test_a_file_in_the_tree_cannot_loosen_policy(tree: Path, key: str, value: str, tmp_path: Path) -> None:
    (tree / "refcheck.toml").write_text(f"\n{key} = {value}\n")
    with pytest.raises(ConfigError) as caught:
        load(start=tree)
    message = str(caught.value)
    assert f"refcheck.toml:2: '{key}' may not be loosened by a configuration in the checked tree" in message
    assert str(tmp_path / "own" / "refcheck.toml") in message


@pytest.mark.parametrize(("key", "value"), LOOSER)
def test_the_users_own_file_can(tree: Path, own: Own, key: str, value: str) -> None:
    own(f"{key} = {value}\n")
    assert load(start=tree).config != load(start=tree, isolated=True).config


@pytest.mark.parametrize(("key", "value"), LOOSER)
def test_a_named_file_inside_the_tree_cannot(tree: Path, key: str, value: str) -> None:
    (tree / "ci").mkdir()
    (tree / "ci" / "loose.toml").write_text(f"{key} = {value}\n")
    with pytest.raises(ConfigError, match="may not be loosened"):
        load(start=tree, file=tree / "ci" / "loose.toml")


def test_a_named_file_in_the_tree_of_a_checked_path_cannot(tree: Path, tmp_path: Path) -> None:
    (tree / ".git").mkdir()
    (tree / "docs").mkdir()
    loose = tree / "loose.toml"
    loose.write_text("allow-private-network = true\n")
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    with pytest.raises(ConfigError, match="may not be loosened"):
        load(start=elsewhere, file=loose, checked=[tree / "docs" / "a.md"])
    assert load(start=elsewhere, file=loose).config.network.allow_private_network


def test_a_link_in_the_tree_to_a_file_outside_cannot(tree: Path, tmp_path: Path) -> None:
    (tmp_path / "loose.toml").write_text("allow-private-network = true\n")
    (tree / "loose.toml").symlink_to(tmp_path / "loose.toml")
    with pytest.raises(ConfigError, match="may not be loosened"):
        load(start=tree, file=tree / "loose.toml")


def test_a_named_file_outside_the_tree_can_and_the_root_stays(tree: Path, tmp_path: Path) -> None:
    path = tmp_path / "loose.toml"
    path.write_text('proxy = "http://proxy.example:3128"\n')
    config = load(start=tree, file=path, checked=[tree / "a.md"]).config
    assert config.network.proxy == "http://proxy.example:3128"
    assert (config.root, config.file) == (tree, path)


def test_a_project_may_be_stricter_and_never_looser_than_the_user(tree: Path, own: Own) -> None:
    own('per-host = 1\nsearch = "off"\nallow-private-network = true\nhost-interval = 3\n')
    (tree / "refcheck.toml").write_text(
        'per-host = 2\nsearch = "fields"\nallow-private-network = false\nhost-interval = 1\n'
    )
    network = load(start=tree).config.network
    assert (network.per_host, network.search, network.host_interval) == (1, Search.OFF, 3.0)
    assert network.allow_private_network is False


def test_the_command_line_may_loosen(tree: Path) -> None:
    (tree / "refcheck.toml").write_text("per-host = 1\n")
    config = load(start=tree, options={"allow-private-network": True, "per-host": 9}).config
    assert config.network.allow_private_network
    assert config.network.per_host == 9


@pytest.mark.parametrize(
    "text",
    [
        'references = "../elsewhere"',
        'references = "/tmp"',
        'references = "a/../../b"',
        'references = "out"',
        'paths = ["a.md", "/etc/passwd"]',
        'output-format = ["html:/tmp/x.html"]',
        'output-format = ["html:../x.html"]',
        'output-format = ["html:out/x.html"]',
    ],
)
def test_a_path_that_leads_out_of_the_tree_is_refused(tree: Path, tmp_path: Path, text: str) -> None:
    (tree / "out").symlink_to(tmp_path)
    (tree / "refcheck.toml").write_text(text)
    with pytest.raises(ConfigError, match=r"refcheck\.toml:1: '.*' leads out of the tree: "):
        load(start=tree)


def test_a_link_within_the_tree_is_followed(tree: Path) -> None:
    (tree / "real").mkdir()
    (tree / "references").symlink_to(tree / "real")
    (tree / "refcheck.toml").write_text('references = "references"\n')
    assert load(start=tree).config.references == "references"


@pytest.mark.parametrize("key", ['paths = ["a.md"]', 'references = "r"', "[per-file-ignores]\n'*.md' = 'DOC'"])
def test_what_only_a_project_can_say_is_refused_in_the_users_own(tree: Path, own: Own, key: str) -> None:
    path = own(f"\n{key}\n")
    with pytest.raises(ConfigError, match="is a project's to say") as caught:
        load(start=tree)
    assert (caught.value.path, caught.value.line) == (str(path), 2)


def test_the_users_own_file_is_not_read_as_a_project(own: Own, tree: Path) -> None:
    path = own("allow-private-network = true\n")
    loaded = load(start=path.parent)
    assert loaded.config.network.allow_private_network
    assert (loaded.config.file, loaded.files) == (None, (path,))


def test_an_ignore_has_a_reason_and_may_end(tree: Path) -> None:
    (tree / "refcheck.toml").write_text(
        'ignore = ["DOC014", {codes = ["LNK001", "LNK002"], reason = "the site moves", until = 2026-06-30},'
        ' {codes = "TTL002", reason = "a nickname"}]\n'
    )
    loaded = load(start=tree, today=date(2026, 6, 30))
    assert loaded.config.ignore == ("DOC014", "LNK001", "LNK002", "TTL002")
    assert loaded.config.ignore_reasons["LNK002"] == "the site moves"
    assert loaded.config.ended == ()
    loaded = load(start=tree, today=date(2026, 7, 1))
    assert loaded.config.ignore == ("DOC014", "TTL002")
    assert "LNK001" not in loaded.config.ignore_reasons
    (ended,) = loaded.config.ended
    assert (ended.codes, ended.reason, ended.until) == (("LNK001", "LNK002"), "the site moves", date(2026, 6, 30))
    assert (ended.path, ended.line) == (tree / "refcheck.toml", 1)
    assert "LNK001" in load(start=tree).config.ignore


def test_a_baseline_counts_from_the_folder_of_its_file(tree: Path) -> None:
    (tree / "refcheck.toml").write_text('baseline = "known.json"\n')
    assert load(start=tree).config.baseline == str(tree / "known.json")
    (tree / "refcheck.toml").write_text('baseline = "../known.json"\n')
    with pytest.raises(ConfigError, match="'baseline' leads out of the tree"):
        load(start=tree)


def test_an_ignore_for_files_has_a_reason_and_may_end(tree: Path) -> None:
    (tree / "refcheck.toml").write_text(
        "strict = true\n\n[per-file-ignores]\n"
        '"drafts/*" = ["DOC", {codes = "LNK", reason = "not published yet", until = 2026-06-30}]\n'
        '"old/*" = {codes = ["TTL002"], reason = "as printed"}\n'
    )
    config = load(start=tree, today=date(2026, 6, 30)).config
    assert dict(config.per_file_ignores) == {"drafts/*": ("DOC", "LNK"), "old/*": ("TTL002",)}
    assert dict(config.per_file_reasons["drafts/*"]) == {"LNK": "not published yet"}
    assert dict(config.per_file_reasons["old/*"]) == {"TTL002": "as printed"}
    config = load(start=tree, today=date(2026, 7, 1)).config
    assert config.per_file_ignores["drafts/*"] == ("DOC",)
    (ended,) = config.ended
    assert (ended.codes, ended.line) == (("LNK",), 4)


@pytest.mark.parametrize(
    ("environ", "text", "expected"),
    [
        ({}, "", LockMode.UPDATE),
        ({"CI": "true"}, "", LockMode.READ),
        ({"CI": "1"}, "", LockMode.READ),
        ({"CI": "false"}, "", LockMode.UPDATE),
        ({"CI": ""}, "", LockMode.UPDATE),
        ({"CI": "true"}, 'lock = "update"', LockMode.UPDATE),
        ({"CI": "true"}, 'lock = "ignore"', LockMode.IGNORE),
    ],
)
def test_in_ci_the_lock_is_only_read(tree: Path, environ: dict[str, str], text: str, expected: Any) -> None:
    (tree / "refcheck.toml").write_text(text)
    assert load(start=tree, environ=environ).config.memory.lock is expected


def test_a_path_that_cannot_be_followed_is_refused(tree: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def endless(*_: object) -> bool:
        raise RuntimeError("Symlink loop")

    monkeypatch.setattr(policy, "is_inside", endless)
    (tree / "refcheck.toml").write_text('references = "loop"\n')
    with pytest.raises(ConfigError, match="leads out of the tree: loop"):
        load(start=tree)


def test_patterns_become_the_files_they_find_by_name(tree: Path) -> None:
    (tree / "docs" / "deep").mkdir(parents=True)
    for name in ("b.md", "a.md", "deep/c.md", "x[1].md"):
        (tree / "docs" / name).touch()
    (tree / "refcheck.toml").write_text(
        'paths = ["docs/b.md", "docs/?.md", "docs/**/c.md", "docs/x[1].md", "absent.md"]\n'
    )
    (tree / "below").mkdir()
    paths = load(start=tree / "below").config.paths
    assert paths == ("docs/b.md", "docs/a.md", "docs/deep/c.md", "docs/x[1].md", "absent.md")


def test_a_pattern_that_finds_nothing_is_an_error(tree: Path) -> None:
    (tree / "refcheck.toml").write_text('\npaths = ["docs/*.md"]\n')
    with pytest.raises(ConfigError, match=r"refcheck\.toml:2: 'paths' finds nothing: docs/\*\.md"):
        load(start=tree)


def test_a_pattern_does_not_lead_out_of_the_tree(tree: Path, tmp_path: Path) -> None:
    (tmp_path / "secret.md").touch()
    (tree / "out.md").symlink_to(tmp_path / "secret.md")
    for pattern in ("*.md", "../*.md", f"{tmp_path}/*.md"):
        (tree / "refcheck.toml").write_text(f'paths = ["{pattern}"]\n')
        with pytest.raises(ConfigError, match="leads out of the tree"):
            load(start=tree)


def test_a_trusted_files_patterns_are_those_of_the_working_folder(tree: Path, tmp_path: Path) -> None:
    (tree / "a.md").touch()
    (tmp_path / "ci.toml").write_text('paths = ["*.md"]\n')
    assert load(start=tree, file=tmp_path / "ci.toml").config.paths == ("a.md",)
