from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import click
import pytest

from refcheck.commands.outputs import Output, deliver, outputs_of, parse_output
from refcheck.commands.session import Session
from refcheck.config import Config

from .conftest import a_finding, a_report

FORMATS = {"full": "", "html": "", "json": ""}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("html", Output(format="html")),
        ("html:a.html", Output(format="html", path=Path("a.html"))),
        (r"html:C:\reports\a.html", Output(format="html", path=Path(r"C:\reports\a.html"))),
        ("json:https:x", Output(format="json", path=Path("https:x"))),
    ],
)
def test_an_output_is_read(text: str, expected: Output) -> None:
    assert parse_output(text, FORMATS) == expected


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("htm", "there is no format 'htm': did you mean html?"),
        ("xyzzy", "there is no format 'xyzzy': known are full, html, json"),
        (r"C:\a.html", "there is no format 'C'"),
        ("html:", "'html:' names no file after the colon"),
        ("", "there is no format ''"),
    ],
)
def test_a_mistaken_output_is_told(text: str, message: str) -> None:
    with pytest.raises(click.UsageError) as caught:
        parse_output(text, FORMATS)
    assert message in caught.value.message


def outputs(*specs: str, output: str | None = None, chosen: bool = True, **parts: Any) -> tuple[Output, ...]:
    config = Config(outputs=specs, root=parts.pop("root", Path()))
    session = Session(config=config, chosen=frozenset({"output-format"} if chosen and specs else ()))
    return outputs_of(session, output, **parts)


def test_without_wishes_the_full_report_goes_to_stdout() -> None:
    assert outputs() == (Output(format="full"),)


def test_files_come_beside_stdout() -> None:
    assert outputs("html:a.html") == (Output(format="full"), Output(format="html", path=Path("a.html")))


def test_one_format_replaces_the_one_of_stdout() -> None:
    assert outputs("html:a.html", "json") == (Output(format="json"), Output(format="html", path=Path("a.html")))


def test_output_takes_what_would_go_to_stdout() -> None:
    assert outputs("json", output="a.txt") == (Output(format="json", path=Path("a.txt")),)
    assert outputs(output="a.md") == (Output(format="markdown", path=Path("a.md")),)


def test_the_configurations_outputs_are_under_its_root() -> None:
    found = outputs("html:reports/a.html", chosen=False, root=Path(".."))
    assert found == (Output(format="full"), Output(format="html", path=Path("../reports/a.html")))


def test_the_command_lines_output_replaces_the_configurations() -> None:
    assert outputs("html:a.html", output="b.json", chosen=False) == (Output(format="json", path=Path("b.json")),)


@pytest.mark.parametrize(
    ("specs", "output", "message"),
    [
        (("json", "html"), None, "only one format can go to the standard output"),
        (("json:a", "html:a"), None, "a is named twice"),
        (("json:a",), "./a.json", ""),
        (("json", "html:a"), "a", "a is named twice"),
    ],
)
def test_clashes(specs: tuple[str, ...], output: str | None, message: str) -> None:
    if not message:
        assert len(outputs(*specs, output=output)) == 2
        return
    with pytest.raises(click.UsageError, match=message):
        outputs(*specs, output=output)


def test_a_report_is_never_written_onto_what_is_checked(tmp_path: Path) -> None:
    document = tmp_path / "a.md"
    document.touch()
    (tmp_path / "way").symlink_to(tmp_path)
    with pytest.raises(click.UsageError, match="is what is checked"):
        outputs(f"markdown:{tmp_path}/way/a.md", inputs=[str(document)])


def test_devices_may_be_named_twice() -> None:
    assert len(outputs("json:/dev/stdout", "html:/dev/stdout")) == 3


def session(**parts: Any) -> Session:
    return Session(config=Config(), **parts)


def test_files_are_written_and_named(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    page = tmp_path / "deep" / "a.json"
    code = deliver(a_report(a_finding()), (Output(format="full"), Output(format="json", path=page)), session())
    captured = capfd.readouterr()
    assert code == 1
    assert page.is_file()
    assert str(page) in captured.out
    assert captured.err == ""


def test_what_only_goes_to_files_is_said_on_stderr(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    page = tmp_path / "a.json"
    assert deliver(a_report(), (Output(format="json", path=page),), session()) == 0
    captured = capfd.readouterr()
    assert (captured.out, captured.err) == ("", f"refcheck: wrote {page}\n")
    deliver(a_report(), (Output(format="json", path=page),), session(verbosity=-1))
    assert capfd.readouterr().err == ""


def test_an_output_that_cannot_be_written(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "file").write_text("x")
    bad = Output(format="json", path=tmp_path / "file" / "a.json")
    good = Output(format="json", path=tmp_path / "good.json")
    assert deliver(a_report(a_finding()), (Output(format="full"), bad, good), session()) == 2
    captured = capfd.readouterr()
    assert captured.err.count("\n") == 1
    assert "cannot be written" in captured.err
    assert "TTL002" in captured.out
    assert good.path is not None
    assert good.path.is_file()


def test_an_interrupted_run_weighs_more(tmp_path: Path) -> None:
    bad = Output(format="json", path=tmp_path)
    report = a_report(a_finding())
    report = replace(report, run=replace(report.run, interrupted=True))
    assert deliver(report, (bad,), session()) == 130


def test_only_formats_for_people_are_coloured(capfd: pytest.CaptureFixture[str]) -> None:
    always: Callable[[str], int] = lambda name: deliver(  # noqa: E731
        a_report(a_finding()), (Output(format=name),), session(color="always")
    )
    always("full")
    assert "\x1b[" in capfd.readouterr().out
    always("json")
    assert "\x1b[" not in capfd.readouterr().out
