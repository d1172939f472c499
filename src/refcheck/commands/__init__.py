"""The command line: options become a ``Config`` at the door, results are printed; nothing else.

edge      what happens about every verb: errors, signals, exit codes
verbs     the table of verbs, and the help that it makes
options   the options that several verbs share
session   what a verb starts from
terminal  stdout and stderr: results, messages, colours
outputs   FORMAT:PATH, and the delivery of a report
progress  the counter on a terminal
<verb>    one module a verb, with a click command named ``command``
"""

from __future__ import annotations

from collections.abc import Sequence

__all__ = ["main"]


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command line and return its exit code; ``argv`` (default: the process's own) is
    without the program's name.
    """
    try:
        from refcheck.commands.edge import run

        return run(argv)
    except KeyboardInterrupt:  # Ctrl-C while the first modules load
        return 130
