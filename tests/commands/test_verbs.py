from __future__ import annotations

import importlib
from collections.abc import Callable
from typing import Any

import click
import pytest

from refcheck.commands.options import MARGIN, VerbCommand
from refcheck.commands.verbs import VERBS, group, with_default_verb
from refcheck.version import __version__


@pytest.mark.parametrize("verb", VERBS, ids=lambda verb: verb.name)
def test_every_verb_of_the_table_has_its_module(verb: Any) -> None:
    command = importlib.import_module(f"refcheck.commands.{verb.module}").command
    assert isinstance(command, click.Command)
    assert command.name == verb.name
    assert verb.summary.endswith(".")
    assert command.help
    assert command.epilog
    assert "refcheck" in command.epilog


@pytest.mark.parametrize("verb", VERBS, ids=lambda verb: verb.name)
def test_the_help_of_every_verb(run: Callable[..., Any], verb: Any) -> None:
    outcome = run(verb.name, "--help")
    assert (outcome.code, outcome.err) == (0, "")
    assert outcome.out.startswith(f"Usage: refcheck {verb.name} [OPTIONS]")
    assert "Example" in outcome.out
    for name in ("--config", "--isolated", "--quiet", "--verbose", "--color", "--no-progress", "--help"):
        assert name in outcome.out


@pytest.mark.parametrize("verb", VERBS, ids=lambda verb: verb.name)
def test_every_option_is_explained(verb: Any) -> None:
    command = group.get_command(click.Context(group), verb.name)
    assert isinstance(command, (VerbCommand, click.Group))
    for parameter in command.params:
        if isinstance(parameter, click.Option):
            assert parameter.help is not None
            assert parameter.help.endswith("."), parameter.name


def test_no_module_of_a_verb_is_missing_from_the_table() -> None:
    command = group.get_command(click.Context(group), "absent")
    assert command is None


def test_the_help_has_its_sections_in_order(run: Callable[..., Any]) -> None:
    outcome = run("--help")
    assert outcome.code == 0
    places = [outcome.out.index(word) for word in ("The job:", "References:", "Memory:", "The tool:", "Options:")]
    assert places == sorted(places)
    assert all(f"  {verb.name.ljust(10)}  {verb.summary}" in outcome.out for verb in VERBS)
    assert "Exit codes:" in outcome.out
    assert max(len(line) for line in outcome.out.splitlines()) <= 80
    assert run("-h").out == outcome.out


def test_the_options_of_a_verb_are_aligned_across_sections(run: Callable[..., Any]) -> None:
    lines = run("check", "--help").out.splitlines()
    starts = {line.index(text) for line in lines for text in ("Ask nobody", "Read no configuration") if text in line}
    assert starts == {MARGIN + 4}


@pytest.mark.parametrize("flag", ["--version", "-V"])
def test_the_version(run: Callable[..., Any], flag: str) -> None:
    outcome = run(flag)
    assert (outcome.code, outcome.out, outcome.err) == (0, f"refcheck {__version__}\n", "")


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        ([], ["check"]),
        (["a.md"], ["check", "a.md"]),
        (["--offline", "a.md"], ["check", "--offline", "a.md"]),
        (["check", "a.md"], ["check", "a.md"]),
        (["rules"], ["rules"]),
        (["./rules"], ["check", "./rules"]),
        (["--help"], ["--help"]),
    ],
)
def test_check_is_the_verb_when_none_is_given(arguments: list[str], expected: list[str]) -> None:
    assert with_default_verb(arguments) == expected


def test_help_lists_the_formats_that_there_are(run: Callable[..., Any]) -> None:
    from refcheck.exports import FORMATS as EXPORTS
    from refcheck.reports import FORMATS as REPORTS

    checking = " ".join(run("check", "--help").out.split())
    assert f"Formats: {', '.join(REPORTS)}." in checking.replace("step- summary", "step-summary")
    exporting = " ".join(run("export", "--help").out.split())
    assert f"The format to write: {', '.join(EXPORTS)}, or zotero" in exporting.replace("- ", "-")


def test_no_help_shows_what_only_lays_it_out(run: Callable[..., Any]) -> None:
    from refcheck.commands.verbs import VERBS

    for verb in VERBS:
        text = run(verb.name, "--help").out
        assert "\\b" not in text
        assert "\b" not in text
        examples = text.partition("Examples:\n")[2]
        assert not examples or examples.startswith("    refcheck ")
