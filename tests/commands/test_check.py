from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from refcheck.config import Config, LockMode, Search
from refcheck.errors import ConfigError
from refcheck.model.finding import Severity
from tests.pipeline.repositories import make_repository, needs_git

from .conftest import Calls, a_finding, a_report

Run = Callable[..., Any]


def test_options_become_a_configuration(run: Run, calls: Calls) -> None:
    run(
        *("check", "a.md", "--offline", "--timeout", "3", "--concurrency", "4", "--per-host", "5"),
        *("--host-interval", "0", "--max-wait", "7", "--deadline", "8.5", "--search", "raw"),
        *("--mailto", "me@example.org", "--proxy", "http://proxy.example:1", "--allow-private-network"),
        *("--lock", "ignore", "--refresh", "--no-cache", "--cache-dir", "cache"),
        *("--select", "TTL,DOC", "--select", "lnk", "--ignore", "DOC014", "--extend-select", "CMP005"),
        *("--only", "links", "--only", "document", "--fail-on", "never", "--strict"),
    )
    (sources, options), config = calls[0], calls.config
    assert sources == ("a.md",)
    assert options["offline"] is True
    network, memory = config.network, config.memory
    assert (network.timeout, network.concurrency, network.per_host, network.host_interval) == (3.0, 4, 5, 0.0)
    assert (network.max_wait, network.deadline, network.search) == (7.0, 8.5, Search.RAW)
    assert (network.mailto, network.proxy) == ("me@example.org", "http://proxy.example:1")
    assert network.allow_private_network
    assert (memory.lock, memory.refresh, memory.use, memory.cache_dir) == (LockMode.IGNORE, True, False, Path("cache"))
    assert (config.select, config.ignore) == (("TTL", "DOC", "LNK"), ("DOC014",))
    assert (config.extend_select, config.only) == (("CMP005",), ("links", "document"))
    assert (config.fail_on, config.strict) == (None, True)


def test_without_options_the_configuration_is_the_default(run: Run, calls: Calls) -> None:
    assert run("a.md").code == 0
    assert calls.config == Config()
    assert calls[0][1]["offline"] is False
    assert calls[0][1]["progress"] is None


def test_without_a_path_the_library_chooses(run: Run, calls: Calls) -> None:
    run()
    assert calls[0][0] == ()


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--timeout", "x"], '--timeout should be a number of seconds from 0.05 to 3600, not "x"'),
        (["--timeout", "nan"], "--timeout should be"),
        (["--timeout", "-1"], "--timeout should be"),
        (["--concurrency", "1.5"], "--concurrency should be a whole number from 1 to 512"),
        (["--concurrency", "9" * 5000], "--concurrency should be"),
        (["--search", "all"], "--search should be one of off, fields, raw"),
        (["--only", "link"], "--only should be one or more of links, metadata, document"),
        (["--mailto", "nobody"], "--mailto should be a mail address"),
        (["--proxy", "x"], "--proxy should be a proxy's address"),
        (["--lock", "x"], "--lock should be one of"),
        (["--fail-on", "fatal"], "--fail-on should be one of error, warning, info, never"),
        (["--select", "T T"], "--select should be codes"),
        (["-f", "htm"], "there is no format 'htm': did you mean html?"),
        (["-o", "a.xyz"], "no format is known by the ending '.xyz'"),
        (["-f", "markdown:a.md"], "a.md is what is checked"),
        (["--config", "absent.toml"], "absent.toml: the configuration cannot be read"),
    ],
)
def test_a_mistaken_option_is_exit_2_before_anything_is_asked(
    run: Run, calls: Calls, arguments: list[str], message: str
) -> None:
    outcome = run("a.md", *arguments)
    assert (outcome.code, outcome.out, calls) == (2, "", [])
    assert outcome.err.count("\n") == 1
    assert message in outcome.err


def test_a_path_that_does_not_exist_is_exit_2_before_anything_is_asked(run: Run, calls: Calls) -> None:
    outcome = run("a.md", "absent.md")
    assert (outcome.code, outcome.out, calls) == (2, "", [])
    assert outcome.err == "refcheck: absent.md: no such file or folder\n"


@pytest.mark.parametrize(
    ("parts", "arguments", "code"),
    [
        ({}, [], 0),
        ({"findings": (a_finding(),)}, [], 1),
        ({"findings": (a_finding(Severity.WARNING),)}, [], 0),
        ({"findings": (a_finding(Severity.WARNING),)}, ["--fail-on", "warning"], 1),
        ({"findings": (a_finding(),)}, ["--fail-on", "never"], 0),
        ({}, ["--strict"], 1),
        ({"references": ()}, [], 3),
    ],
)
def test_exit_codes(run: Run, calls: Calls, parts: dict[str, Any], arguments: list[str], code: int) -> None:
    calls.report = replace(a_report(), **parts)
    outcome = run("a.md", *arguments)
    assert (outcome.code, outcome.err) == (code, "")


