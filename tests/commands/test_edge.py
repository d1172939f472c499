from __future__ import annotations

import os
import signal
import threading
from collections.abc import Callable
from typing import Any

import click
import pytest

from refcheck import commands
from refcheck.commands import edge
from refcheck.commands.verbs import group
from refcheck.errors import DocumentError

Run = Callable[..., Any]


@pytest.fixture
def verb(monkeypatch: pytest.MonkeyPatch) -> Callable[[Callable[[], Any]], None]:
    """Make ``check`` do something else."""

    def replace(function: Callable[[], Any]) -> None:
        command = click.Command(
            "check", callback=lambda **_: function(), params=[click.Option(["-v", "--verbose"], count=True)]
        )
        monkeypatch.setattr(group, "get_command", lambda *_: command)

    return replace


def raising(error: BaseException) -> Callable[[], None]:
    def function() -> None:
        raise error

    return function


@pytest.mark.parametrize(
    ("codes", "expected"),
    [((0,), 0), ((0, 3), 3), ((3, 1), 1), ((1, 2), 2), ((2, 130), 130), ((2, 143, 1), 143), ((0, 99), 99)],
)
def test_the_weightiest_exit_code_holds(codes: tuple[int, ...], expected: int) -> None:
    assert edge.weightiest(*codes) == expected


@pytest.mark.parametrize(("value", "expected"), [(0, 0), (1, 1), (3, 3), (None, 0)])
def test_a_verbs_value_is_the_exit_code(run: Run, verb: Any, value: int | None, expected: int) -> None:
    verb(lambda: value)
    assert run().code == expected


def test_an_error_of_ours_is_one_line(run: Run, verb: Any) -> None:
    verb(raising(DocumentError("it is empty", path="a.md", line=3, remedy="write something")))
    outcome = run()
    assert (outcome.code, outcome.out) == (2, "")
    assert outcome.err == "refcheck: a.md:3: it is empty; write something\n"


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        (["check", "--tmeout", "3"], "no such option '--tmeout'"),
        (["check", "--timeout"], "--timeout' requires an argument"),
        (["--color", "red"], "'red' is not one of"),
        (["rule"], "missing argument 'CODE' (refcheck rule --help)"),
        (["completion", "tcsh"], "'tcsh' is not one of 'bash', 'zsh', 'fish'"),
        (["--version=3"], "'--version'"),
    ],
)
def test_a_mistaken_call_is_one_line_without_noise(run: Run, arguments: list[str], expected: str) -> None:
    outcome = run(*arguments)
    assert (outcome.code, outcome.out) == (2, "")
    assert outcome.err.count("\n") == 1
    assert expected.lower() in outcome.err.lower()
    assert "Usage:" not in outcome.err
    assert "--help)" in outcome.err


def test_other_complaints_of_click_do_not_point_at_the_help(run: Run, verb: Any) -> None:
    verb(raising(click.ClickException("URL is odd.")))
    assert run().err == "refcheck: URL is odd\n"


def test_an_unexpected_error_is_one_line_that_says_how_to_report_it(run: Run, verb: Any) -> None:
    verb(raising(ZeroDivisionError("division\nby zero")))
    outcome = run()
    assert (outcome.code, outcome.out) == (2, "")
    assert outcome.err.count("\n") == 1
    assert "ZeroDivisionError: division by zero" in outcome.err
    assert "/issues with what it says with -vv" in outcome.err
    assert "Traceback" not in outcome.err


@pytest.mark.parametrize("flags", [["-vv"], ["-v", "-v"], ["-vvv"], ["-v", "--verbose"]])
def test_twice_verbose_shows_the_trace(run: Run, verb: Any, flags: list[str]) -> None:
    verb(raising(RecursionError("deep")))
    outcome = run(*flags)
    assert outcome.code == 2
    assert "Traceback (most recent call last)" in outcome.err
    assert "RecursionError: deep" in outcome.err
    assert "with the lines above" in outcome.err.splitlines()[-1]


def test_a_pipe_that_broke_is_quiet(run: Run, verb: Any) -> None:
    verb(raising(BrokenPipeError()))
    outcome = run()
    assert (outcome.code, outcome.err) == (0, "")


@pytest.mark.parametrize("error", [KeyboardInterrupt(), click.Abort()])
def test_an_interruption_that_nothing_caught(run: Run, verb: Any, error: BaseException) -> None:
    verb(raising(error))
    outcome = run()
    assert (outcome.code, outcome.err) == (130, "refcheck: interrupted\n")


def test_a_termination_that_nothing_caught(run: Run, verb: Any) -> None:
    before = signal.getsignal(signal.SIGTERM)
    verb(lambda: os.kill(os.getpid(), signal.SIGTERM))
    assert run().code == 143
    assert signal.getsignal(signal.SIGTERM) is before


def test_a_termination_after_which_the_verb_still_wrote(run: Run, verb: Any) -> None:
    def function() -> int:
        try:
            os.kill(os.getpid(), signal.SIGTERM)
        except KeyboardInterrupt:
            return 130
        return 0

    verb(function)
    outcome = run()
    assert (outcome.code, outcome.err) == (143, "")


def test_outside_the_main_thread_signals_are_left_alone(run: Run, verb: Any) -> None:
    verb(lambda: 3)
    codes: list[int] = []
    thread = threading.Thread(target=lambda: codes.append(commands.main([])))
    thread.start()
    thread.join()
    assert codes == [3]


def test_an_interruption_while_modules_load(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(edge, "run", raising(KeyboardInterrupt()))
    monkeypatch.setattr(edge, "run", lambda _: raising(KeyboardInterrupt())())
    assert commands.main([]) == 130


def test_the_arguments_are_the_processs_own_unless_given(run: Run, monkeypatch: pytest.MonkeyPatch, capfd: Any) -> None:
    monkeypatch.setattr("sys.argv", ["refcheck", "--version"])
    assert commands.main() == 0
    assert capfd.readouterr().out.startswith("refcheck ")


def test_a_shell_that_completes_is_answered(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("_REFCHECK_COMPLETE", "bash_complete")
    monkeypatch.setenv("COMP_WORDS", "refcheck ex")
    monkeypatch.setenv("COMP_CWORD", "1")
    outcome = run()
    assert outcome.code == 0
    assert "extract" in outcome.out


def test_what_the_system_refuses_is_one_line(run: Run, verb: Any) -> None:
    verb(raising(PermissionError(13, "Permission denied", "a.md")))
    outcome = run()
    assert (outcome.code, outcome.err) == (2, "refcheck: a.md: permission denied\n")
