"""stdout and stderr: results on the one, everything else on the other, and when there is colour."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Mapping
from contextlib import suppress
from typing import TextIO

from refcheck.errors import OutputError

__all__ = ["hush", "is_terminal", "put", "say", "wants_color"]

PROGRAM = "refcheck"


def is_terminal(stream: TextIO | None) -> bool:
    """Return whether ``stream`` is a terminal."""
    try:
        return stream is not None and stream.isatty()
    except ValueError:  # closed
        return False


def wants_color(choice: str, stream: TextIO | None, environ: Mapping[str, str]) -> bool:
    """Return whether to colour what goes to ``stream``.

    ``choice`` is --color's (auto, always, never) and comes first, then NO_COLOR
    (https://no-color.org), FORCE_COLOR, TERM=dumb, then whether it is a terminal.
    """
    if choice != "auto":
        return choice == "always"
    if environ.get("NO_COLOR"):
        return False
    if environ.get("FORCE_COLOR"):
        return environ["FORCE_COLOR"] not in ("0", "false")
    return environ.get("TERM") != "dumb" and is_terminal(stream)


def say(message: str, *, bare: bool = False, end: str = "\n") -> None:
    """Write a message for a person to stderr, on a line of its own unless ``end`` is another, after
    the program's name unless ``bare``. A stderr that is gone is no reason to stop.
    """
    from refcheck.text.safe import for_terminal, one_line

    line = for_terminal(message) if bare else f"{PROGRAM}: {one_line(message)}"
    if sys.stderr is None:
        return
    encoding = getattr(sys.stderr, "encoding", None) or "utf-8"
    try:
        sys.stderr.write(line.encode(encoding, "backslashreplace").decode(encoding) + end)
        sys.stderr.flush()
    except (OSError, ValueError):
        hush(sys.stderr)


def put(text: str | Iterable[str], *, machine: bool = False) -> None:
    """Write a result (whole or in pieces) to stdout; a line end is added to a whole one that has none.

    What a ``machine`` reads is UTF-8 with its own line ends wherever it goes; the rest is in the
    terminal's encoding. A reader that went away is quiet; any other failure raises ``OutputError``.
    """
    if not text:
        return
    stream = sys.stdout
    whole = (text if text.endswith("\n") else f"{text}\n",) if isinstance(text, str) else text
    try:
        if stream is None:
            raise OutputError("the standard output is closed")
        encoding = "utf-8" if machine else getattr(stream, "encoding", None) or "utf-8"
        buffer = getattr(stream, "buffer", None)
        stream.flush()
        for body in whole:
            if buffer is None:
                stream.write(body)
            else:
                ends = body if machine else body.replace("\n", os.linesep)
                buffer.write(ends.encode(encoding, "backslashreplace"))
        stream.flush()
    except BrokenPipeError:
        hush()
    except (OSError, ValueError) as error:
        hush()
        reason = getattr(error, "strerror", None) or str(error)
        raise OutputError(f"the standard output cannot be written: {reason.lower()}") from None


def hush(stream: TextIO | None = None) -> None:
    """Lead a stream (default: stdout) nowhere: what is still in its buffer would fail once more
    when Python ends.
    """
    with suppress(OSError, ValueError, AttributeError):
        number = (stream or sys.stdout).fileno()
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, number)
        os.close(nowhere)