def test_an_interrupted_run_is_written_and_exit_130(run: Run, calls: Calls) -> None:
    report = a_report(a_finding())
    calls.report = replace(report, run=replace(report.run, interrupted=True))
    outcome = run("a.md")
    assert outcome.code == 130
    assert "TTL002" in outcome.out


def test_what_the_library_refuses_is_exit_2(run: Run, calls: Calls) -> None:
    calls.report = ConfigError("there is no check “TTL02”", remedy="did you mean TTL002?")
    outcome = run("a.md", "--select", "TTL02")
    assert (outcome.code, outcome.out) == (2, "")
    assert outcome.err == "refcheck: there is no check “TTL02”; did you mean TTL002?\n"


def test_the_formats_go_where_they_are_asked_to(run: Run, calls: Calls, here: Path) -> None:
    calls.report = a_report(a_finding())
    outcome = run("a.md", "-f", "json", "-f", f"markdown:{here}/deep/a.md")
    assert outcome.code == 1
    assert json.loads(outcome.out)["schema"] == "refcheck-report/1"
    assert "Migrating" in (here / "deep" / "a.md").read_text()


def test_the_configuration_says_where_reports_go(run: Run, calls: Calls, here: Path) -> None:
    (here / "refcheck.toml").write_text('output-format = "json:reports/a.json"\n')
    outcome = run("a.md")
    assert (here / "reports" / "a.json").is_file()
    assert "reports/a.json" in outcome.out
    assert str(here) not in outcome.out


def test_nothing_is_written_where_nothing_says_so(run: Run, calls: Calls, here: Path) -> None:
    run("a.md")
    assert [path.name for path in here.iterdir()] == ["a.md"]


def test_isolated_keeps_a_hostile_project_out(run: Run, calls: Calls, here: Path) -> None:
    (here / "refcheck.toml").write_text('proxy = "http://evil.example:1"\n')
    outcome = run("a.md")
    assert (outcome.code, calls) == (2, [])
    assert "'proxy' may not be loosened by a configuration in the checked tree" in outcome.err
    assert run("a.md", "--isolated").code == 0
    assert calls.config.network.proxy is None


def test_a_hostile_file_that_is_named_is_no_better(run: Run, calls: Calls, here: Path) -> None:
    (here / "loose.toml").write_text("allow-private-network = true\n")
    assert run("a.md", "--config", "loose.toml").code == 2
    assert calls == []


def test_a_quiet_run_says_less(run: Run, calls: Calls) -> None:
    calls.report = a_report(a_finding(Severity.WARNING))
    assert len(run("a.md", "-q").out) < len(run("a.md").out)


def test_a_transport_that_is_not_there_is_exit_2(run: Run, calls: Calls, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("REFCHECK_TRANSPORT", "curl")
    monkeypatch.setattr("refcheck.commands.session.find_spec", lambda _: None)
    outcome = run("a.md", "--offline")
    assert (outcome.code, outcome.out, calls) == (2, "", [])
    assert (
        outcome.err
        == "refcheck: the transport 'curl' needs pycurl, which is not installed; install refcheck-cite[fast], or unset REFCHECK_TRANSPORT\n"
    )


def test_what_the_configuration_names_is_not_written_over(run: Run, calls: Calls, here: Path) -> None:
    (here / "refcheck.toml").write_text('paths = "a.md"\n')
    outcome = run("-f", "markdown:a.md")
    assert (outcome.code, outcome.out, calls) == (2, "", [])
    assert "a.md is what is checked" in outcome.err


@needs_git
def test_a_word_after_changed_is_a_revision_or_a_path(run: Run, calls: Calls, here: Path) -> None:
    repository = make_repository(here)
    repository.commit()
    for arguments, changed, paths in (
        (["--changed", "a.md"], "", ("a.md",)),
        (["a.md", "--changed"], "", ("a.md",)),
        (["a.md", "--changed", "main"], "main", ("a.md",)),
        (["--changed=HEAD^", "a.md"], "HEAD^", ("a.md",)),
        (["a.md"], None, ("a.md",)),
    ):
        assert run("check", *arguments).code == 0
        assert (calls[-1][1]["changed"], calls[-1][0]) == (changed, paths)
    repository.git("branch", "a.md")
    outcome = run("check", "--changed", "a.md")
    assert (outcome.code, "is a revision and a file" in outcome.err) == (2, True)


def test_what_a_change_is_judged_by_is_not_written(run: Run, calls: Calls) -> None:
    outcome = run("check", "a.md", "--changed", "--lock", "update")
    assert (outcome.code, calls) == (2, [])
    assert "leave --lock out" in outcome.err
    assert run("check", "a.md", "--changed", "--lock", "read").code == 0
