"""What a shell is offered while a command line is typed: verbs, options, their values, and files.

The verb may be left out, so that options of ``check`` come after a path too; where nothing else fits, files do.
"""

from __future__ import annotations

from collections.abc import Callable

import click
from click.shell_completion import CompletionItem, ShellComplete, get_completion_class

from refcheck.commands.verbs import COMPLETE_VARIABLE, PROGRAM, group, with_default_verb

__all__ = ["Completer", "answer", "script", "values"]

Completer = Callable[[click.Context, click.Parameter, str], list[CompletionItem]]


def script(shell: str) -> str | None:
    """Return the completion script of a shell, ``None`` for a shell that has none."""
    found = get_completion_class(shell)
    return None if found is None else found(group, {}, PROGRAM, COMPLETE_VARIABLE).source()


def answer(instruction: str) -> int:
    """Print what a shell asks for ("bash_complete", "zsh_source"); return 1 for an unknown shell."""
    shell, _, what = instruction.partition("_")
    found = get_completion_class(shell)
    if found is None or what not in {"source", "complete"}:
        return 1
    completion = _of(found)(group, {}, PROGRAM, COMPLETE_VARIABLE)
    click.echo(completion.source() if what == "source" else completion.complete())
    return 0


def _of(found: type[ShellComplete]) -> type[ShellComplete]:
    """Return the completion of a shell that knows the verb that is left out, and falls back on files."""

    class Completion(found):  # type: ignore[misc,valid-type]  # a class that is chosen at run time
        def get_completion_args(self) -> tuple[list[str], str]:
            words, incomplete = super().get_completion_args()
            return with_default_verb(words) if words else [], incomplete

        def get_completions(self, args: list[str], incomplete: str) -> list[CompletionItem]:
            items: list[CompletionItem] = super().get_completions(args, incomplete)
            if not items and not incomplete.startswith("-"):
                return [CompletionItem(incomplete, type="file")]
            return items

    return Completion


def values(known: Callable[[], dict[str, str]], *, separated: bool = False) -> Completer:
    """Return a completer of values with what they mean; ``separated`` by commas there may be several."""

    def complete(_context: click.Context, _parameter: click.Parameter, incomplete: str) -> list[CompletionItem]:
        before, comma, last = incomplete.rpartition(",") if separated else ("", "", incomplete)
        return [
            CompletionItem(f"{before}{comma}{value}", help=meaning)
            for value, meaning in known().items()
            if value.lower().startswith(last.lower())
        ]

    return complete
