"""The edge of the program: errors become one line, signals and outcomes an exit code.

0 nothing to say   1 findings   2 usage, configuration, output   3 the run says nothing
130 interrupted (Ctrl-C)   143 terminated
"""

from __future__ import annotations

import os
import re
import signal
import sys
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from types import FrameType

import click

from refcheck.commands.terminal import hush, say
from refcheck.commands.verbs import COMPLETE_VARIABLE, PROGRAM, VERBS, group, with_default_verb
from refcheck.errors import RefcheckError
from refcheck.garbage import rarely_collected

__all__ = ["INTERRUPTED", "TERMINATED", "USAGE", "run", "weightiest"]

USAGE = 2
INTERRUPTED = 130
TERMINATED = 143

_WEIGHTS = (INTERRUPTED, TERMINATED, USAGE, 1, 3, 0)


def weightiest(*codes: int) -> int:
    """Return the exit code that holds when several do: 130, 2, 1, 3, 0."""
    return min(codes, key=lambda code: _WEIGHTS.index(code) if code in _WEIGHTS else 2)


@dataclass(slots=True)
class _Termination:
    asked: bool = False


@contextmanager
def _terminable() -> Iterator[_Termination]:
    """Let SIGTERM end the run as Ctrl-C does; the value tells whether it came."""
    termination = _Termination()

    def terminate(_number: int, _frame: FrameType | None) -> None:
        termination.asked = True
        raise KeyboardInterrupt

    if threading.current_thread() is not threading.main_thread():
        yield termination
        return
    before = signal.signal(signal.SIGTERM, terminate)
    try:
        yield termination
    finally:
        signal.signal(signal.SIGTERM, before)


def run(argv: Sequence[str] | None = None) -> int:
    """Run a verb and return the exit code; nothing is raised but what ends the interpreter."""
    arguments = list(sys.argv[1:] if argv is None else argv)
    if instruction := os.environ.get(COMPLETE_VARIABLE):
        return _complete(instruction)
    with _terminable() as termination, rarely_collected():
        try:
            code = _guarded(with_default_verb(arguments), traces=_wants_traces(arguments))
        except (KeyboardInterrupt, click.Abort):
            say("interrupted")
            code = INTERRUPTED
    return TERMINATED if termination.asked and code == INTERRUPTED else code


def _guarded(arguments: list[str], *, traces: bool) -> int:
    try:
        with group.make_context(PROGRAM, list(arguments)) as context:
            code = group.invoke(context)
    except click.Abort:
        raise
    except click.exceptions.Exit as done:
        return done.exit_code
    except click.ClickException as error:
        say(_usage_line(error, arguments))
        return USAGE
    except RefcheckError as error:
        say(str(error))
        return USAGE
    except BrokenPipeError:
        hush()
        return 0
    except OSError as error:
        hush()
        say(f"{error.filename or 'the standard output'}: {(error.strerror or str(error)).lower()}")
        return USAGE
    except Exception as error:  # noqa: BLE001  # the edge: whatever happened, a person gets one line
        if traces:
            import traceback

            say(traceback.format_exc().rstrip(), bare=True)
        say(_unexpected(error, traces=traces))
        return USAGE
    return code if isinstance(code, int) else 0


def _usage_line(error: click.ClickException, arguments: list[str]) -> str:
    """Return click's message as one line with where to read on."""
    message = " ".join(error.format_message().split()).rstrip(".")
    if message[:1].isupper() and not message[:2].isupper():
        message = message[0].lower() + message[1:]
    verb = f" {arguments[0]}" if arguments and arguments[0] in {verb.name for verb in VERBS} else ""
    if isinstance(error, click.UsageError):
        return f"{message} ({PROGRAM}{verb} --help)"
    return message


def _unexpected(error: Exception, *, traces: bool) -> str:
    from refcheck.config import PROJECT_URL

    what = " ".join(f"{type(error).__name__}: {error}".split())[:300]
    more = "the lines above" if traces else "what it says with -vv"
    return f"an unexpected error, {what}; please report it at {PROJECT_URL}/issues with {more}"


def _wants_traces(arguments: Sequence[str]) -> bool:
    count = sum(len(each) - 1 for each in arguments if re.fullmatch(r"-v+", each))
    return count + arguments.count("--verbose") >= 2


def _complete(instruction: str) -> int:
    """Answer a shell that asks for completions (it sets the variable)."""
    from refcheck.commands.completing import answer

    return answer(instruction)
